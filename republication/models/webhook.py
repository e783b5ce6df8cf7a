"""Webhooks: where an outlet wants to be told of changes, and what became of each message.

Why it is as it is: ``docs/decisions/0028-webhooks.md``.
"""

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commons import countries, languages
from commons.sealed import seal, unseal
from newsroom.models import Article
from republication.models.change import Change, ChangeKind, SubjectKind
from republication.models.republisher import Republisher

URL_MAX_LENGTH = 500
MOST_IDENTIFIERS = 1_000
SECRET_PURPOSE = "republication.webhooks"  # noqa: S105 - a name, not a secret
# From so many failures in a row on, an endpoint is asked one thing at a time, and with pauses.
FAILURES_THAT_TELL = 5
TEST = "webhook.test"


def _chosen_from(values: Iterable[str], chosen) -> None:
    if not isinstance(chosen, list) or not all(isinstance(each, str) for each in chosen):
        raise ValidationError(_("This is a list of words."))
    if unknown := [each for each in chosen if each not in set(values)]:
        raise ValidationError(
            _("There is no %(unknown)s here. These exist: %(known)s."),
            params={"unknown": ", ".join(unknown), "known": ", ".join(values)},
        )


def check_kinds(chosen) -> None:
    _chosen_from(ChangeKind.values, chosen)


def check_subject_kinds(chosen) -> None:
    _chosen_from(SubjectKind.values, chosen)


def check_languages(chosen) -> None:
    _chosen_from([code for code, _name in languages.published()], chosen)


def check_countries(chosen) -> None:
    _chosen_from(countries.CODES, chosen)


def check_identifiers(chosen) -> None:
    """Raise unless it is a list of at most a thousand short words."""
    if not isinstance(chosen, list) or not all(
        isinstance(each, str) and 0 < len(each) <= 40 for each in chosen
    ):
        raise ValidationError(_("This is a list of words."))
    if len(chosen) > MOST_IDENTIFIERS:
        raise ValidationError(_("Not more than %(most)d."), params={"most": MOST_IDENTIFIERS})


class EndpointState(models.TextChoices):
    UNCHECKED = "unchecked", _("not yet checked")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    DISABLED = "disabled", _("switched off")


class EndpointReason(models.TextChoices):
    """Why an endpoint is in its state, where that does not speak for itself."""

    NEW = "new", _("Waits for its first test to be answered.")
    MOVED = "moved", _("Its address was changed; the new one has not answered a test yet.")
    RESUMED = "resumed", _("Will go on when it has answered a test.")
    UNANSWERED = "unanswered", _("It did not answer the test. Ask for another when it can.")
    BY_HAND = "by-hand", _("Paused by hand.")
    FAILING = "failing", _("It accepted nothing for three days.")
    UNREADABLE = "unreadable", _("Its secret cannot be read any more. Give it a new one.")
    GONE = "gone", _("It answered that it is gone for good (410).")


class EndpointQuerySet(models.QuerySet):
    def listening(self):
        """Those for which changes are kept: active, or for a while not, and never before active."""
        return self.filter(activated_at__isnull=False).exclude(state=EndpointState.DISABLED)

    def of(self, republisher: Republisher):
        return self.filter(republisher=republisher)

    def in_trouble(self):
        """What somebody at the desk may want to look at."""
        return self.filter(
            Q(reason__in=[EndpointReason.FAILING, EndpointReason.UNREADABLE, EndpointReason.GONE])
            | Q(failures__gte=FAILURES_THAT_TELL)
        )


class Endpoint(models.Model):
    """An address of an outlet's program, and what it is to be told.

    Every list of choices that is empty leaves open what it is about. The secrets are sealed
    (:mod:`commons.sealed`); while an earlier one is still good, messages carry both signatures.
    """

    republisher = models.ForeignKey(
        Republisher, verbose_name=_("outlet"), on_delete=models.CASCADE, related_name="endpoints"
    )
    url = models.URLField(
        _("address"), max_length=URL_MAX_LENGTH, validators=[URLValidator(["http", "https"])]
    )
    description = models.CharField(
        _("description"), max_length=160, blank=True, help_text=_("As in “our CMS”.")
    )
    contact_email = models.EmailField(
        _("contact"),
        blank=True,
        help_text=_("Is told when it no longer answers. Empty: the outlet’s contacts."),
    )
    kinds = models.JSONField(_("events"), default=list, blank=True, validators=[check_kinds])
    subject_kinds = models.JSONField(
        _("about"), default=list, blank=True, validators=[check_subject_kinds]
    )
    identifiers = models.JSONField(
        _("only these"), default=list, blank=True, validators=[check_identifiers]
    )
    languages = models.JSONField(
        _("languages"), default=list, blank=True, validators=[check_languages]
    )
    sections = models.JSONField(
        _("sections"), default=list, blank=True, validators=[check_identifiers]
    )
    countries = models.JSONField(
        _("countries"), default=list, blank=True, validators=[check_countries]
    )

    state = models.CharField(
        _("state"), max_length=10, choices=EndpointState.choices, default=EndpointState.UNCHECKED
    )
    reason = models.CharField(
        _("reason"), max_length=12, choices=EndpointReason.choices, blank=True
    )
    state_since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    activated_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    secret_sealed = models.TextField(editable=False)
    previous_secret_sealed = models.TextField(blank=True, editable=False)
    previous_secret_until = models.DateTimeField(null=True, editable=False)

    failures = models.PositiveIntegerField(
        _("failures in a row"), default=0, editable=False, help_text="Since it last accepted one."
    )
    failing_since = models.DateTimeField(null=True, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)
    warned_at = models.DateTimeField(null=True, editable=False)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["republisher__name", "pk"]

    def __str__(self):
        return self.url

    @property
    def secret(self) -> str:
        """``whsec_…``. Raises :class:`~commons.sealed.SealBroken`."""
        return unseal(self.secret_sealed, purpose=SECRET_PURPOSE)

    @secret.setter
    def secret(self, written: str) -> None:
        self.secret_sealed = seal(written, purpose=SECRET_PURPOSE)

    @property
    def secrets(self) -> list[str]:
        """The secrets a message is signed with now: the current one first."""
        current = [self.secret]
        if self.previous_secret_until and self.previous_secret_until > timezone.now():
            current.append(unseal(self.previous_secret_sealed, purpose=SECRET_PURPOSE))
        return current

    @property
    def contacts(self) -> list[str]:
        """Who is told of trouble."""
        if self.contact_email:
            return [self.contact_email]
        return [contact.email for contact in self.republisher.contacts.all()]


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("pending")
    DELIVERED = "delivered", _("delivered")
    PARKED = "parked", _("parked")


class ParkedBecause(models.TextChoices):
    NOT_ACCEPTED = "not-accepted", _("It was not accepted for three days.")
    NOT_ACTIVE = "not-active", _("The webhook was paused for three days.")
    SWITCHED_OFF = "switched-off", _("The webhook was switched off.")
    UNANSWERED = "unanswered", _("The test was not answered.")


class DeliveryQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(state=DeliveryState.PENDING)

    def parked(self):
        return self.filter(state=DeliveryState.PARKED)

    def with_titles(self):
        """With the change it tells of, and ``title``, that of the article it is about."""
        key = Case(When(subject_kind=SubjectKind.ARTICLE, then=Cast("subject", BigIntegerField())))
        titles = Article.objects.filter(pk=OuterRef("key")).values("title")[:1]
        return self.select_related("change").annotate(key=key).annotate(title=Subquery(titles))

    def due(self):
        """What may be sent now, oldest first.

        Not before the entry has its position in the log, nor before all earlier messages about the
        same subject are through or parked. Of an endpoint that keeps failing, only the first.
        """
        now = timezone.now()
        earlier = Delivery.objects.pending().filter(
            endpoint=OuterRef("endpoint"),
            subject_kind=OuterRef("subject_kind"),
            subject=OuterRef("subject"),
            change__position__lt=OuterRef("change__position"),
        )
        ahead = Delivery.objects.pending().filter(
            endpoint=OuterRef("endpoint"), next_at__lte=now, pk__lt=OuterRef("pk")
        )
        open_to = Q(endpoint__state=EndpointState.ACTIVE) | Q(
            endpoint__state=EndpointState.UNCHECKED, type=TEST
        )
        rested = Q(endpoint__rests_until__isnull=True) | Q(endpoint__rests_until__lte=now)
        return (
            self.pending()
            .filter(open_to, rested | Q(type=TEST), next_at__lte=now)
            .filter(Q(change__isnull=True) | Q(change__position__isnull=False))
            .exclude(Exists(earlier))
            .exclude(Q(endpoint__failures__gte=FAILURES_THAT_TELL) & ~Q(type=TEST) & Exists(ahead))
            .order_by("next_at", "pk")
        )


def new_message_id() -> str:
    return f"msg_{secrets.token_hex(16)}"


class Delivery(models.Model):
    """One message to one endpoint: written with the change it tells of, sent by the worker.

    ``next_at`` is when it may be tried (again); a worker that takes it moves it on, so that
    another takes over should the first one fall. ``give_up_at`` stands from the first attempt on.
    """

    endpoint = models.ForeignKey(
        Endpoint, verbose_name=_("webhook"), on_delete=models.CASCADE, related_name="deliveries"
    )
    change = models.ForeignKey(
        Change, null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    message_id = models.CharField(
        _("message"), max_length=40, unique=True, default=new_message_id, editable=False
    )
    type = models.CharField(_("event"), max_length=40)
    subject_kind = models.CharField(
        _("about"), max_length=10, choices=SubjectKind.choices, blank=True
    )
    subject = models.CharField(_("identifier"), max_length=40, blank=True)
    content = models.JSONField(
        null=True, help_text="The data of a message that tells of no single entry of the log."
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DeliveryState.choices,
        default=DeliveryState.PENDING,
    )
    parked_because = models.CharField(
        _("reason"), max_length=12, choices=ParkedBecause.choices, blank=True
    )
    next_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    give_up_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(
        _("attempts"), default=0, help_text="Since it was last asked for."
    )
    delivered_at = models.DateTimeField(_("delivered"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_at"],
                name="deliveries_pending",
                condition=Q(state=DeliveryState.PENDING),
            ),
            models.Index(
                fields=["endpoint", "subject_kind", "subject"], name="deliveries_of_a_subject"
            ),
            models.Index(fields=["endpoint", "state", "-id"], name="deliveries_of_an_endpoint"),
            models.Index(fields=["state", "created_at"], name="deliveries_by_age"),
        ]

    def __str__(self):
        return f"{self.type} {self.subject}".strip()

    @property
    def is_test(self) -> bool:
        return self.type == TEST

    @property
    def in_words(self) -> str:
        """What it tells and of what. Of one :meth:`~DeliveryQuerySet.with_titles`."""
        if self.is_test:
            return str(_("Test"))
        what = self.change.get_kind_display() if self.change else self.type
        return f"{capfirst(what)}: {self.title or self.subject}"

    @property
    def waits(self) -> timedelta:
        """How long it has been on its way, or was."""
        return (self.delivered_at or timezone.now()) - self.created_at


class Attempt(models.Model):
    """One time that a message was sent, and what came back."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(_("when"), default=timezone.now)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    milliseconds = models.PositiveIntegerField(_("took"), default=0)
    error = models.CharField(_("error"), max_length=300, blank=True)
    excerpt = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["pk"]

    def __str__(self):
        return str(self.status or self.error)

    @property
    def is_accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300
