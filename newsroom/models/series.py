"""A series: articles meant to be read in order."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

from newsroom.models.former_address import KeptAddress, KeptAddressQuerySet


class Series(KeptAddress, TranslatableMixin, models.Model):
    """A series in one language; its translations share the translation key."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("address"), max_length=120, help_text=_("A changed address redirects.")
    )
    description = models.TextField(_("description"), blank=True)
    picture = models.ForeignKey(
        "newsroom.CreditedImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("alt text of the picture"),
        max_length=400,
        blank=True,
        help_text=_("What it shows, in the language of the series."),
    )

    objects = KeptAddressQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
    ]

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

    def clean(self):
        super().clean()
        if self.picture_id and not self.picture_alt.strip():
            raise ValidationError(
                {"picture_alt": _("Say what the picture shows, for readers who do not see it.")}
            )

    @property
    def address_language(self) -> str:
        return self.locale.language_code

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
