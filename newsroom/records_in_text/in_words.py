"""A find as an editor reads it: the text with its words marked, and every part understood."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons import countries
from newsroom.records_in_text.finding import RecordsInText, Suggestion
from seizures import dates
from seizures.drafting import substance_line
from seizures.suggestions import Find, FoundPlace
from seizures.vocabularies import Concealment, Mode, Precision, Role, Site


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph. ``number`` is of the find it belongs to, ``part`` what it says."""

    text: str
    number: int = 0
    part: str = ""
    begins: bool = False


@dataclass(frozen=True)
class Row:
    """One thing understood: what it is, in words, and the words of the text it was read from."""

    label: str
    understood: str
    read_from: str = ""


@dataclass(frozen=True)
class ShownPassage:
    pieces: list[Piece]
    suggestions: list[Suggestion]


def shown(found: RecordsInText) -> list[ShownPassage]:
    """The text, paragraph by paragraph, each with the finds that begin in it."""
    result = []
    for place, passage in enumerate(found.passages):
        here = [each for each in found.offered if each.find.paragraph == place]
        result.append(ShownPassage(list(_pieces(passage.text, here)), here))
    return result


def _pieces(text: str, suggestions: list[Suggestion]) -> Iterator[Piece]:
    """Cut where a find or one of its parts begins or ends."""
    edges = {0, len(text)}
    for suggestion in suggestions:
        edges |= set(suggestion.find.span)
        edges |= {edge for part in suggestion.find.parts for edge in part.span}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    begun = set()
    for start, end in itertools.pairwise(cuts):
        owner = _owner(suggestions, start, end)
        if owner is None:
            yield Piece(text[start:end])
            continue
        begins = owner.number not in begun
        begun.add(owner.number)
        told = owner.find.parts
        part = next((p.name for p in told if p.span[0] <= start and end <= p.span[1]), "")
        yield Piece(text[start:end], owner.number, part, begins)


def _owner(suggestions, start, end) -> Suggestion | None:
    """Of two finds in one sentence the one with a part there, else the first."""
    around = [s for s in suggestions if s.find.span[0] <= start and end <= s.find.span[1]]
    for suggestion in around:
        for part in suggestion.find.parts:
            if part.span[0] <= start and end <= part.span[1]:
                return suggestion
    return around[0] if around else None


def rows(find: Find, text: str) -> list[Row]:
    """Every part that was understood, in the order of the record's form."""
    return [row for row in _rows(find, text) if row.understood]


def _rows(find: Find, text: str) -> Iterator[Row]:
    for line in find.substances:
        filled = substance_line(line)
        filled.interpret()
        mass = filled.mass_in_words if filled.unit != "kg" else ""
        amount = " = ".join(filter(None, [filled.in_words, mass]))
        amount = _("not understood: to be read by you") if line.vague else amount
        words = line.as_written or line.vague
        yield Row(_("Substance and quantity"), f"{filled.label}: {amount}", words)
    yield Row(_("Occurred"), _date(find.occurred), _words(find, text, "date"))
    yield Row(
        _("Announced"),
        _date(find.announced),
        "" if find.occurred else _words(find, text, "date"),
    )
    for place in find.places:
        yield Row(str(Role(place.role).label).capitalize(), _place(place), place.words)
    yield Row(_("Cover load"), find.cover_load, _words(find, text, "cover_load"))
    if find.concealment:
        label = str(Concealment(find.concealment).label)
        yield Row(_("Concealment"), label, _words(find, text, "concealment"))
    yield Row(_("Conveyance"), str(Mode(find.mode).label) if find.mode else "")
    yield Row(_("Container number"), find.container_number)
    yield Row(_("IMO number"), find.imo_number)
    yield Row(_("Arrests"), str(find.arrests_low or ""), _words(find, text, "arrests"))
    value = f"{find.value_currency} {find.value_amount}" if find.value_amount else ""
    yield Row(_("Claimed value"), value, _words(find, text, "value"))
    yield Row(_("Agency"), find.agency)
    yield Row(_("Source"), find.source_name)


def _words(find: Find, text: str, part: str) -> str:
    said = [text[slice(*each.span)] for each in find.parts if each.name == part]
    return " … ".join(said)


def _date(edtf: str) -> str:
    return f"{dates.parse(edtf).in_words(get_language())} [{edtf}]" if edtf else ""


def _place(place: FoundPlace) -> str:
    name = ", ".join(filter(None, [place.name, countries.name(place.country)]))
    how = [str(Precision(place.precision).label)]
    if place.site:
        how.append(str(Site(place.site).label))
    code = f" {place.locode}" if place.locode else ""
    return f"{name}{code} ({', '.join(how)})"
