"""One copy of one article at one address: who told us, when, and what we know of it since.

A plain model and never a snippet: revisions would copy a contact's address to where erasure does
not reach it. Nothing is kept of whoever told us but what was typed.
"""

from datetime import timedelta

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commons.references import new_reference
from newsroom.models import Article
from republication.models.republisher import Republisher
from republication.reuses import addresses

ADDRESS_MAX_LENGTH = addresses.LONGEST
OUTLET_MAX_LENGTH = 200
NOTE_MAX_LENGTH = 2_000
CONTACT_KEPT_FOR = timedelta(days=730)  # with consent: a copy may need a correction
CONTACT_KEPT_WITHOUT_CONSENT = timedelta(days=30)  # long enough to say thank you, and to ask back


class Kind(models.TextChoices):
    COPY = "copy", _("copy")
    LINK = "link", _("link")
    MENTION = "mention", _("mention")


class How(models.TextChoices):
    FORM = "form", pgettext_lazy("way of telling", "form")
    API = "api", _("API")
    MAIL = "mail", _("mail")
    WEBMENTION = "webmention", _("Webmention")
    FOUND = "found", _("found by us")


class State(models.TextChoices):
    REPORTED = "reported", _("reported")
    VERIFIED = "verified", _("verified")
    BROKEN = "broken", _("broken")
    GONE = "gone", _("gone")
    SPAM = "spam", _("spam")
    HIDDEN = "hidden", _("hidden")


# What there is of our work elsewhere, as far as we know.
ONLINE = (State.REPORTED, State.VERIFIED, State.BROKEN, State.HIDDEN)


class ReuseQuerySet(models.QuerySet):
    def shown(self):
        """What readers of the article may be told of: copies that somebody or something checked.

        A report alone shows nothing, or anybody could put a link on our page.
        """
        return self.filter(state=State.VERIFIED, kind=Kind.COPY)

    def online(self):
        """Those that stand somewhere, whatever we think of them."""
        return self.filter(state__in=ONLINE)

    def copies(self):
        """Those that carry the text, not only a link to it."""
        return self.filter(kind=Kind.COPY)

    def stale(self):
        """Copies that stand without something that was corrected since."""
        return self.online().copies().filter(stale_since__isnull=False)

    def awaiting_us(self):
        """Reported and looked at by nobody and nothing since."""
        return self.filter(state=State.REPORTED, kind=Kind.COPY, checked_at__isnull=True)

    def with_expired_contact(self):
        """Those whose contact's last day is over."""
        return self.filter(contact_until__lt=timezone.localdate())

    def with_subjects(self):
        """With what a list says they are about, without a query a row."""
        return self.select_related("article__locale", "republisher")

    def newest(self):
        return self.order_by("-reported_at", "-pk")


class Reuse(models.Model):
    """A copy of an article, or a page that links to it, as far as we know.

    ``url`` is normalised (:mod:`republication.reuses.addresses`); ``fingerprint`` is the same for
    all spellings of it, so that one page is one reuse of an article however often, and by
    whomever, we are told. ``checked_at`` and the states *verified*, *broken* and *gone* are the
    verification's to write, or an editor's.
    """

    reference = models.CharField(
        _("reference"), max_length=12, unique=True, default=new_reference, editable=False
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="reuses"
    )
    url = models.URLField(
        _("address"),
        max_length=ADDRESS_MAX_LENGTH,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    fingerprint = models.CharField(max_length=64, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.COPY)
    republisher = models.ForeignKey(
        Republisher,
        verbose_name=_("outlet we know"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reuses",
    )
    outlet = models.CharField(
        _("outlet"), max_length=OUTLET_MAX_LENGTH, blank=True, help_text=_("As we were told.")
    )
    headline = models.CharField(
        _("headline"), max_length=300, blank=True, help_text=_("The headline it has there.")
    )
    language = models.CharField(
        _("language"), max_length=35, blank=True, help_text=_("As in en, es or pt-BR (BCP 47).")
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=NOTE_MAX_LENGTH, blank=True)

    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact’s e-mail"), blank=True)
    may_contact = models.BooleanField(
        _("may be told of corrections"),
        default=False,
        help_text=_("The contact agreed to be written to when the article is corrected."),
    )
    contact_until = models.DateField(_("contact is erased on"), null=True, blank=True)

    how = models.CharField(_("told by"), max_length=12, choices=How.choices, default=How.FORM)
    reported_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.REPORTED
    )
    checked_at = models.DateTimeField(_("last checked"), null=True, blank=True, editable=False)
    gone_at = models.DateTimeField(_("gone since"), null=True, blank=True, editable=False)
    stale_since = models.DateTimeField(
        _("stale since"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Since then the article has a correction that the copy may not have."),
    )

    objects = ReuseQuerySet.as_manager()

    class Meta:
        verbose_name = _("reuse")
        verbose_name_plural = _("reuses")
        ordering = ["-reported_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-reported_at"], name="reuse_by_state"),
            models.Index(fields=["contact_until"], name="reuse_contact_until"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "fingerprint"], name="reuse_once_per_article_and_page"
            ),
            models.CheckConstraint(
                condition=Q(contact_email="") | Q(contact_until__isnull=False),
                name="reuse_contact_has_a_last_day",
            ),
        ]

    def __str__(self):
        return f"{self.outlet_name}: {self.url}"

    def save(self, *args, **kwargs):
        self.url = addresses.normalised(self.url)
        self.fingerprint = addresses.fingerprint(self.url)
        if (self.contact_email or self.contact_name) and self.contact_until is None:
            self.contact_until = timezone.localdate() + self.contact_is_kept_for
        super().save(*args, **kwargs)

    @property
    def host(self) -> str:
        """The name of the site it stands on."""
        return addresses.host_of(self.url)

    @property
    def outlet_name(self) -> str:
        """The outlet’s name: as we know it, or as we were told, or that of its site."""
        return self.republisher.name if self.republisher_id else self.outlet or self.host

    @property
    def contact_is_kept_for(self) -> timedelta:
        """How long the contact's address is kept, by what the contact agreed to."""
        return CONTACT_KEPT_FOR if self.may_contact else CONTACT_KEPT_WITHOUT_CONSENT

    @property
    def is_stale(self) -> bool:
        return self.stale_since is not None
