# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Counts and exact sums of selected records, made by the database in one statement.

Profiles know how many records they have and what their lines add up to
(:mod:`seizures.models.listed`); where something is asked that differs from record to record, the
selected rows are first brought into the same form (:mod:`seizures.lists.cells`). All that follows
reads some ten thousand rows, however many records there are, and reads them three times: as
records, by their places, and by their lines. Sums are of integers and equal
:func:`seizures.totals.total` to the last digit.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from seizures.journeys import START
from seizures.lists.cells import (
    ALIKE,
    KNOWN,
    MASSES,
    OF_LINES,
    OF_PLACES,
    Statement,
    any_of,
    groups,
    holds,
    if_measure,
    place_of,
    tables,
    values_of,
)
from seizures.lists.exact_sums import ExactSums
from seizures.lists.selection import LINE, PLACE, Selection, prefixed
from seizures.models.place import SeizurePlace
from seizures.totals import Total
from seizures.vocabularies import Kind, Measure, Role

OF_LINE = ("substance", "form", "quantity")
OF_PLACE = ("role", "country", "site")
ENDS = {"departure": Role.DEPARTURE, "destination": Role.DESTINATION}
STATED = ("concealment", "mode")

Counts = dict[str, int]

_QUANTITY = f"CASE x.measure WHEN '{Measure.OPEN}' THEN '{Measure.MASS}' ELSE x.measure END"
_NO_SUMS = "0, 0, 0, 0"
# Between what is told of one group in one text; no code holds it.
_AND, _THEN = " ", "|"


@dataclass
class Tally:
    """What was found: how many, of which values, how complete, and what it adds up to.

    ``facets``: for each filter, how many records have each value, as if the filter itself were not
    set; ``""`` is not stated. ``known``: how many records state what a field of
    :class:`RecordProfile` tells. ``fuzzy``: how many may lie outside the days that are asked for.
    """

    number: int = 0
    fuzzy: int = 0
    known: Counts = field(default_factory=Counter)
    facets: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counter))
    totals: dict[str, Total] = field(default_factory=dict)


def tally(selection: Selection) -> Tally:
    """Count and add up everything that a list shows of a selection, totals by substance."""
    found, sums = Tally(), ExactSums()
    adding: dict[str, Callable] = {
        "records": _Records(selection, found).add,
        "places": _Places(selection, found).add,
        "lines": _Lines(selection, found, sums).add,
    }
    branches = [
        _records(selection),
        _by_places(selection),
        _by_single_lines(selection),
        *_facets_of_several(selection),
        *_totals(selection, KEYS["substance"], cells="many"),
    ]
    for what, key, sub, number, *masses in _rows(selection, branches):
        if what in adding:
            adding[what](key, sub, number, masses)
        elif what in _TOTALS:
            sums.add_row(what, key, sub, number, masses)
        else:
            found.facets[what][key] += number
    _add_facets_of_each(selection, found)
    found.totals = sums.totals()
    return found


def totals_by(selection: Selection, dimension: str, substance: str = "") -> dict[str, Total]:
    """A total for each value of a dimension (:data:`KEYS`), by its code; ``""`` is not stated.

    A record with several values stands under each. ``substance``: of its lines alone; without it,
    kilograms of whatever was selected are in one total, which says nothing unless they are alike.
    """
    key = KEYS[dimension]
    sums = ExactSums()
    branches = list(_totals(selection, key, substance))
    for what, value, sub, number, *masses in _rows(selection, branches, by_place=key.of_record):
        sums.add_row(what, value, sub, number, masses)
    return sums.totals()


def _rows(
    selection: Selection, branches: list[Statement], *, by_place: bool = False
) -> Iterator[tuple]:
    before, parameters = tables(selection, by_place=by_place)
    statement = (
        f"WITH {before}, many AS MATERIALIZED (SELECT * FROM cells WHERE several = 1) "
        + " UNION ALL ".join(sql for sql, _parameters in branches)
    )
    for _sql, more in branches:
        parameters += more
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for what, key, sub, number, *masses in cursor.fetchall():
            yield (what, key, sub, int(number or 0), *(int(mass or 0) for mass in masses))


# --- Records, by what they have in common ---------------------------------------------------------


def _conditions(selection: Selection) -> str:
    """Which conditions on its profile hold for the cell ``c``: ``110``."""
    return " || ".join(["''", *(f"c.ok_{name}" for name in groups(selection))])


def _grouped_by(*parts: str) -> str:
    return f" || '{_THEN}' || ".join(parts)


class _Counting:
    """Rows of a branch that says which conditions hold; a count leaves out its own."""

    def __init__(self, selection: Selection, found: Tally):
        self.selection, self.found = selection, found
        self.names = list(groups(selection))

    def fails(self, flags: str) -> set[str]:
        return {name for name, flag in zip(self.names, flags, strict=True) if flag == "0"}


def _records(selection: Selection) -> Statement:
    stated = [*(f"c.{name}" for name in KNOWN), *(f"c.{name} <> ''" for name in STATED)]
    known = " || ".join(f"CASE WHEN {test} THEN '1' ELSE '0' END" for test in stated)
    return (
        f"SELECT 'records', {_grouped_by(*(f'c.{name}' for name in ALIKE))},"
        f" {_grouped_by(known, _conditions(selection))}, SUM(c.n), SUM(c.fuzzy), 0, 0, 0"
        f" FROM cells c WHERE c.n > 0{holds(selection, *ALIKE)} GROUP BY 2, 3",
        [],
    )


class _Records(_Counting):
    def add(self, key: str, sub: str, number: int, rest: list[int]) -> None:
        known, flags = sub.split(_THEN)
        fails = self.fails(flags)
        for name, value in zip(ALIKE, key.split(_THEN), strict=True):
            if fails <= {name}:
                self.found.facets[name][value] += number
        if fails:
            return
        self.found.number += number
        self.found.fuzzy += rest[0]
        for name, flag in zip(KNOWN + STATED, known, strict=True):
            self.found.known[name] += number * (flag == "1")


def _by_places(selection: Selection) -> Statement:
    gathered = "GROUP_CONCAT" if connection.vendor == "sqlite" else "STRING_AGG"
    places = f" || '{_AND}' || ".join(f"x.{name}" for name in OF_PLACE)
    return (
        f"SELECT 'places', g.places, g.flags, SUM(g.n), {_NO_SUMS} FROM"
        f" (SELECT c.n, {_conditions(selection)} AS flags,"
        f" COALESCE((SELECT {gathered}({places}, '{_THEN}') FROM {OF_PLACES} x"
        f" WHERE x.profile_id = c.profile_id), '') AS places FROM cells c"
        f" WHERE c.n > 0{holds(selection, PLACE, *ENDS)}) g"
        " GROUP BY g.places, g.flags",
        [],
    )


class _Places(_Counting):
    """Each value of a record's places once, however many of them have it."""

    def __init__(self, selection: Selection, found: Tally):
        super().__init__(selection, found)
        self.asked = {
            name: [
                (OF_PLACE.index(column), frozenset(values))
                for column, values in values_of(selection.places(name))
            ]
            for name in (OF_PLACE if selection.named is None else ())
        }

    def add(self, key: str, flags: str, number: int, rest: list[int]) -> None:
        fails = self.fails(flags)
        places = [tuple(each.split(_AND)) for each in key.split(_THEN)] if key else []
        for name, role in ENDS.items():
            if fails <= {name}:
                ends = {place[1] for place in places if place[0] == role and place[1]}
                self._count(name, ends or {""}, number)
        if fails <= {PLACE}:
            for name, asked in self.asked.items():
                column = OF_PLACE.index(name)
                values = {
                    place[column]
                    for place in places
                    if all(place[at] in wanted for at, wanted in asked)
                }
                self._count(name, values - {""}, number)

    def _count(self, name: str, values: Iterable[str], number: int) -> None:
        for value in values:
            self.found.facets[name][value] += number


# --- By their lines -----------------------------------------------------------------------------


def _by_single_lines(selection: Selection) -> Statement:
    """Records of one line, which are nearly all: counts and sums at once."""
    masses = "c" if selection.differs_by_record else "l"
    sums = ", ".join(f"SUM({masses}.{name})" for name in MASSES)
    line = ("c.kind", *(f"l.{name}" for name in ("substance", "form", "measure", "unit")))
    return (
        f"SELECT 'lines', {_grouped_by(*line)}, {_conditions(selection)}, SUM(c.n), {sums}"
        f" FROM cells c CROSS JOIN {OF_LINES} l"
        " WHERE l.profile_id = c.profile_id AND c.several = 0"
        f"{holds(selection, LINE)} GROUP BY 2, 3",
        [],
    )


class _Lines(_Counting):
    def __init__(self, selection: Selection, found: Tally, sums: ExactSums):
        super().__init__(selection, found)
        self.sums = sums
        self.asked = {
            name: [(column, frozenset(map(str, values))) for column, values in values_of(asked)]
            for name in OF_LINE
            if (asked := selection.lines(name)) is not None
        }

    def add(self, key: str, flags: str, number: int, masses: list[int]) -> None:
        fails = self.fails(flags)
        if not fails <= {LINE}:
            return
        kind, substance, form, measure, unit = key.split(_THEN)
        line = {"substance": substance, "form": form, "measure": measure}
        quantity = Measure.MASS.value if measure == Measure.OPEN else measure
        for name, value in zip(OF_LINE, (substance, form, quantity), strict=True):
            if all(line[column] in wanted for column, wanted in self.asked[name]):
                self.found.facets[name][value] += number
        if not fails:
            self.sums.add_line(substance, kind, measure, unit, number, masses)


def _facets_of_several(selection: Selection) -> Iterator[Statement]:
    """Each value of the lines of a record that has several once."""
    if selection.mass is not None:
        return
    for name in OF_LINE:
        lines, of_lines = any_of(selection.lines(name), "x")
        value = _QUANTITY if name == "quantity" else f"x.{name}"
        yield (
            f"SELECT '{name}', y.value, '', SUM(y.n), {_NO_SUMS} FROM ("
            f"SELECT DISTINCT c.profile_id, c.n, {value} AS value FROM many c"
            f" CROSS JOIN {OF_LINES} x WHERE x.profile_id = c.profile_id"
            f"{holds(selection, LINE)}{lines}) y GROUP BY y.value",
            of_lines,
        )


def _add_facets_of_each(selection: Selection, found: Tally) -> None:
    """Where a mass or a place by its name is asked for, its neighbours are counted by record."""
    if selection.mass is not None:
        for name in OF_LINE:
            rows = selection.rows({LINE}).filter(
                selection.mass, prefixed(selection.lines(name), "line__"), lines__gt=1
            )
            found.facets[name].update(_by_record(rows.annotate(value=_value_of_line(name))))
    if selection.named is not None:
        for name in OF_PLACE:
            places = SeizurePlace.objects.filter(
                selection.named & selection.places(name) & selection.beside("seizure__", {PLACE})
            ).exclude(**{name: ""})
            found.facets[name].update(_by_record(places.annotate(value=F(name))))


def _value_of_line(name: str):
    """What a filter of lines tells apart: a mass is one, whether it has an upper end or not."""
    if name != "quantity":
        return F(f"line__{name}")
    is_open = When(line__measure=str(Measure.OPEN), then=Value(str(Measure.MASS)))
    return Case(is_open, default=F("line__measure"), output_field=CharField())


def _by_record(rows: QuerySet) -> Counts:
    counted = rows.order_by().values_list("value").annotate(Count("seizure", distinct=True))
    return dict(counted)


# --- Totals -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Key:
    """What totals are told apart by: an expression, and what has to be joined for it."""

    expression: str
    join: str = ""
    of_line: bool = False
    of_record: bool = False


_COUNTRY = "COALESCE(k.country, '')"
KEYS = {
    "month": Key("CASE WHEN length(c.period) = 7 THEN c.period ELSE '' END"),
    "year": Key("substr(c.period, 1, 4)"),
    "substance": Key("l.substance", of_line=True),
    "form": Key("l.form", of_line=True),
    "concealment": Key("c.concealment"),
    "mode": Key("c.mode"),
    "status": Key("c.status"),
    "site": Key("COALESCE(k.site, '')", place_of(Role.SEIZED, "site")),
    "country": Key(_COUNTRY, place_of(Role.SEIZED)),
    "departure": Key(_COUNTRY, place_of(Role.DEPARTURE)),
    "destination": Key(_COUNTRY, place_of(Role.DESTINATION)),
    "route": Key(
        f"{_COUNTRY} || '-' || COALESCE(d.country, '')",
        place_of(START) + place_of(Role.DESTINATION, name="d"),
    ),
    "place": Key("c.place", of_record=True),
}

_TOTALS = frozenset({"events", "sums", "units"})
_IS_MASS = f"{if_measure(Measure.MASS, Measure.OPEN)} = 1"
_IS_OTHER = f"{if_measure(Measure.OTHER)} = 1"


def _totals(
    selection: Selection, key: Key, substance: str = "", cells: str = "cells"
) -> Iterator[Statement]:
    """Limited to the substances and forms asked for, not to how much is known of them."""
    conditions = selection.lines("quantity")
    if substance:
        conditions &= Q(substance__in=[substance])
    lines, of_lines = any_of(conditions, "l")
    holding = f"c.n > 0{holds(selection)}"
    of_line = key.expression if key.of_line else "''"
    value = "c.value" if key.of_line else key.expression
    same = "AND h.place = c.place" if key.of_record else ""
    place = ", c.place" if key.of_record else ""
    yield (
        f"SELECT 'events', {value}, c.kind || ' ' || c.mass || c.other || c.unknown, SUM(c.n),"
        f" {_NO_SUMS} FROM (SELECT c.profile_id, c.n, c.kind, c.status, c.mode, c.concealment,"
        f" c.period, {of_line} AS value{place},"
        f" MAX({if_measure(Measure.MASS, Measure.OPEN)}) AS mass,"
        f" MAX({if_measure(Measure.OTHER)}) AS other, MAX({if_measure(Measure.UNKNOWN)}) AS unknown"
        f" FROM {cells} c CROSS JOIN {OF_LINES} l"
        f" WHERE l.profile_id = c.profile_id AND {holding}{lines}"
        f" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8{place}) c{key.join} GROUP BY 2, 3",
        of_lines,
    )
    sums = ", ".join(f"SUM(h.{name})" for name in MASSES)
    yield (
        f"SELECT 'sums', {key.expression}, l.measure, SUM(c.n), {sums}"
        f" FROM chosen h CROSS JOIN {OF_LINES} l CROSS JOIN {cells} c{key.join}"
        f" WHERE l.id = h.line_id AND c.profile_id = h.profile_id {same} AND {holding}"
        f" AND c.kind = '{Kind.EVENT}' AND {_IS_MASS}{lines} GROUP BY 2, 3",
        of_lines,
    )
    yield (
        f"SELECT 'units', {key.expression}, l.unit, SUM(c.n), {_NO_SUMS}"
        f" FROM {cells} c CROSS JOIN {OF_LINES} l{key.join} WHERE l.profile_id = c.profile_id AND"
        f" {holding} AND c.kind = '{Kind.EVENT}' AND {_IS_OTHER}{lines} GROUP BY 2, 3",
        of_lines,
    )
