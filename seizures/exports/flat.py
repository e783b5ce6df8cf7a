"""The one flat table, for CSV, spreadsheets and Parquet: a row a substance line.

What a reader would otherwise have to join stands in the row: the words, where it was seized,
where it came from and was going, the source. A record without a substance line has one row, so
that no record is missing. Kilograms are those of the line, so they may be added up over rows
whose ``is_counted`` is true, one substance at a time.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seizures.exports.columns import Column, Holds, Table
from seizures.exports.reading import SEIZED, Read
from seizures.exports.tables import CLAIMS, PLACES, RECORDS, SUBSTANCES
from seizures.vocabularies import Role

SEVERAL = " | "
# A row is (record, number of the line from 1, the line); (record, None, None) without a line.
_first_of = attrgetter("seized_at")


def rows(read: Read) -> Iterator[tuple]:
    if not read.lines:
        yield (read, None, None)
    for number, line in enumerate(read.lines, 1):
        yield (read, number, line)


def _column(table: Table, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


def _of_record(name: str) -> Column:
    column = _column(RECORDS, name)
    of = column.of
    return column.named(name, of=lambda row: of(row[0]))


def _of_line(name: str) -> Column:
    of = attrgetter(name)
    return _column(SUBSTANCES, name).named(
        name, of=lambda row: of(row[2]) if row[2] is not None else None, always=False
    )


def _of_seizure(name: str) -> Column:
    """Of the first place where it was seized."""
    of = attrgetter(name)

    def value(row):
        place = _first_of(row[0])
        return of(place) if place is not None else None

    return _column(PLACES, name).named(f"seized_{name}", of=value, always=False)


def _on_the_way(role: Role) -> tuple[Column, Column, Column]:
    """Names, countries and UN/LOCODEs of the places in a role: all of them, in order."""

    def all_of(field: str) -> Callable[[Any], str]:
        of, code = attrgetter(field), role.value

        def joined(row) -> str:
            places = row[0].places_by_role.get(code)
            return SEVERAL.join(filter(None, map(of, places))) if places else ""

        return joined

    about = {
        "place": _("Places in this role: %(role)s. Where several, “ | ” stands between them."),
        "country": _("Countries in this role: %(role)s, in ISO 3166-1 alpha-2, likewise."),
        "locode": _("UN/LOCODEs in this role: %(role)s, likewise."),
    }
    fields = {"place": "name", "country": "country", "locode": "locode"}
    return tuple(
        Column(f"{role.value}_{name}", _Filled(about[name], role.label), all_of(field))
        for name, field in fields.items()
    )


class _Filled:
    """A sentence with its place taken, in whatever language is active when it is read."""

    def __init__(self, sentence, role):
        self.sentence, self.role = sentence, role

    def __str__(self):
        return str(self.sentence) % {"role": self.role}


def _of_main_claim(name: str, called: str) -> Column:
    """Of the first claim that the record relies on."""
    of = attrgetter(name)

    def value(row):
        claim = next((claim for claim in row[0].claims if claim.chosen), None)
        return of(claim) if claim is not None else None

    return _column(CLAIMS, name).named(called, of=value, always=False)


def _worded(field: str) -> Callable[[Any], str]:
    """In the active language, else in the first the record was worded in."""
    of = attrgetter(field)

    def value(row):
        wordings = row[0].wordings
        if not wordings:
            return ""
        language = get_language()
        return of(next((w for w in wordings if w.language == language), wordings[0]))

    return value


SEIZURES = Table(
    "seizures",
    _("One row a substance of a record. A record without a substance has one row, too."),
    (
        _of_record("identifier"),
        _of_record("url"),
        Column(
            "title",
            _("What and where, in one line. Empty where nobody has worded it."),
            _worded("title"),
        ),
        *map(_of_record, ("kind", "status", "is_counted", "part_of")),
        *map(_of_record, ("occurred", "occurred_earliest", "occurred_latest")),
        *map(_of_record, ("announced", "announced_earliest", "announced_latest", "filed_under")),
        Column(
            "lines",
            _("How many substances the record has, so how many rows."),
            lambda row: len(row[0].lines),
            Holds.INTEGER,
            always=True,
        ),
        Column(
            "line",
            _("Which of them this row is, from 1. Empty where the record has none."),
            lambda row: row[1],
            Holds.INTEGER,
        ),
        Column(
            "line_asked",
            _(
                "Whether the filters ask for this substance. A record comes whole: the others of "
                "its substances are here, too, and are false."
            ),
            lambda row: None if row[2] is None else row[2].asked,
            Holds.FLAG,
        ),
        *(_of_line(column.name) for column in SUBSTANCES.columns[2:]),
        Column(
            "seized_places",
            _("How many places of seizure the record has; the first is in this row."),
            lambda row: len(row[0].places_by_role.get(SEIZED, ())),
            Holds.INTEGER,
            always=True,
        ),
        *(_of_seizure(column.name) for column in PLACES.columns[3:]),
        *_on_the_way(Role.ORIGIN),
        *_on_the_way(Role.PRODUCTION),
        *_on_the_way(Role.DEPARTURE),
        *_on_the_way(Role.TRANSIT),
        *_on_the_way(Role.DESTINATION),
        *map(_of_record, ("mode", "vessel", "imo_number", "container_number", "concealment")),
        Column("cover_load", _("What it was hidden in."), _worded("cover_load")),
        Column(
            "agencies",
            _("The agencies that took part. Where several, “ | ” stands between them."),
            lambda row: SEVERAL.join(agency.name for agency in row[0].agencies),
        ),
        *map(_of_record, ("arrests_low", "arrests_high")),
        *map(_of_record, ("value_amount", "value_currency", "value_kind", "value_claimed_by")),
        Column(
            "claims",
            _("How many claims of sources the record keeps."),
            lambda row: len(row[0].claims),
            Holds.INTEGER,
            always=True,
        ),
        Column(
            "contested",
            _("Whether a source says otherwise: the record keeps a claim that was not chosen."),
            lambda row: any(not claim.chosen for claim in row[0].claims),
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
