"""A byline: an author of an article and what they did."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class BylineRole(models.TextChoices):
    BY = "by", _("By")
    REPORTING = "reporting", _("Additional reporting")
    DATA = "data", _("Data")
    TRANSLATION = "translation", _("Translation")
    PHOTOGRAPHS = "photographs", _("Photographs")


class Byline(Orderable):
    """An author of an article and what they did."""

    page = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "newsroom.Author",
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    role = models.CharField(
        _("role"), max_length=12, choices=BylineRole.choices, default=BylineRole.BY
    )

    panels = [FieldRowPanel([FieldPanel("author"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self):
        return f"{self.get_role_display()}: {self.author}"
