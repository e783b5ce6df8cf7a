"""What a reader sent, and what became of it.

A message is a plain model and never a snippet: revisions would copy personal data to where
erasure does not reach it. Nothing is stored about the sender but what the sender typed; above
all no address of the machine it came from.
"""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commons import languages
from commons.references import new_reference
from feedback.models import access
from newsroom.models import Article
from seizures.models import Seizure
from seizures.paper.boxes import Box

TEXT_MAX_LENGTH = 20_000
LINK_MAX_LENGTH = 500
PASSAGE_MAX_LENGTH = 1_000
CORRECT_MAX_LENGTH = 2_000


class Kind(models.TextChoices):
    COMMENT = "comment", _("Comment")
    CORRECTION = "correction", _("Correction request")
    QUESTION = "question", _("Question")
    TIP = "tip", _("Tip")
    REPUBLICATION = "republication", _("I republished this")


class State(models.TextChoices):
    NEW = "new", _("new")
    OPEN = "open", _("open")
    WAITING = "waiting", _("waiting for the reader")
    ANSWERED = "answered", _("answered")
    LETTER = "letter", _("published as a letter")
    CORRECTED = "corrected", _("made a correction")
    SPAM = "spam", _("spam")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn by the reader")


AWAITING_US = (State.NEW, State.OPEN)
STANDINGS = {
    State.NEW: _("It is stored. An editor has yet to read it."),
    State.OPEN: _("An editor is at it."),
    State.WAITING: _("An editor has written to you and waits for what you say."),
    State.ANSWERED: _("It was answered."),
    State.LETTER: _("It was published as a letter."),
    State.CORRECTED: _("Something was corrected because of it. Thank you."),
    State.CLOSED: _("An editor has read it. It is closed; if you add to it, it is open again."),
}
# What the reader gave, and what was read out of it: gone when the message is erased.
PERSONAL = (
    "text",
    "passage",
    "correct",
    "link",
    "name",
    "email",
    "may_publish",
    "may_name",
    "may_be_at_risk",
    "signs_of_risk",
    "is_sealed",
)


class MessageQuerySet(models.QuerySet):
    def awaiting_us(self):
        """What a member of the desk still has to do something about."""
        return self.filter(state__in=AWAITING_US)

    def not_announced(self):
        """What the desk has had no mail about yet, and has to hear of."""
        return self.filter(announced_at__isnull=True, erased_at__isnull=True).exclude(
            state__in=(State.SPAM, State.WITHDRAWN)
        )

    def with_subjects(self):
        """With what a list says they are about, without a query a row."""
        return self.select_related("article", "seizure", "owner").prefetch_related(
            "seizure__wordings", "seizure__substances", "seizure__places"
        )

    def urgent_first(self):
        """An inbox: what may be a person at risk first, then the newest."""
        return self.order_by("-may_be_at_risk", "-received_at", "-pk")

    def opened_by(self, token: str):
        """The message whose private page this token opens."""
        return self.filter(access_digest=access.digest_of(token))

    def newest(self):
        return self.order_by("-received_at", "-pk")


class Message(models.Model):
    """A reader's message about the newsroom, an article or a record."""

    reference = models.CharField(
        _("reference"), max_length=12, unique=True, default=new_reference, editable=False
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.COMMENT)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
    )
    seizure = models.ForeignKey(
        Seizure,
        verbose_name=_("record"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
    )
    box = models.CharField(
        _("box of the record"),
        max_length=20,
        choices=Box.choices,
        blank=True,
        help_text=_("What is wrong in the record, as its reader says."),
    )
    passage = models.TextField(
        _("passage"), blank=True, help_text=_("The words of the article that it is about.")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.published)
    text = models.TextField(_("message"))
    correct = models.TextField(
        _("what is right"), blank=True, help_text=_("What should stand there, as its reader says.")
    )
    is_sealed = models.BooleanField(
        _("sealed"),
        default=False,
        help_text=_("The text is an OpenPGP message: only the newsroom's key opens it."),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    link = models.URLField(
        _("link"),
        max_length=LINK_MAX_LENGTH,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Where our work was republished, or what supports a correction."),
    )
    may_publish = models.BooleanField(
        _("may be published"), default=False, help_text=_("The reader agreed to publication.")
    )
    may_name = models.BooleanField(
        _("may be thanked by name"),
        default=False,
        help_text=_("The reader agreed to be named where the message led to a change."),
    )
    may_be_at_risk = models.BooleanField(
        _("a person may be at risk"), default=False, editable=False
    )
    signs_of_risk = models.JSONField(
        _("signs of risk"),
        default=list,
        editable=False,
        help_text="Codes of feedback.risk.Sign, never the words in which they were seen.",
    )
    submission_key = models.CharField(
        max_length=40,
        null=True,
        unique=True,
        editable=False,
        help_text="Sent with the form, so that the same form sent twice is one message.",
    )

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
    )
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    announced_at = models.DateTimeField(_("announced to the desk"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)
    access_seed = models.CharField(max_length=22, default=access.new_seed, editable=False)
    access_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-received_at"], name="message_inbox"),
            models.Index(
                fields=["-may_be_at_risk", "-received_at", "-id"], name="message_urgent_first"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True) | Q(seizure__isnull=True),
                name="message_is_about_one_thing",
            )
        ]

    def __str__(self):
        return f"{self.reference} {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self._state.adding and not self.access_digest:
            self.access_digest = access.digest_of(access.token_for(self.access_seed))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("feedback:thanks", args=[self.reference])

    @property
    def access(self) -> str:
        """The token of the reader's private page; ``""`` for a message that has none."""
        return (
            access.known_token(self.access_seed, self.access_digest) if self.access_digest else ""
        )

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def is_closed_to_its_reader(self) -> bool:
        """Whether it was withdrawn or erased: nothing can be added to it."""
        return self.withdrawn_at is not None or self.is_erased

    @property
    def standing_in_words(self) -> str:
        """What became of it, as its reader is told. Spam is told as nothing else: who sends it
        learns nothing, and who was taken for it by mistake loses nothing."""
        if self.withdrawn_at:
            return str(
                _("You took it back. No answer is due, and nothing more of it is published.")
            )
        return str(STANDINGS.get(self.state, STANDINGS[State.NEW]))

    def erase(self) -> None:
        """Forget everything that the reader gave; when, about what and what became of it stays.

        Whoever calls it does so in a transaction that also takes the files of the attachments
        away after the commit. The private page then says that the message was erased.
        """
        for field in PERSONAL:
            setattr(self, field, self._meta.get_field(field).get_default())
        self.submission_key = None
        self.erased_at = timezone.now()
        self.save(update_fields=[*PERSONAL, "submission_key", "erased_at"])
        self.entries.all().delete()
        self.attachments.all().delete()
        self.mails.all().delete()

    @property
    def is_awaiting_us(self) -> bool:
        return self.state in AWAITING_US

    @property
    def waiting_since(self):
        """Since when the reader waits for the desk, or ``None`` when no longer."""
        return self.received_at if self.is_awaiting_us else None

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        if self.article_id:
            return self.article.title
        if self.seizure_id:
            return f"{self.seizure.public_id} {self.seizure.title}".strip()
        return str(_("the newsroom"))
