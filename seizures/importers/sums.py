"""The rows of a file and what became of them, as a sum that adds up."""

from django.utils.formats import number_format
from django.utils.translation import ngettext, ngettext_lazy

PARTS = (
    ("created", ngettext_lazy("%(number)s new record", "%(number)s new records", "count")),
    ("updated", ngettext_lazy("%(number)s record changed", "%(number)s records changed", "count")),
    (
        "unchanged",
        ngettext_lazy("%(number)s imported before", "%(number)s imported before", "count"),
    ),
    (
        "further",
        ngettext_lazy(
            "%(number)s further row of a record", "%(number)s further rows of a record", "count"
        ),
    ),
    ("totals", ngettext_lazy("%(number)s row of totals", "%(number)s rows of totals", "count")),
    (
        "refused",
        ngettext_lazy(
            "%(number)s reported and not imported", "%(number)s reported and not imported", "count"
        ),
    ),
)
ALWAYS_SAID = ("created", "refused")


def sum_in_words(counts: dict[str, int]) -> str:
    """“16,808 rows = 16,807 new records + 1 row of totals + 0 reported and not imported”."""
    said = [
        _said(label, counts.get(name, 0))
        for name, label in PARTS
        if counts.get(name, 0) or name in ALWAYS_SAID
    ]
    rows = sum(counts.get(name, 0) for name, _label in PARTS)
    return ngettext("%(rows)s row = %(parts)s", "%(rows)s rows = %(parts)s", rows) % {
        "rows": number_format(rows, force_grouping=True),
        "parts": " + ".join(said),
    }


def _said(label, number: int) -> str:
    return label % {"count": number, "number": number_format(number, force_grouping=True)}
