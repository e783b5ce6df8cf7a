from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from newsroom import receivers  # noqa: F401, PLC0415
        from newsroom.lists import receivers as list_receivers  # noqa: F401, PLC0415
