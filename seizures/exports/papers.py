"""What goes with an export, in words: the question, the totals, the terms, the columns."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from seizures.exports.columns import Column, moment
from seizures.exports.selection import Selection


def about(selection: Selection) -> Iterator[tuple[str, str]]:
    """A selection's papers as pairs of a label and a text, in the active language."""
    house = selection.publisher
    licence = house.licence
    yield _("Publisher"), house.legal_name
    yield _("Source"), selection.list_address
    yield _("Made at"), moment(selection.made_at)
    for label, value in selection.question or [(_("Question"), _("all records"))]:
        yield capfirst(label), value
    yield _("Records"), str(selection.number_of_records)
    for _code, substance, total in selection.totals:
        yield (
            _("Total: %(substance)s") % {"substance": substance},
            total.in_words(selection.language),
        )
    yield (
        _("How totals are made"),
        _(
            "Only events are added up, each once. An unknown quantity is counted as unknown and "
            "never as zero; roll-ups and aggregate claims are not counted."
        ),
    )
    yield _("Licence"), f"{licence.title(selection.language)} {licence.url}".strip()
    yield _("Terms"), " ".join(licence.conditions())
    yield _("Attribution"), selection.attribution
    if house.contact:
        yield _("Contact"), house.contact


def values_in_words(column: Column) -> str:
    """The codes a column may hold, each with its label where that is another."""
    return "; ".join(
        code if code == str(label) else f"{code} ({label})" for code, label in column.values
    )
