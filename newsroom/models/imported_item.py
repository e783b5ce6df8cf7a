"""An imported item: what became of a part of another system, so that a second import knows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class ImportedItem(models.Model):
    """A post, a picture, an author of the system that ``source`` names, and what it is here.

    What it became is empty when somebody has deleted it since: it is not imported again.
    """

    source = models.CharField(
        _("source"), max_length=200, help_text="The address of the old site, or “file”."
    )
    key = models.CharField(_("key"), max_length=255, help_text="“post:12”, “upload:2019/05/a.jpg”.")
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    image = models.ForeignKey(
        "newsroom.CreditedImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    author = models.ForeignKey(
        "newsroom.Author", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision_id = models.BigIntegerField(
        null=True,
        editable=False,
        help_text="The page’s newest revision when it was imported: a later one is an editor’s.",
    )
    imported_at = models.DateTimeField(_("imported"), auto_now=True)

    class Meta:
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="one_import_of_an_item")
        ]

    def __str__(self):
        return f"{self.source} {self.key}"
