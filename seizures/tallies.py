# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Counts and exact sums of selected records, made by the database in one statement.

Profiles know how many records they have and what their lines add up to
(:mod:`seizures.models.listed`); where something is asked that differs from record to record, the
selected rows are first brought into the same form. All that follows reads some ten thousand rows,
however many records there are. Sums are of integers and equal :func:`seizures.totals.total` to the
last digit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Sum, Value, When

from seizures.exact_sums import ExactSums
from seizures.models.listed import ListedLine, ProfileLine, ProfilePlace, RecordProfile
from seizures.models.place import SeizurePlace
from seizures.selection import LINE, PLACE, Selection, prefixed
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
_QUANTITY = f"CASE x.measure WHEN '{Measure.OPEN}' THEN '{Measure.MASS}' ELSE x.measure END"
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
    sums = ExactSums()
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
    sums = ExactSums()
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
    "month": Key("CASE WHEN length(c.period) = 7 THEN c.period ELSE '' END"),
    "year": Key("substr(c.period, 1, 4)"),
    "substance": Key("l.substance", of_line=True),
    "form": Key("l.form", of_line=True),
    "concealment": Key("c.concealment"),
    "mode": Key("c.mode"),
    "status": Key("c.status"),
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
    tables, parameters = _tables(selection, by_place=by_place)
    statement = f"WITH {tables} " + " UNION ALL ".join(sql for sql, _parameters in branches)
    for _sql, more in branches:
        parameters += more
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for what, key, sub, number, *masses in cursor.fetchall():
            yield (what, key, sub, int(number or 0), *(int(mass or 0) for mass in masses))


def _tables(selection: Selection, *, by_place: bool) -> Statement:
    """``cells``: profiles with the number of their records, and for each condition of the
    selection whether it holds (``ok_…``); ``chosen``: their lines with what these add up to."""
    groups = _groups(selection)
    profiles, parameters = _compiled(
        RecordProfile.objects.annotate(
            **{f"ok_{name}": _one_or_nothing(condition) for name, condition in groups.items()}
        ).values("pk", "number", *ALIKE, "period", *KNOWN, *(f"ok_{name}" for name in groups))
    )
    if not selection.differs_by_record and not by_place:
        masses = ", ".join(_MASSES)
        return (
            f"cells AS MATERIALIZED (SELECT q.*, q.pk AS profile_id, q.number AS n, 0 AS fuzzy"
            f" FROM ({profiles}) q WHERE q.number > 0),"
            f" chosen AS (SELECT id AS line_id, profile_id, {masses} FROM {_LINE})",
            parameters,
        )
    place = ", place" if by_place else ""
    rows, of_rows = _compiled(_grouped(selection, by_place=by_place))
    return (
        f"chosen AS MATERIALIZED ({rows}),"
        f" numbers AS MATERIALIZED (SELECT profile_id{place}, SUM(n) AS n, SUM(fuzzy) AS fuzzy"
        f" FROM chosen GROUP BY profile_id{place}),"
        f" cells AS MATERIALIZED (SELECT q.*, t.* FROM numbers t CROSS JOIN ({profiles}) q"
        " WHERE q.pk = t.profile_id)",
        [*of_rows, *parameters],
    )


def _grouped(selection: Selection, *, by_place: bool) -> QuerySet:
    """The selected rows in the form of profiles' lines: records (at a first line), and masses."""
    first = Q(position=0)
    doubtful = first & ~selection.certain if selection.certain is not None else None
    rows = ListedLine.objects.filter(selection.records()).order_by()
    return rows.values("profile_id", "line_id", *(["place"] if by_place else [])).annotate(
        n=Sum(_one_or_nothing(first)),
        fuzzy=Sum(_one_or_nothing(doubtful)),
        **{name: Sum(name) for name in _MASSES},
    )


def _groups(selection: Selection) -> dict[str, Q]:
    """What is asked of profiles, as one condition for each filter, or for what is asked of one
    line or of one place."""
    groups = dict(selection.alike)
    if selection.of_line:
        groups[LINE] = selection.has_line
    if selection.of_place:
        groups[PLACE] = selection.has_place
    return groups


def _one_or_nothing(condition: Q | None):
    whens = [] if condition is None else [When(condition, then=1)]
    return Case(*whens, default=0, output_field=IntegerField())


def _compiled(queryset: QuerySet) -> Statement:
    sql, parameters = queryset.query.sql_with_params()
    return sql, list(parameters)


def _holds(selection: Selection, without: str = "") -> str:
    """That every condition holds for the cell ``c``, but for one."""
    return "".join(f" AND c.ok_{name} = 1" for name in _groups(selection) if name != without)


def _any_of(condition: Q, alias: str) -> Statement:
    """``AND`` for conditions on columns of a line or a place, each of which is one of some."""
    sql, parameters = "", []
    for child in condition.children:
        if isinstance(child, Q):
            inner, more = _any_of(child, alias)
            sql, parameters = sql + inner, [*parameters, *more]
            continue
        lookup, values = child
        places = ", ".join(["%s"] * len(values))
        sql += f" AND {alias}.{lookup.removesuffix('__in')} IN ({places})"
        parameters += values
    return sql, parameters


def _completeness(selection: Selection) -> Statement:
    stated = [*(f"c.{name}" for name in KNOWN), *(f"c.{name} <> ''" for name in STATED)]
    flags = " || ".join(f"CASE WHEN {test} THEN '1' ELSE '0' END" for test in stated)
    return (
        f"SELECT 'known', '', {flags}, SUM(c.n), SUM(c.fuzzy), 0, 0, 0"
        f" FROM cells c WHERE c.n > 0{_holds(selection)} GROUP BY 3",
        [],
    )


# --- Facets -------------------------------------------------------------------------------------


def _facets(selection: Selection) -> Iterator[Statement]:
    for name in ALIKE:
        yield (
            f"SELECT '{name}', c.{name}, '', SUM(c.n), {_NO_SUMS}"
            f" FROM cells c WHERE c.n > 0{_holds(selection, name)} GROUP BY c.{name}",
            [],
        )
    if selection.mass is None:
        for name in OF_LINE:
            lines, of_lines = _any_of(selection.lines(name), "x")
            value = _QUANTITY if name == "quantity" else f"x.{name}"
            yield _of_parts(selection, name, value, f"{_LINE} x", lines, of_lines, LINE)
    if selection.named is None:
        for name in OF_PLACE:
            places, of_places = _any_of(selection.places(name), "x")
            places += f" AND x.{name} <> ''"
            yield _of_parts(selection, name, f"x.{name}", f"{_PLACE} x", places, of_places, PLACE)
    for name, role in ENDS.items():
        yield (
            f"SELECT '{name}', {_OF_PLACE}, '', SUM(c.n), {_NO_SUMS} FROM cells c"
            f"{_place_of(role)} WHERE c.n > 0{_holds(selection, name)} GROUP BY 2",
            [],
        )


def _of_parts(
    selection: Selection, name: str, value: str, parts: str, asked: str, of_asked: list, group: str
) -> Statement:
    """Each value of a part once a record, however many of its parts have it."""
    return (
        f"SELECT '{name}', y.value, '', SUM(y.n), {_NO_SUMS} FROM ("
        f"SELECT DISTINCT c.profile_id, c.n, {value} AS value FROM cells c CROSS JOIN {parts}"
        f" WHERE x.profile_id = c.profile_id AND c.n > 0{_holds(selection, group)}{asked}"
        ") y GROUP BY y.value",
        of_asked,
    )


def _facets_of_each(selection: Selection) -> dict[str, Counts]:
    """Where a mass or a place by its name is asked for, its neighbours are counted by record."""
    facets = {}
    if selection.mass is not None:
        for name in OF_LINE:
            rows = selection.rows({LINE}).filter(
                selection.mass, prefixed(selection.lines(name), "line__")
            )
            facets[name] = _by_record(rows.annotate(value=_value_of_line(name)))
    if selection.named is not None:
        for name in OF_PLACE:
            places = SeizurePlace.objects.filter(
                selection.named & selection.places(name),
                seizure__in=selection.rows({PLACE}).filter(position=0).values("seizure"),
            ).exclude(**{name: ""})
            facets[name] = _by_record(places.annotate(value=F(name)))
    return facets


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

_TOTALS = frozenset({"events", "sums", "units"})


def _totals(selection: Selection, key: Key, substance: str = "") -> Iterator[Statement]:
    """Limited to the substances and forms asked for, not to how much is known of them."""
    conditions = selection.lines("quantity")
    if substance:
        conditions &= Q(substance__in=[substance])
    lines, of_lines = _any_of(conditions, "l")
    holds = f"c.n > 0{_holds(selection)}"
    of_line = key.expression if key.of_line else "''"
    value = "c.value" if key.of_line else key.expression
    same = "AND h.place = c.place" if key.of_record else ""
    place = ", c.place" if key.of_record else ""
    yield (
        f"SELECT 'events', {value}, c.kind || ' ' || c.mass || c.other || c.unknown, SUM(c.n),"
        f" {_NO_SUMS} FROM (SELECT c.profile_id, c.n, c.kind, c.status, c.mode, c.concealment,"
        f" c.period, {of_line} AS value{place}, MAX({_one_if(_IS_MASS)}) AS mass,"
        f" MAX({_one_if(_IS_OTHER)}) AS other, MAX({_one_if(_IS_UNKNOWN)}) AS unknown"
        f" FROM cells c CROSS JOIN {_LINE} l WHERE l.profile_id = c.profile_id AND {holds}{lines}"
        f" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8{place}) c{key.join} GROUP BY 2, 3",
        of_lines,
    )
    sums = ", ".join(f"SUM(h.{name})" for name in _MASSES)
    yield (
        f"SELECT 'sums', {key.expression}, l.measure, SUM(c.n), {sums}"
        f" FROM chosen h CROSS JOIN {_LINE} l CROSS JOIN cells c{key.join}"
        f" WHERE l.id = h.line_id AND c.profile_id = h.profile_id {same} AND {holds}"
        f" AND c.kind = '{Kind.EVENT}' AND {_IS_MASS}{lines} GROUP BY 2, 3",
        of_lines,
    )
    yield (
        f"SELECT 'units', {key.expression}, l.unit, SUM(c.n), {_NO_SUMS}"
        f" FROM cells c CROSS JOIN {_LINE} l{key.join} WHERE l.profile_id = c.profile_id AND"
        f" {holds} AND c.kind = '{Kind.EVENT}' AND {_IS_OTHER}{lines} GROUP BY 2, 3",
        of_lines,
    )


def _one_if(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"
