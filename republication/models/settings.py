"""What the newsroom chooses about republication."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="upload")
class RepublicationSettings(BaseGenericSetting):
    """Choices about those who take our work. Everything is off until somebody turns it on."""

    sends_corrections = models.BooleanField(
        _("Corrections go out by themselves"),
        default=False,
        help_text=_(
            "When an article is corrected, retracted or withdrawn, the letter to each outlet that "
            "has a copy is sent at once. Off: it waits in the desk until an editor sends it."
        ),
    )

    counts_readings = models.BooleanField(
        _("Count readings elsewhere"),
        default=False,
        help_text=_(
            "The HTML that others take then holds a picture of one pixel at your own address. It "
            "adds up readings of an article, by site and day, and keeps nothing else: no cookie, "
            "no address. Readers who ask not to be tracked are not counted, and an outlet may "
            "take the pixel out."
        ),
    )

    hub = models.URLField(
        _("WebSub hub"),
        blank=True,
        help_text=_(
            "A service that passes news on to everybody who follows a feed, within seconds "
            "(W3C WebSub). Feeds name it, and it is told of each publication. Empty: none."
        ),
    )

    panels = [
        MultiFieldPanel([FieldPanel("sends_corrections")], heading=_("Letters about corrections")),
        MultiFieldPanel([FieldPanel("counts_readings")], heading=_("Counting")),
        MultiFieldPanel([FieldPanel("hub")], heading=_("Feeds")),
    ]

    class Meta:
        verbose_name = _("Republication")
