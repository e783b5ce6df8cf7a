"""Everything that is done to the record, under one entry of the desk's menu."""

from django.utils.translation import gettext as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

from seizures.desk import duplicates, imports
from seizures.models import Seizure
from seizures.snapshots.desk import SnapshotViewSet


def the_record() -> SubmenuMenuItem:
    """Each entry is shown to whoever may use it; the submenu to whoever is shown any."""
    entries = [
        Seizure.snippet_viewset.get_menu_item(),
        duplicates.menu_item(),
        imports.menu_item(),
        SnapshotViewSet().get_menu_item(),
    ]
    for place, entry in enumerate(entries):
        entry.order = place
    return SubmenuMenuItem(
        _("The record"),
        Menu(items=entries),
        name="the-record",
        icon_name="clipboard-list",
        order=210,
    )
