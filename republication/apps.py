from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepublicationConfig(AppConfig):
    name = "republication"
    verbose_name = _("Republication")

    def ready(self):
        from republication import oembed  # noqa: PLC0415
        from republication.changes import receivers as changes  # noqa: F401, PLC0415
        from republication.feeds import receivers as feeds  # noqa: F401, PLC0415
        from republication.reuses import receivers as reuses  # noqa: F401, PLC0415
        from republication.verification import receivers as verification  # noqa: F401, PLC0415
        from republication.webhooks import receivers as webhooks  # noqa: F401, PLC0415

        oembed.register()
