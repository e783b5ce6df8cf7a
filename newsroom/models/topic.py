"""What an article is about: countries and criminal groups."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from commons import countries


class ArticleCountry(Orderable):
    """A country that an article is about."""

    page = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(_("country"), max_length=2, choices=countries.choices, db_index=True)

    class Meta(Orderable.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "country"],
                name="one_country_an_article",
                violation_error_message=_("This country is named twice."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return countries.name(self.country)

    @property
    def url(self) -> str:
        return reverse("newsroom:country", args=[self.country])


class ArticleGroup(Orderable):
    """A criminal group that an article is about."""

    page = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(
        "newsroom.CriminalGroup",
        verbose_name=_("criminal group"),
        on_delete=models.PROTECT,
        related_name="article_groups",
    )

    panels = [FieldPanel("group")]

    class Meta(Orderable.Meta):
        verbose_name = _("criminal group")
        verbose_name_plural = _("criminal groups")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "group"],
                name="one_group_an_article",
                violation_error_message=_("This group is named twice."),
            )
        ]

    def __str__(self):
        return str(self.group)
