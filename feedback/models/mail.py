"""The outbox: mail that follows from a message, entered in the transaction that makes it due.

A row holds no words: what is sent is written from the message at the moment of sending, so that
an erased message leaves nothing in the post.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.models.entry import Entry
from feedback.models.message import Message


class Purpose(models.TextChoices):
    ANNOUNCEMENT = "announcement", _("to the desk: a message is here")
    ADDITION = "addition", _("to the desk: the reader has added to it")
    RECEIPT = "receipt", _("to the reader: your message is here")


class MailState(models.TextChoices):
    QUEUED = "queued", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    DROPPED = "dropped", _("not needed any more")


class OutgoingMailQuerySet(models.QuerySet):
    def due(self):
        """What is to be sent now, the longest due first."""
        return self.filter(state=MailState.QUEUED, due_at__lte=timezone.now()).order_by(
            "due_at", "pk"
        )

    def queued(self):
        return self.filter(state=MailState.QUEUED).order_by("due_at", "pk")


class OutgoingMail(models.Model):
    """One mail, and what came of it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mails")
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    purpose = models.CharField(max_length=14, choices=Purpose.choices)
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.QUEUED)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(
        max_length=80, blank=True, help_text="The kind of the last error: never its words."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="feedback_mail_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "purpose"],
                condition=models.Q(entry__isnull=True),
                name="one_mail_a_message_and_purpose",
            )
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} {self.message.reference}"
