"""What was found on a copy, when it is looked at next, and what becomes of a licence not kept."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from republication.models.letter import Letter
from republication.models.reuse import ONLINE, Reuse
from republication.verification.findings import Check, Finding, Grade, Verdict
from republication.verification.keeping import finding_from, line_from
from republication.verification.lines import Line

# CC 4.0 section 6(b)(1): rights come back if a breach is cured within 30 days of its discovery.
DAYS_TO_CURE = 30


class Outcome(models.TextChoices):
    IN_ORDER = "in-order", _("in order")
    #: The conditions of the licence are met, something we ask for is not.
    REQUESTS = "requests", _("requests open")
    BROKEN = "broken", _("licence not kept")
    UNTOLD = "untold", _("cannot be told")
    UNREACHABLE = "unreachable", _("could not be had")
    GONE = "gone", _("not there any more")


class VerificationQuerySet(models.QuerySet):
    def newest(self):
        return self.order_by("-made_at", "-pk")

    def with_subjects(self):
        return self.select_related("reuse__article__locale")


class Verification(models.Model):
    """One look at one copy: every finding with its evidence, and the version it was held against.

    ``findings`` and ``lines`` are values of :mod:`republication.verification.keeping`; sentences
    are made of them when they are shown, in the language of whoever looks.
    """

    reuse = models.ForeignKey(
        Reuse, verbose_name=_("copy"), on_delete=models.CASCADE, related_name="verifications"
    )
    made_at = models.DateTimeField(_("looked at"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    detail = models.CharField(_("answer"), max_length=200, blank=True)
    version = models.CharField(
        _("compared with version"),
        max_length=64,
        blank=True,
        help_text=_("The version of the package at that moment."),
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    findings = models.JSONField(default=list)
    comparison = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    is_stale = models.BooleanField(_("lacks a correction"), default=False)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["outcome", "-made_at"], name="verification_by_outcome")]

    def __str__(self):
        return f"{self.reuse.host} ({self.get_outcome_display()})"

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        return tuple(map(finding_from, self.findings))

    @property
    def all_lines(self) -> tuple[Line, ...]:
        return tuple(map(line_from, self.lines))

    def broken(self, grade: Grade = Grade.CONDITION) -> list[Check]:
        return [
            finding.check
            for finding in self.all_findings
            if finding.grade == grade and finding.verdict == Verdict.BROKEN
        ]


class WatchQuerySet(models.QuerySet):
    def due(self):
        """Copies to be looked at now, the one that has waited longest first."""
        return self.filter(
            due_at__lte=timezone.now(), reuse__state__in=ONLINE, reuse__kind="copy"
        ).order_by("due_at", "pk")


class Watch(models.Model):
    """When a copy is looked at next. ``failures`` are those in a row in which it was not had."""

    reuse = models.OneToOneField(Reuse, on_delete=models.CASCADE, related_name="watch")
    due_at = models.DateTimeField(default=timezone.now)
    failures = models.PositiveSmallIntegerField(default=0)

    objects = WatchQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="watch_due")]

    def __str__(self):
        return str(self.reuse)


class CureState(models.TextChoices):
    #: The letter waits for an editor.
    DRAFTED = "drafted", _("to be told")
    #: They know, and have until the day that is said.
    RUNNING = "running", _("told")
    CURED = "cured", _("cured")
    #: The days are over and nothing was mended.
    LAPSED = "lapsed", _("not cured in time")
    #: An editor saw that nothing was wrong, or let it be.
    CLOSED = "closed", _("closed")


OPEN = (CureState.DRAFTED, CureState.RUNNING, CureState.LAPSED)


class CureQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def awaiting_us(self):
        """Those in which the next step is an editor's."""
        return self.filter(state__in=(CureState.DRAFTED, CureState.LAPSED))

    def with_subjects(self):
        return self.select_related("reuse__article__locale", "letter", "opened_by__reuse")


class Cure(models.Model):
    """A breach of the licence, and how it is mended. At most one is open a copy.

    The days run from when the outlet was told: section 6(b)(1) counts from *its* discovery.
    """

    reuse = models.ForeignKey(
        Reuse, verbose_name=_("copy"), on_delete=models.CASCADE, related_name="cures"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=CureState.choices, default=CureState.DRAFTED
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        Verification, null=True, editable=False, on_delete=models.SET_NULL, related_name="opened"
    )
    checks = models.JSONField(_("broken conditions"), default=list, editable=False)
    letter = models.OneToOneField(
        Letter,
        verbose_name=_("letter"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="cure",
    )
    told_at = models.DateTimeField(_("told"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("For the desk. Never shown."))

    objects = CureQuerySet.as_manager()

    class Meta:
        verbose_name = _("cure")
        verbose_name_plural = _("cures")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reuse"], condition=Q(state__in=OPEN), name="one_open_cure_a_copy"
            ),
            models.CheckConstraint(
                condition=~Q(state=CureState.RUNNING) | Q(told_at__isnull=False),
                name="running_cure_was_told",
            ),
        ]

    def __str__(self):
        return f"{self.reuse.host}: {self.reuse.article}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def due_on(self) -> date | None:
        """The last day on which mending it brings the rights back."""
        if self.told_at is None:
            return None
        return timezone.localdate(self.told_at) + timedelta(days=DAYS_TO_CURE)

    @property
    def days_left(self) -> int | None:
        return (self.due_on - timezone.localdate()).days if self.due_on else None
