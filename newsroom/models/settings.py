"""What the newsroom says of itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from commons import licences


@register_setting(icon="globe")
class NewsroomSettings(BaseGenericSetting):
    """Name, licence and addresses. Nothing in the code or a template names the newsroom."""

    name = models.CharField(_("name"), max_length=80, default="Waybill")
    default_licence_code = models.CharField(
        _("licence of new articles"),
        max_length=licences.LICENCE_CODE_MAX_LENGTH,
        choices=licences.choices(),
        default="CC-BY-NC-4.0",
    )
    contact_email = models.EmailField(
        _("contact address"), blank=True, help_text=_("Shown to readers and republishers.")
    )
    desk_email = models.EmailField(
        _("address of the readers’ desk"),
        blank=True,
        help_text=_("Where a new message from a reader is announced. Never shown."),
    )
    security_email = models.EmailField(
        _("address for security reports"), blank=True, help_text=_("Named in security.txt.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("default_licence_code"),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("desk_email"), FieldPanel("security_email")],
            heading=_("Addresses"),
        ),
    ]

    class Meta:
        verbose_name = _("newsroom")

    def __str__(self):
        return self.name

    @property
    def default_licence(self) -> licences.Licence:
        return licences.get(self.default_licence_code)
