"""The entry “Republication” of the desk's menu.

Each part of republication registers its own viewset when the application starts; the entry is shown
to whoever may use any of them.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

_known: list[type[ViewSet]] = []


def register(viewset: type[ViewSet]) -> type[ViewSet]:
    """Put a viewset under “Republication”, ordered by its ``menu_order``. Also a decorator."""
    if viewset not in _known:
        _known.append(viewset)
    return viewset


class RepublicationGroup(ViewSetGroup):
    """Outlets, keys and whatever else was registered."""

    menu_label = _("Republication")
    menu_icon = "upload"
    menu_order = 245
    menu_name = "republication"

    def __init__(self):
        self.items = sorted(_known, key=lambda viewset: viewset.menu_order)
        super().__init__()
