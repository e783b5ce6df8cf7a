"""The rows of a file and what became of them, as a sum that adds up."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

PARTS = (
    ("created", noop("new records")),
    ("updated", noop("records changed")),
    ("unchanged", noop("imported before")),
    ("further", noop("further rows of a record")),
    ("totals", noop("rows of totals")),
    ("refused", noop("reported and not imported")),
)


def sum_in_words(counts: dict[str, int]) -> str:
    """“16,808 rows = 16,807 new records + 1 rows of totals + 0 reported and not imported”."""

    def spoken(number: int) -> str:
        return number_format(number, force_grouping=True)

    always = ("created", "refused")
    parts = [
        f"{spoken(counts.get(name, 0))} {_(label)}"
        for name, label in PARTS
        if counts.get(name, 0) or name in always
    ]
    rows = sum(counts.get(name, 0) for name, _label in PARTS)
    return _("%(rows)s rows = %(parts)s") % {"rows": spoken(rows), "parts": " + ".join(parts)}
