"""A series: articles meant to be read in order."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin


class Series(TranslatableMixin, models.Model):
    """A series in one language; its translations share the translation key."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    description = models.TextField(_("description"), blank=True)

    panels = [FieldPanel("title"), FieldPanel("slug"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="one_series_an_address")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("newsroom:series", args=[self.slug])

    def addresses_by_language(self) -> dict[str, str]:
        """Its address in each language that it has been translated into, its own included."""
        addresses = {}
        for series in self.get_translations(inclusive=True).select_related("locale"):
            with override(series.locale.language_code):
                addresses[series.locale.language_code] = series.get_absolute_url()
        return addresses

    @property
    def url(self) -> str:
        return self.get_absolute_url()
