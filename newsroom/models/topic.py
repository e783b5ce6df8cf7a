"""What an article is about: countries."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from commons import countries


class ArticleCountry(Orderable):
    """A country that an article is about."""

    page = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(_("country"), max_length=2, choices=countries.choices, db_index=True)

    class Meta(Orderable.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self):
        return countries.name(self.country)
