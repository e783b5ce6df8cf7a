"""A file that came with a message. The file itself lies outside everything that is served."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.models.message import Message


class Attachment(models.Model):
    """What is known of a file: never what its sender's machine said of it, but what it is."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    stored_as = models.CharField(max_length=80, unique=True, editable=False)
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Ours: a name can tell on its sender.")
    )
    media_type = models.CharField(_("media type"), max_length=60)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    is_sealed = models.BooleanField(
        _("sealed"), default=False, help_text=_("Only the newsroom's OpenPGP key opens it.")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]

    def __str__(self):
        return self.name
