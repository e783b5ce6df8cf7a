# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Counts and exact sums of selected records, made by the database in one statement.

Profiles know how many records they have and what their lines add up to
(:mod:`seizures.models.listed`); where something is asked that differs from record to record, the
selected rows are first brought into the same form. All that follows reads some ten thousand rows,
however many records there are. Sums are of integers and equal :func:`seizures.totals.total` to the
last digit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Sum, Value, When

from seizures.models.listed import ListedLine, ProfileLine, ProfilePlace, RecordProfile
from seizures.models.place import SeizurePlace
from seizures.profiles import from_parts
from seizures.selection import LINE, PLACE, Selection
from seizures.totals import Total
from seizures.vocabularies import Kind, Measure, Role

ALIKE = ("kind", "status", "mode", "concealment")
OF_LINE = ("substance", "form", "quantity")
OF_PLACE = ("country", "role", "site")
ENDS = {"departure": Role.DEPARTURE, "destination": Role.DESTINATION}
KNOWN = (
    "quantity_known", "day_known", "country_known", "place_known", "position_known",
    "departure_known", "destination_known", "source_linked",
)  # fmt: skip
STATED = ("concealment", "mode")

Counts = dict[str, int]
Statement = tuple[str, list]

_PROFILE = RecordProfile._meta.db_table
_LINE = ProfileLine._meta.db_table
_PLACE = ProfilePlace._meta.db_table
_MASSES = ("low_kg", "low_part", "high_kg", "high_part")
_IS_MASS = f"l.measure IN ('{Measure.MASS}', '{Measure.OPEN}')"
_IS_OTHER = f"l.measure = '{Measure.OTHER}'"
_IS_UNKNOWN = f"l.measure = '{Measure.UNKNOWN}'"
_NO_SUMS = "0, 0, 0, 0"


@dataclass
class Tally:
    """What was found: how many, of which values, how complete, and what it adds up to.

    ``facets``: for each filter, how many records have each value, as if the filter itself were not
    set; ``""`` is not stated. ``known``: how many records state what a field of
    :class:`RecordProfile` tells. ``fuzzy``: how many may lie outside the days that are asked for.
    """

    number: int = 0
    fuzzy: int = 0
    known: Counts = field(default_factory=dict)
    facets: dict[str, Counts] = field(default_factory=dict)
    totals: dict[str, Total] = field(default_factory=dict)


def tally(selection: Selection) -> Tally:
    """Count and add up everything that a list shows of a selection, totals by substance."""
    branches = [
        _completeness(selection),
        *_facets(selection),
        *_totals(selection, KEYS["substance"]),
    ]
    found = Tally(facets=defaultdict(dict))
    sums = _Sums()
    for what, key, sub, number, *masses in _rows(selection, branches):
        if what == "known":
            found.number += number
            found.fuzzy += int(masses[0])
            for name, flag in zip(KNOWN + STATED, sub, strict=True):
                found.known[name] = found.known.get(name, 0) + number * (flag == "1")
        elif what in _TOTALS:
            sums.add(what, key, sub, number, masses)
        else:
            found.facets[what][key] = found.facets[what].get(key, 0) + number
    found.facets |= _facets_of_each(selection)
    found.totals = sums.totals()
    return found


def totals_by(selection: Selection, dimension: str, substance: str = "") -> dict[str, Total]:
    """A total for each value of a dimension (:data:`KEYS`), by its code; ``""`` is not stated.

    A record with several values stands under each. ``substance``: of its lines alone; without it,
    kilograms of whatever was selected are in one total, which says nothing unless they are alike.
    """
    key = KEYS[dimension]
    sums = _Sums()
    branches = list(_totals(selection, key, substance))
    for row in _rows(selection, branches, by_place=key.of_record):
        sums.add(*row[:4], row[4:])
    return sums.totals()


# --- What the statement is made of --------------------------------------------------------------


@dataclass(frozen=True)
class Key:
    """What totals are told apart by: an expression, and what has to be joined for it."""

    expression: str
    join: str = ""
    of_line: bool = False
    of_record: bool = False


def _place_of(role: str, column: str = "country", name: str = "k") -> str:
    return (
        f" LEFT JOIN (SELECT DISTINCT profile_id, {column} AS value FROM {_PLACE}"
        f" WHERE role = '{role}' AND {column} <> '') {name} ON {name}.profile_id = c.profile_id"
    )


_OF_PLACE = "COALESCE(k.value, '')"
KEYS = {
    "month": Key("CASE WHEN length(p.period) = 7 THEN p.period ELSE '' END"),
    "year": Key("substr(p.period, 1, 4)"),
    "substance": Key("l.substance", of_line=True),
    "form": Key("l.form", of_line=True),
    "concealment": Key("p.concealment"),
    "mode": Key("p.mode"),
    "status": Key("p.status"),
    "site": Key(_OF_PLACE, _place_of(Role.SEIZED, "site")),
    "country": Key(_OF_PLACE, _place_of(Role.SEIZED)),
    "departure": Key(_OF_PLACE, _place_of(Role.DEPARTURE)),
    "destination": Key(_OF_PLACE, _place_of(Role.DESTINATION)),
    "route": Key(
        "COALESCE(k.value, '') || '-' || COALESCE(d.value, '')",
        _place_of(Role.DEPARTURE) + _place_of(Role.DESTINATION, name="d"),
    ),
    "place": Key("c.place", of_record=True),
}


def _rows(
    selection: Selection, branches: list[Statement], *, by_place: bool = False
) -> Iterator[tuple]:
    chosen, parameters = _chosen(selection, by_place=by_place)
    place = ", place" if by_place else ""
    statement = (
        f"WITH chosen AS MATERIALIZED ({chosen}),"
        f" cells AS MATERIALIZED (SELECT profile_id{place}, SUM(n) AS n, SUM(fuzzy) AS fuzzy"
        f" FROM chosen GROUP BY profile_id{place} HAVING SUM(n) > 0) "
    ) + " UNION ALL ".join(sql for sql, _parameters in branches)
    for _sql, more in branches:
        parameters += more
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for what, key, sub, number, *masses in cursor.fetchall():
            yield (what, key, sub, int(number or 0), *(int(mass or 0) for mass in masses))


def _chosen(selection: Selection, *, by_place: bool) -> Statement:
    """Each line of each profile: records (at its first line), masses, and doubtful days."""
    if not selection.differs_by_record and not by_place:
        masses = ", ".join(f"l.{name}" for name in _MASSES)
        return (
            "SELECT l.profile_id, l.id AS line_id,"
            " CASE WHEN l.position = 0 THEN p.number ELSE 0 END AS n, 0 AS fuzzy,"
            f" {masses} FROM {_LINE} l JOIN {_PROFILE} p ON p.id = l.profile_id"
            " WHERE p.number > 0",
            [],
        )
    first = Q(position=0)
    doubtful = first & ~selection.certain if selection.certain is not None else None
    rows = ListedLine.objects.filter(selection.records()).order_by()
    grouped = rows.values("profile_id", "line_id", *(["place"] if by_place else [])).annotate(
        n=_number(first), fuzzy=_number(doubtful), **{name: Sum(name) for name in _MASSES}
    )
    return _compiled(grouped)


def _number(condition: Q | None):
    if condition is None:
        return Sum(Case(default=0, output_field=IntegerField()))
    return Sum(Case(When(condition, then=1), default=0, output_field=IntegerField()))


def _compiled(queryset: QuerySet) -> Statement:
    sql, parameters = queryset.query.sql_with_params()
    return sql, list(parameters)


def _with_profiles(selection: Selection, *without: str) -> Statement:
    """``WHERE`` for a branch in which ``p`` is the profile."""
    if not selection.is_asked_of_profiles(without):
        return " WHERE 1 = 1", []
    sql, parameters = _compiled(selection.profiles(without).values("pk"))
    return f" WHERE p.id IN ({sql})", parameters


def _lines(selection: Selection, without: str = "", substance: str = "") -> Statement:
    """``AND`` for a branch in which ``l`` is a line: it is one that is asked for."""
    conditions = selection.lines(without)
    if substance:
        conditions &= Q(substance=substance)
    if not conditions:
        return "", []
    sql, parameters = _compiled(ProfileLine.objects.filter(conditions).values("pk"))
    return f" AND l.id IN ({sql})", parameters


_CELLS = f"FROM cells c JOIN {_PROFILE} p ON p.id = c.profile_id"


def _completeness(selection: Selection) -> Statement:
    stated = [*(f"p.{name}" for name in KNOWN), *(f"p.{name} <> ''" for name in STATED)]
    flags = " || ".join(f"CASE WHEN {test} THEN '1' ELSE '0' END" for test in stated)
    where, parameters = _with_profiles(selection)
    return (
        f"SELECT 'known', '', {flags}, SUM(c.n), SUM(c.fuzzy), 0, 0, 0 {_CELLS}{where} GROUP BY 3",
        parameters,
    )


# --- Facets -------------------------------------------------------------------------------------


def _facets(selection: Selection) -> Iterator[Statement]:
    for name in ALIKE:
        where, parameters = _with_profiles(selection, name)
        yield (
            f"SELECT '{name}', p.{name}, '', SUM(c.n), {_NO_SUMS} {_CELLS}{where}"
            f" GROUP BY p.{name}",
            parameters,
        )
    if selection.mass is None:
        for name in OF_LINE:
            asked = ProfileLine.objects.filter(selection.lines(name))
            lines, of_lines = _compiled(
                asked.annotate(value=_value_of_line(name)).values("profile_id", "value")
            )
            yield _of_parts(selection, name, lines, of_lines, LINE)
    if selection.named is None:
        for name in OF_PLACE:
            places, of_places = _compiled(
                ProfilePlace.objects.filter(selection.places(name))
                .exclude(**{name: ""})
                .annotate(value=F(name))
                .values("profile_id", "value")
            )
            yield _of_parts(selection, name, places, of_places, PLACE)
    for name, role in ENDS.items():
        where, parameters = _with_profiles(selection, name)
        yield (
            f"SELECT '{name}', {_OF_PLACE}, '', SUM(c.n), {_NO_SUMS} {_CELLS}{_place_of(role)}"
            f"{where} GROUP BY 2",
            parameters,
        )


def _of_parts(selection: Selection, name: str, parts: str, of_parts: list, group: str) -> Statement:
    """Each value of a part once a record, however many of its parts have it."""
    where, parameters = _with_profiles(selection, group)
    return (
        f"SELECT '{name}', x.value, '', SUM(c.n), {_NO_SUMS} {_CELLS}"
        f" JOIN (SELECT DISTINCT * FROM ({parts}) y) x ON x.profile_id = c.profile_id"
        f"{where} GROUP BY x.value",
        [*of_parts, *parameters],
    )


def _facets_of_each(selection: Selection) -> dict[str, Counts]:
    """Where a mass or a place by its name is asked for, its neighbours are counted by record."""
    facets = {}
    if selection.mass is not None:
        for name in OF_LINE:
            lines = selection.lines(name)
            asked = ProfileLine.objects.filter(lines) if lines else None
            rows = selection.rows({LINE}).filter(selection.mass)
            if asked is not None:
                rows = rows.filter(line__in=asked)
            facets[name] = _by_record(rows.annotate(value=_value_of_line(name, "line__")))
    if selection.named is not None:
        for name in OF_PLACE:
            places = SeizurePlace.objects.filter(
                selection.named & selection.places(name),
                seizure__in=selection.rows({PLACE}).filter(position=0).values("seizure"),
            ).exclude(**{name: ""})
            facets[name] = _by_record(places.annotate(value=F(name)))
    return facets


def _value_of_line(name: str, prefix: str = ""):
    """What a filter of lines tells apart: a mass is one, whether it has an upper end or not."""
    if name != "quantity":
        return F(f"{prefix}{name}")
    measure = f"{prefix}measure"
    is_open = When(**{measure: str(Measure.OPEN)}, then=Value(str(Measure.MASS)))
    return Case(is_open, default=F(measure), output_field=CharField())


def _by_record(rows: QuerySet) -> Counts:
    counted = rows.order_by().values_list("value").annotate(Count("seizure", distinct=True))
    return dict(counted)


# --- Totals -------------------------------------------------------------------------------------

_TOTALS = frozenset({"events", "sums", "units"})


def _totals(selection: Selection, key: Key, substance: str = "") -> Iterator[Statement]:
    where, of_profiles = _with_profiles(selection)
    lines, of_lines = _lines_counted(selection, substance)
    value = "x.value" if key.of_line else key.expression
    of_line = key.expression if key.of_line else "''"
    yield (
        f"SELECT 'events', {value}, p.kind || ' ' || x.mass || x.other || x.unknown, SUM(c.n),"
        f" {_NO_SUMS} {_CELLS} JOIN (SELECT l.profile_id, {of_line} AS value,"
        f" MAX({_one_if(_IS_MASS)}) AS mass, MAX({_one_if(_IS_OTHER)}) AS other,"
        f" MAX({_one_if(_IS_UNKNOWN)}) AS unknown"
        f" FROM {_LINE} l WHERE 1 = 1{lines} GROUP BY 1, 2) x ON x.profile_id = c.profile_id"
        f"{key.join}{where} GROUP BY 2, 3",
        [*of_lines, *of_profiles],
    )
    sums = ", ".join(f"SUM(h.{name})" for name in _MASSES)
    same_place = " AND h.place = c.place" if key.of_record else ""
    yield (
        f"SELECT 'sums', {key.expression}, l.measure, SUM(c.n), {sums}"
        f" {_CELLS} JOIN chosen h ON h.profile_id = c.profile_id{same_place}"
        f" JOIN {_LINE} l ON l.id = h.line_id{key.join}{where}"
        f" AND p.kind = '{Kind.EVENT}' AND {_IS_MASS}{lines} GROUP BY 2, 3",
        [*of_profiles, *of_lines],
    )
    yield (
        f"SELECT 'units', {key.expression}, l.unit, SUM(c.n), {_NO_SUMS}"
        f" {_CELLS} JOIN {_LINE} l ON l.profile_id = c.profile_id{key.join}{where}"
        f" AND p.kind = '{Kind.EVENT}' AND {_IS_OTHER}{lines} GROUP BY 2, 3",
        [*of_profiles, *of_lines],
    )


def _one_if(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def _lines_counted(selection: Selection, substance: str) -> Statement:
    """Totals are limited to the substances and forms asked for, not to how much is known."""
    return _lines(selection, "quantity", substance)


class _Sums:
    """Rows of the totals' branches, by key."""

    def __init__(self):
        self.events: dict[str, Counter] = defaultdict(Counter)
        self.masses: dict[str, list[int]] = {}
        self.open: set[str] = set()
        self.units: dict[str, Counts] = defaultdict(dict)

    def add(self, what: str, key: str, sub: str, number: int, masses) -> None:
        if what == "events":
            kind, measures = sub.split(" ")
            if kind != Kind.EVENT:
                self.events[key][kind] += number
                return
            has_mass, has_other, has_unknown = (flag == "1" for flag in measures)
            self.events[key][Kind.EVENT] += number
            if has_mass:
                self.events[key]["partly"] += number * has_unknown
            else:
                self.events[key]["no mass" if has_other else "unknown"] += number
        elif what == "sums":
            so_far = self.masses.setdefault(key, [0, 0, 0, 0])
            self.masses[key] = [a + b for a, b in zip(so_far, masses, strict=True)]
            if sub == Measure.OPEN:
                self.open.add(key)
        else:
            self.units[key][sub] = self.units[key].get(sub, 0) + number

    def totals(self) -> dict[str, Total]:
        return {key: self._total(key) for key in sorted(self.events)}

    def _total(self, key: str) -> Total:
        events = self.events[key]
        masses = self.masses.get(key)
        return Total(
            kg_low=from_parts(*masses[:2]) if masses else None,
            kg_high=from_parts(*masses[2:]) if masses else None,
            is_open=key in self.open,
            events=events[Kind.EVENT],
            events_of_unknown_quantity=events["unknown"],
            events_partly_unknown=events["partly"],
            events_without_mass=events["no mass"],
            aggregate_claims_not_counted=events[Kind.AGGREGATE],
            roll_ups_not_counted=events[Kind.ROLL_UP],
            lines_in_other_units=dict(sorted(self.units.get(key, {}).items())),
        )
