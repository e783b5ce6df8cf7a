"""Pages of what the desk keeps and does not publish."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.widgets import Button


class KeptView:
    """Mixed into an edit view: named as its list is, with its history, and without the panel of
    Wagtail's that would call everything “live”."""

    list_title = ""

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": self.list_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_subtitle()}]

    def get_side_panels(self):
        return MediaContainer([])

    @cached_property
    def header_more_buttons(self):
        history = Button(_("History"), url=self.get_history_url(), icon_name="history", priority=20)
        return [*super().header_more_buttons, history]
