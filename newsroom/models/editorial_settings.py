"""What the newsroom asks of an article before it goes out."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class Level(models.TextChoices):
    """What a finding of a check means to the newsroom."""

    IGNORE = "ignore", _("Do not check")
    WARN = "warn", _("Say so")
    BLOCK = "block", _("Keep it from being published")


def _level(label, default: str = Level.WARN) -> models.CharField:
    return models.CharField(label, max_length=6, choices=Level.choices, default=default)


@register_setting(icon="glasses")
class EditorialSettings(BaseGenericSetting):
    """A level for each check, under the check's own name.

    Two block from the start: a picture without words shuts readers out, and another outlet's
    article without a licence is one that we have no leave to publish. All others say so, and an
    editor decides: a newsroom that wants a stricter house tightens them here.
    """

    alt_texts = _level(_("Pictures have an alt text"), Level.BLOCK)
    licence = _level(_("The licence is set"), Level.BLOCK)
    credits = _level(_("Pictures have a credit"))
    image_licences = _level(_("Pictures may travel with the article"))
    records = _level(_("Records cited are verified"))
    sources = _level(_("Figures have a source"))
    links = _level(_("Links answer, or are archived"))
    standfirst = _level(_("There is a standfirst"))
    headline = _level(_("The headline has a fit length"))
    byline = _level(_("Somebody signs it"))
    schedule = _level(_("Embargo and schedule make sense"))
    translation = _level(_("A translation is in step with its original"))
    headline_shortest = models.PositiveSmallIntegerField(
        _("shortest headline"), default=20, help_text=_("In characters.")
    )
    headline_longest = models.PositiveSmallIntegerField(
        _("longest headline"), default=110, help_text=_("In characters.")
    )

    CHECKS = (
        "licence",
        "alt_texts",
        "credits",
        "image_licences",
        "records",
        "sources",
        "links",
        "standfirst",
        "headline",
        "byline",
        "schedule",
        "translation",
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel(check) for check in CHECKS], heading=_("Before an article goes out")
        ),
        FieldRowPanel(
            [FieldPanel("headline_shortest"), FieldPanel("headline_longest")],
            heading=_("Headline"),
        ),
    ]

    class Meta:
        verbose_name = _("checks before publication")

    def __str__(self):
        return str(self._meta.verbose_name)

    def clean(self):
        super().clean()
        if self.headline_shortest > self.headline_longest:
            raise ValidationError(
                {"headline_shortest": _("The shortest headline is longer than the longest.")}
            )

    def level_of(self, check: str) -> Level:
        return Level(getattr(self, check))

    def label_of(self, check: str) -> str:
        return str(self._meta.get_field(check).verbose_name)
