"""Totals in the few words that stand beside a mark."""

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from seizures.totals import Total

NO_BREAK = "\u00a0"


def events(count: int) -> str:
    return ngettext("%(count)s event", "%(count)s events", count) % {
        "count": number_format(count, force_grouping=True)
    }


def weight(total: Total) -> str:
    """The interval, or why there is none."""
    if mass := total.mass_in_words(get_language()):
        return (
            mass.replace(" t", f"{NO_BREAK}t")
            .replace(" kg", f"{NO_BREAK}kg")
            .replace("≈ ", f"≈{NO_BREAK}")
        )
    if not total.events:
        return _("no events")
    if total.events_of_unknown_quantity:
        return _("quantity unknown")
    return _("no weight: other units")


def unknown(count: int) -> str:
    return ngettext("%(count)s of unknown quantity", "%(count)s of unknown quantity", count) % {
        "count": number_format(count, force_grouping=True)
    }


def of_unknown_quantity(count: int) -> str:
    return ngettext(
        "%(count)s event of unknown quantity", "%(count)s events of unknown quantity", count
    ) % {"count": number_format(count, force_grouping=True)}


def counted(total: Total) -> str:
    """“4 events, 1 of unknown quantity”."""
    said = events(total.events)
    if total.events_of_unknown_quantity and total.events_counted:
        said = f"{said}, {unknown(total.events_of_unknown_quantity)}"
    return said


def said_of(label: str, total: Total) -> str:
    """“June 2022: 2 to 2.2 t; 1 event”: what a mark says when it is pointed at or read out."""
    if not total.events:
        nothing = _("no events")
        return f"{label}: {nothing}"
    return f"{label}: {weight(total)}; {counted(total)}"
