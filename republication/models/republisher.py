"""Who takes our work: outlets, the people there, and the keys their programs come with.

What is kept of an outlet is what it told us. A key is shown once and stored as a digest.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from commons import countries, languages
from republication.reuses.addresses import host_of

HOST_MAX_LENGTH = 253  # of a name in DNS (RFC 1035 section 2.3.4)


class RepublisherQuerySet(models.QuerySet):
    """Outlets."""

    def at(self, url: str):
        """Those whose home is on the host of an address or above it, the nearest first.

        ``news.example.org`` belongs to the outlet at ``example.org``, and never the other way.
        """
        labels = host_of(url).split(".")
        hosts = [".".join(labels[position:]) for position in range(len(labels) - 1)]
        return self.filter(host__in=hosts).order_by(models.functions.Length("host").desc(), "pk")


class Republisher(ClusterableModel):
    """An outlet that takes our work, or may."""

    name = models.CharField(_("name"), max_length=160, help_text=_("As its readers know it."))
    home = models.URLField(
        _("home page"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("A copy on this host, or on one below it, is taken to be this outlet’s."),
    )
    host = models.CharField(max_length=HOST_MAX_LENGTH, blank=True, editable=False, db_index=True)
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages.published,
        blank=True,
        help_text=_("In which we write to it. Empty: the newsroom’s own."),
    )
    country = models.CharField(_("country"), max_length=2, choices=countries.choices, blank=True)
    notes = models.TextField(_("notes"), blank=True, help_text=_("For the desk. Never shown."))
    created_at = models.DateTimeField(_("known since"), default=timezone.now, editable=False)

    objects = RepublisherQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("home"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("country")]),
        InlinePanel("contacts", heading=_("Contacts"), label=_("Contact"), icon="mail"),
        FieldPanel("notes"),
    ]

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.host = host_of(self.home)
        if kwargs.get("update_fields") and "home" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "host"}
        super().save(*args, **kwargs)

    @property
    def speaks(self) -> str:
        """The language in which we write to it."""
        return self.language or settings.LANGUAGE_CODE


class Contact(models.Model):
    """A person or a desk at an outlet, as they gave themselves to us."""

    republisher = ParentalKey(Republisher, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("As in “web editor”.")
    )
    email = models.EmailField(_("e-mail"))
    hears_of_corrections = models.BooleanField(
        _("hears of corrections"),
        default=True,
        help_text=_("Gets a message when an article that the outlet has taken is corrected."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldPanel("email"),
        FieldPanel("hears_of_corrections"),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["republisher", "email"],
                name="one_contact_an_address",
                violation_error_message=_("This address is named twice."),
            )
        ]

    def __str__(self):
        return f"{self.name} <{self.email}>" if self.name else self.email


class Scope(models.TextChoices):
    """What a key lets a program do beyond what everybody may."""

    READ = "read", _("read at a higher rate")
    REUSES = "reuses", _("tell us of copies, and see its own")
    WEBHOOKS = "webhooks", _("subscribe to webhooks")
    VERIFY = "verify", _("have copies checked")


def check_scopes(scopes: Iterable[str]) -> None:
    """Raise unless it is a list of one or more scopes that there are."""
    if not isinstance(scopes, list) or not scopes or set(scopes) - set(Scope.values):
        raise ValidationError(
            _("A key needs one or more of these scopes: %(scopes)s."),
            params={"scopes": ", ".join(Scope.values)},
        )


class ApiKeyQuerySet(models.QuerySet):
    """Keys."""

    def usable(self):
        """Neither revoked nor expired."""
        today = timezone.localdate()
        return self.filter(
            Q(expires_on__isnull=True) | Q(expires_on__gte=today), revoked_at__isnull=True
        )


class ApiKey(models.Model):
    """A key as we keep it: enough to know it again, not enough to use it.

    ``digest`` is the SHA-256 of the whole key in hexadecimal. A slow, salted hash protects what
    people choose; this secret has 256 random bits, which nobody can try through, and a hash that
    is slow would be paid for at every request.
    """

    republisher = models.ForeignKey(
        Republisher, verbose_name=_("outlet"), on_delete=models.CASCADE, related_name="keys"
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("What it is used for, as in “our CMS”.")
    )
    prefix = models.CharField(_("begins with"), max_length=16, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes = models.JSONField(_("scopes"), validators=[check_scopes])
    requests_per_window = models.PositiveIntegerField(
        _("amount"),
        null=True,
        blank=True,
        help_text=_("How much it may ask in one window. Empty: what every key may."),
    )
    expires_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until it is revoked.")
    )
    last_used_on = models.DateField(_("last used"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key")
        verbose_name_plural = _("keys")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(requests_per_window__isnull=True) | Q(requests_per_window__gt=0),
                name="key_may_ask_something",
                violation_error_message=_("A key that may ask nothing is better revoked."),
            )
        ]

    def __str__(self):
        return f"{self.name} (wb_{self.prefix}_…)"

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and not self.is_expired

    def allows(self, scope: str) -> bool:
        return scope in self.scopes
