"""A mail to somebody who takes our work: written first, sent afterwards or never.

It is the outbox and what the desk sees of it. A letter is stored in the transaction of what it is
about; a worker sends what is due (:mod:`republication.reuses.post`). Its text greets nobody by
name, so that erasing the address erases the person.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commons import languages
from newsroom.models import Article
from republication.models.republisher import Republisher
from republication.models.reuse import Reuse


class LetterKind(models.TextChoices):
    THANKS = "thanks", _("thank-you")
    CORRECTION = "correction", _("correction")
    CURE = "cure", _("licence not kept")


class LetterState(models.TextChoices):
    DRAFT = "draft", _("draft")
    QUEUED = "queued", _("on its way")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    DROPPED = "dropped", _("not to be sent")


class LetterQuerySet(models.QuerySet):
    def drafts(self):
        """Those that wait for an editor."""
        return self.filter(state=LetterState.DRAFT)

    def due(self):
        """Those that are to be sent now, the one that has waited longest first."""
        return self.filter(state=LetterState.QUEUED, due_at__lte=timezone.now()).order_by(
            "due_at", "pk"
        )

    def awaiting_us(self):
        """What a member of the desk has to decide: drafts, and what could not be delivered."""
        return self.filter(state__in=(LetterState.DRAFT, LetterState.FAILED))

    def with_subjects(self):
        return self.select_related("article__locale", "republisher")


class Letter(models.Model):
    """One mail to one address about one article, and the copies of it that it is about."""

    kind = models.CharField(_("kind"), max_length=12, choices=LetterKind.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=LetterState.choices, default=LetterState.DRAFT
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="letters"
    )
    reuses = models.ManyToManyField(Reuse, verbose_name=_("copies"), related_name="letters")
    republisher = models.ForeignKey(
        Republisher,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="letters",
    )
    to_email = models.EmailField(_("to"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=languages.published)
    subject = models.CharField(_("subject"), max_length=250)
    added = models.TextField(
        _("your own words"),
        blank=True,
        max_length=5_000,
        help_text=_("They stand at the head of the letter, after the greeting."),
    )
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    correction_keys = models.JSONField(
        default=list,
        editable=False,
        help_text="Keys of the corrections it tells of; empty for a withdrawal and a thank-you.",
    )

    created_at = models.DateTimeField(_("drafted"), default=timezone.now, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("due"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    failure = models.CharField(_("why it was not delivered"), max_length=200, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="letter_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "to_email", "language"],
                condition=Q(kind=LetterKind.CORRECTION, state=LetterState.DRAFT),
                name="one_draft_an_article_and_address",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.QUEUED) | Q(due_at__isnull=False),
                name="letter_on_its_way_is_due",
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def is_draft(self) -> bool:
        return self.state == LetterState.DRAFT

    @property
    def waits_for_us(self) -> bool:
        """Whether an editor decides what becomes of it: it was not sent yet, or not delivered."""
        return self.state in (LetterState.DRAFT, LetterState.FAILED)

    @property
    def may_be_sent(self) -> bool:
        """Whether an editor may release it: it waits or failed, and there is somebody to get it."""
        return self.waits_for_us and bool(self.to_email)

    @property
    def lacks_address(self) -> bool:
        """Whether it waits for somebody to say where it goes: nobody is known, or it came back."""
        return self.waits_for_us and (not self.to_email or self.state == LetterState.FAILED)
