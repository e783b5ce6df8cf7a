from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeizuresConfig(AppConfig):
    name = "seizures"
    verbose_name = _("Seizures")

    def ready(self):
        from seizures import receivers  # noqa: F401, PLC0415
        from seizures.charts import oembed  # noqa: PLC0415

        oembed.register()
