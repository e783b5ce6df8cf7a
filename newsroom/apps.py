from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from newsroom import receivers  # noqa: F401, PLC0415
        from newsroom.lists import receivers as list_receivers  # noqa: F401, PLC0415
        from newsroom.publishing import publisher_of_the_record  # noqa: PLC0415
        from seizures import publisher  # noqa: PLC0415

        publisher.register(publisher_of_the_record)
