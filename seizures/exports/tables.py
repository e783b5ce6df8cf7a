"""The tables that the record leaves the house in, column by column, each with what it means.

A part's row is a :class:`PartRow`: the :class:`~seizures.exports.reading.Read` that it
belongs to, its place in the record from 1, and the part itself.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from commons.addresses import absolute
from seizures import units
from seizures.exports.columns import Column, Holds, Table
from seizures.exports.reading import Read
from seizures.vocabularies import (
    AgencyRole,
    ClaimAbout,
    Concealment,
    Form,
    Kind,
    Mode,
    Precision,
    Role,
    Site,
    Status,
    Substance,
    ValueKind,
)

NAMES_NO_RECORD = frozenset({Status.MERGED, Status.RETRACTED})
STATUSES = [choice for choice in Status.choices if choice[0] not in NAMES_NO_RECORD]
_EVENT = Kind.EVENT.value
IDENTIFIER = r"SZ-[0-9]{4}-[0-9]{5,}"


@cache
def _record_address() -> tuple[str, str]:
    """What stands before and after the identifier in a record's address, in the house's language.

    Taken apart once: a resolver asked a million times would cost more than the reading.
    """
    with override(settings.LANGUAGE_CODE):
        before, after = absolute(reverse("seizures:record", args=["\x00"])).split("%00")
    return before, after


def record_address(identifier: str) -> str:
    before, after = _record_address()
    return f"{before}{identifier}{after}"


def _of_record(name: str) -> Callable[[Read], Any]:
    return attrgetter(f"fields.{name}")


class PartRow(NamedTuple):
    record: Read
    number: int
    part: Any


def _record(name: str, about, holds: Holds = Holds.TEXT, *, field: str = "", **extra) -> Column:
    return Column(name, about, _of_record(field or name), holds, **extra)


def _part(name: str, about, holds: Holds = Holds.TEXT, **extra) -> Column:
    return Column(name, about, attrgetter(f"part.{name}"), holds, **extra)


def _whose(number: str, about) -> tuple[Column, Column]:
    """The columns that every part begins with: its record, and its place in it."""
    return (
        Column(
            "identifier",
            _("The record it belongs to."),
            attrgetter("record.fields.public_id"),
            always=True,
            pattern=IDENTIFIER,
        ),
        Column(number, about, attrgetter("number"), Holds.INTEGER, always=True),
    )


RECORDS = Table(
    "records",
    _("One row a record."),
    (
        _record(
            "identifier",
            _("The record’s identifier. It never changes; the year in it is a label."),
            field="public_id",
            always=True,
            unique=True,
            pattern=IDENTIFIER,
        ),
        Column(
            "url",
            _("The record’s page, with its sources and its history."),
            lambda read: record_address(read.fields.public_id),
            always=True,
        ),
        _record(
            "kind",
            _("What the record stands for. Only events may be added up."),
            values=Kind.choices,
            always=True,
        ),
        _record(
            "status",
            _("How far the newsroom stands behind it."),
            values=STATUSES,
            always=True,
        ),
        Column(
            "is_counted",
            _("Whether totals add it up: true for events."),
            lambda read: read.fields.kind == _EVENT,
            Holds.FLAG,
            always=True,
        ),
        _record(
            "part_of",
            _("For an event that was announced with others: the record of the announcement."),
            pattern=IDENTIFIER,
        ),
        _record(
            "occurred",
            _("When it happened, as far as is known, in EDTF (ISO 8601-2), as in 2022-11~."),
        ),
        _record("occurred_earliest", _("The first day that this can mean."), Holds.DAY),
        _record("occurred_latest", _("The last day that this can mean."), Holds.DAY),
        _record("announced", _("When it was made known, in EDTF.")),
        _record("announced_earliest", _("The first day that this can mean."), Holds.DAY),
        _record("announced_latest", _("The last day that this can mean."), Holds.DAY),
        _record(
            "filed_under",
            _("The day that lists order it by: earliest occurred, else announced, else filed."),
            Holds.DAY,
            always=True,
        ),
        _record("mode", _("How the consignment travelled."), values=Mode.choices),
        _record("vessel", _("The vessel’s name.")),
        _record("imo_number", _("The vessel’s IMO number, its check digit verified.")),
        _record("container_number", _("ISO 6346, its check digit verified.")),
        _record("concealment", _("How it was hidden."), values=Concealment.choices),
        _record("arrests_low", _("Arrests, at least."), Holds.INTEGER),
        _record("arrests_high", _("Arrests, at most."), Holds.INTEGER),
        _record(
            "value_amount",
            _("A value that somebody claims. The newsroom computes none."),
            Holds.NUMBER,
        ),
        _record("value_currency", _("Its currency, in ISO 4217.")),
        _record("value_kind", _("The market it is claimed for."), values=ValueKind.choices),
        _record("value_claimed_by", _("Who claims it.")),
        _record("first_published_at", _("When readers first had the record, UTC."), Holds.MOMENT),
        _record("last_published_at", _("When it was last published, UTC."), Holds.MOMENT),
    ),
    ("identifier",),
)

WORDINGS = Table(
    "wordings",
    _("One row a record and language: the few words that have a language."),
    (
        _whose("", "")[0],
        _part("language", _("The language, as in en or es."), always=True),
        _part("title", _("What and where, in one line."), always=True),
        _part("cover_load", _("What it was hidden in, as in cans of asparagus.")),
    ),
    ("identifier", "language"),
    "records",
)

SUBSTANCES = Table(
    "substances",
    _("One row a substance of a record: what, and how much, as written and as understood."),
    (
        *_whose("line", _("The line’s place in its record, from 1.")),
        _part(
            "substance",
            _("What was seized. A joint quantity is one line of a joint substance."),
            values=Substance.choices,
            always=True,
        ),
        _part("form", _("The form it was in."), values=Form.choices),
        _part("named", _("The source’s own name of the substance, where it says more.")),
        _part("as_written", _("The quantity in the source’s words. Empty when it says none.")),
        _part(
            "reading",
            _("Where those words are not plain: the plain form that was read instead."),
        ),
        _part(
            "qualifier",
            _("What the words say of the number: exactly, about, over, at-least, under, up-to."),
        ),
        _part(
            "unit",
            _("The unit as written. “ton” is a ton of a kind that the source does not state."),
            values=[(unit.code, unit.code) for unit in units.UNITS.values()],
        ),
        _part("low", _("The least it can be, in that unit. Empty: unknown or open."), Holds.NUMBER),
        _part("best", _("The number that the source names, where it names one."), Holds.NUMBER),
        _part("high", _("The most it can be, in that unit. Empty: unknown or open."), Holds.NUMBER),
        _part("kg_low", _("The least in kilograms. Empty: unknown, or no mass."), Holds.NUMBER),
        _part(
            "kg_high", _("The most in kilograms. Empty: unknown, open, or no mass."), Holds.NUMBER
        ),
        _part("conversion_rule", _("The rule by which kilograms were reached.")),
        _part("purity_low", _("Purity in per cent, at least."), Holds.NUMBER),
        _part("purity_high", _("Purity in per cent, at most."), Holds.NUMBER),
    ),
    ("identifier", "line"),
    "records",
)

PLACES = Table(
    "places",
    _("One row a place of a record, with its role in the story of the consignment."),
    (
        *_whose("place", _("The place’s position in its record, from 1.")),
        _part("role", _("What the place was."), values=Role.choices, always=True),
        _part("name", _("The place’s name.")),
        _part("country", _("ISO 3166-1 alpha-2. Empty when unknown."), pattern="[A-Z]{2}"),
        _part("subdivision", _("ISO 3166-2, as in PE-CAL.")),
        _part("locode", _("UN/LOCODE, as in PECLL.")),
        _part("latitude", _("Degrees north, WGS 84. Read it with the precision."), Holds.NUMBER),
        _part("longitude", _("Degrees east, WGS 84. Read it with the precision."), Holds.NUMBER),
        _part(
            "precision",
            _("How much the position says: a city’s dot is no address."),
            values=Precision.choices,
            always=True,
        ),
        _part("site", _("The kind of site."), values=Site.choices),
    ),
    ("identifier", "place"),
    "records",
)

AGENCIES = Table(
    "agencies",
    _("One row an agency of a record."),
    (
        *_whose("agency", _("The agency’s position in its record, from 1.")),
        _part("name", _("The agency’s name."), always=True),
        _part("role", _("What it did."), values=AgencyRole.choices, always=True),
    ),
    ("identifier", "agency"),
    "records",
)

CLAIMS = Table(
    "claims",
    _("One row a claim: what a source says, in its words, and whether the record relies on it."),
    (
        *_whose("claim", _("The claim’s position in its record, from 1.")),
        _part("about", _("Which statement it is the source of."), values=ClaimAbout.choices),
        _part("quote", _("The source’s exact words."), always=True),
        _part("quote_language", _("The language of the quote.")),
        _part("figure_as_written", _("The figure in the source’s words.")),
        _part("source_name", _("The source."), always=True),
        _part("publisher", _("Who published it, where that is another.")),
        _part("url", _("Where to read it.")),
        _part("archived_url", _("An archived copy of it.")),
        _part("published", _("When it was published, in EDTF.")),
        _part("retrieved", _("When the newsroom read it there."), Holds.DAY),
        _part("chosen", _("Whether the record relies on it."), Holds.FLAG, always=True),
        _part("reason", _("Where sources disagree: why this choice.")),
    ),
    ("identifier", "claim"),
    "records",
)


def _numbered(name: str) -> Callable[[list[Read]], list[PartRow]]:
    parts = attrgetter(name)

    def rows(chunk: list[Read]) -> list[PartRow]:
        return [
            PartRow(read, number, part)
            for read in chunk
            for number, part in enumerate(parts(read), 1)
        ]

    return rows


TABLES = (RECORDS, WORDINGS, SUBSTANCES, PLACES, AGENCIES, CLAIMS)
# How the rows of each table are taken off a chunk of records, in their order.
ROWS: dict[Table, Callable[[list[Read]], Sequence[Any]]] = {
    RECORDS: lambda chunk: chunk,
    WORDINGS: _numbered("wordings"),
    SUBSTANCES: _numbered("lines"),
    PLACES: _numbered("places"),
    AGENCIES: _numbered("agencies"),
    CLAIMS: _numbered("claims"),
}
