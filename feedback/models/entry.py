"""What was said after the message: by its reader, by us, and among editors."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.models.message import Message


class Side(models.TextChoices):
    READER = "reader", _("the reader")
    NEWSROOM = "newsroom", _("the newsroom")
    NOTE = "note", _("a note among editors")


class EntryQuerySet(models.QuerySet):
    def shown_to_the_reader(self):
        """Both sides of the conversation, and never what editors note for each other."""
        return self.exclude(side=Side.NOTE).order_by("at", "pk")


class Entry(models.Model):
    """One contribution to a message's conversation. Like the message it is never a snippet."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="entries")
    side = models.CharField(_("from"), max_length=10, choices=Side.choices)
    text = models.TextField(_("text"))
    is_sealed = models.BooleanField(
        _("sealed"), default=False, help_text=_("Only the newsroom's OpenPGP key opens it.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    submission_key = models.CharField(max_length=40, null=True, unique=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.message.reference} {self.get_side_display()}"
