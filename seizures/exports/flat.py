"""The one flat table, for CSV, spreadsheets and Parquet: a row a substance line.

What a reader would otherwise have to join stands in the row: the words, where it was seized,
where it came from and was going, the source. A record without a substance line has one row, so
that no record is missing. Kilograms are those of the line, so they may be added up over rows
whose ``is_counted`` is true, one substance at a time.
"""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seizures.exports.columns import Column, Holds, Table
from seizures.exports.reading import (
    CLAIM_FIELDS,
    LINE_FIELDS,
    PLACE_FIELDS,
    RECORD_FIELDS,
    SEIZED,
    WORDING_FIELDS,
    Read,
)
from seizures.exports.tables import CLAIMS, PLACES, RECORDS, SUBSTANCES
from seizures.vocabularies import Role

SEVERAL = " | "
ON_THE_WAY = (Role.ORIGIN, Role.PRODUCTION, Role.DEPARTURE, Role.TRANSIT, Role.DESTINATION)
WAY_FIELDS = {"place": "name", "country": "country", "locode": "locode"}
# The names, countries and UN/LOCODEs of the places in each of those roles.
Way = namedtuple("Way", [f"{role.value}_{name}" for role in ON_THE_WAY for name in WAY_FIELDS])
_ROLES = tuple(role.value for role in ON_THE_WAY)
_ALL_OF = tuple(attrgetter(field) for field in WAY_FIELDS.values())


class Row(NamedTuple):
    """A row: a record, the number of its line from 1, the line, and what is said of the record.

    Where a record has no line, wording, place of seizure or chosen claim, something whose every
    field is ``None`` stands for it.
    """

    record: Read
    number: int | None
    line: Any
    wording: Any
    place: Any
    claim: Any
    way: Way
    lines: int
    seized_places: int
    agencies: str
    claims: int
    contested: bool


def _without(fields: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(**dict.fromkeys(fields))


_NO_LINE = _without((*LINE_FIELDS, "asked"))
_NO_WORDING, _NO_PLACE = _without(WORDING_FIELDS), _without(PLACE_FIELDS)
_NO_CLAIM = _without(CLAIM_FIELDS)
_NOWHERE = Way(*[""] * len(Way._fields))


def rows(chunk: Iterable[Read]) -> list[Row]:
    """The rows of records, in their order."""
    return [row for read in chunk for row in _rows(read)]


def _rows(read: Read) -> Iterator[Row]:
    seized = [place for place in read.places if place.role == SEIZED]
    said = (
        wording(read),
        seized[0] if seized else _NO_PLACE,
        next((claim for claim in read.claims if claim.chosen), _NO_CLAIM),
        _way(read.places) if len(seized) < len(read.places) else _NOWHERE,
        len(read.lines),
        len(seized),
        SEVERAL.join([agency.name for agency in read.agencies]),
        len(read.claims),
        not all(claim.chosen for claim in read.claims),
    )
    if not read.lines:
        yield Row(read, None, _NO_LINE, *said)
    for number, line in enumerate(read.lines, 1):
        yield Row(read, number, line, *said)


def _way(places: list) -> Way:
    by_role = {role: [place for place in places if place.role == role] for role in _ROLES}
    return Way._make(
        SEVERAL.join(filter(None, map(of, by_role[role]))) for role in _ROLES for of in _ALL_OF
    )


def wording(read: Read) -> Any:
    """In the active language, else in the first the record was worded in."""
    if len(read.wordings) > 1:
        language = get_language()
        return next((w for w in read.wordings if w.language == language), read.wordings[0])
    return read.wordings[0] if read.wordings else _NO_WORDING


def _column(table: Table, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


def _of_record(name: str) -> Column:
    column = _column(RECORDS, name)
    of = column.of
    if name in RECORD_FIELDS:
        return column.named(name, of=attrgetter(f"record.fields.{name}"))
    return column.named(name, of=lambda row: of(row.record))


def _of_line(name: str) -> Column:
    return _column(SUBSTANCES, name).named(name, of=attrgetter(f"line.{name}"), always=False)


def _of_seizure(name: str) -> Column:
    """Of the first place where it was seized."""
    of = attrgetter(f"place.{name}")
    return _column(PLACES, name).named(f"seized_{name}", of=of, always=False)


def _on_the_way(role: Role) -> Iterator[Column]:
    """Names, countries and UN/LOCODEs of the places in a role: all of them, in order."""
    about = {
        "place": _("Places in this role: %(role)s. Where several, “ | ” stands between them."),
        "country": _("Countries in this role: %(role)s, in ISO 3166-1 alpha-2, likewise."),
        "locode": _("UN/LOCODEs in this role: %(role)s, likewise."),
    }
    for name in WAY_FIELDS:
        called = f"{role.value}_{name}"
        yield Column(called, _Filled(about[name], role.label), attrgetter(f"way.{called}"))


class _Filled:
    """A sentence with its place taken, in whatever language is active when it is read."""

    def __init__(self, sentence, role):
        self.sentence, self.role = sentence, role

    def __str__(self):
        return str(self.sentence) % {"role": self.role}


def _of_main_claim(name: str, called: str) -> Column:
    """Of the first claim that the record relies on."""
    of = attrgetter(f"claim.{name}")
    return _column(CLAIMS, name).named(called, of=of, always=False)


SEIZURES = Table(
    "seizures",
    _("One row a substance of a record. A record without a substance has one row, too."),
    (
        _of_record("identifier"),
        _of_record("url"),
        Column(
            "title",
            _("What and where, in one line. Empty where nobody has worded it."),
            attrgetter("wording.title"),
        ),
        *map(_of_record, ("kind", "status", "is_counted", "part_of")),
        *map(_of_record, ("occurred", "occurred_earliest", "occurred_latest")),
        *map(_of_record, ("announced", "announced_earliest", "announced_latest", "filed_under")),
        Column(
            "lines",
            _("How many substances the record has, so how many rows."),
            attrgetter("lines"),
            Holds.INTEGER,
            always=True,
        ),
        Column(
            "line",
            _("Which of them this row is, from 1. Empty where the record has none."),
            attrgetter("number"),
            Holds.INTEGER,
        ),
        Column(
            "line_asked",
            _(
                "Whether the filters ask for this substance. A record comes whole: the others of "
                "its substances are here, too, and are false."
            ),
            attrgetter("line.asked"),
            Holds.FLAG,
        ),
        *(_of_line(column.name) for column in SUBSTANCES.columns[2:]),
        Column(
            "seized_places",
            _("How many places of seizure the record has; the first is in this row."),
            attrgetter("seized_places"),
            Holds.INTEGER,
            always=True,
        ),
        *(_of_seizure(column.name) for column in PLACES.columns[3:]),
        *(column for role in ON_THE_WAY for column in _on_the_way(role)),
        *map(_of_record, ("mode", "vessel", "imo_number", "container_number", "concealment")),
        Column("cover_load", _("What it was hidden in."), attrgetter("wording.cover_load")),
        Column(
            "agencies",
            _("The agencies that took part. Where several, “ | ” stands between them."),
            attrgetter("agencies"),
        ),
        *map(_of_record, ("arrests_low", "arrests_high")),
        *map(_of_record, ("value_amount", "value_currency", "value_kind", "value_claimed_by")),
        Column(
            "claims",
            _("How many claims of sources the record keeps."),
            attrgetter("claims"),
            Holds.INTEGER,
            always=True,
        ),
        Column(
            "contested",
            _("Whether a source says otherwise: the record keeps a claim that was not chosen."),
            attrgetter("contested"),
            Holds.FLAG,
            always=True,
        ),
        _of_main_claim("source_name", "source_name"),
        _of_main_claim("url", "source_url"),
        _of_main_claim("archived_url", "source_archived_url"),
        *map(_of_record, ("first_published_at", "last_published_at")),
    ),
    ("identifier", "line"),
)
