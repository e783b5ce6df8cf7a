# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""The selected records as the tables that counts and sums are made from, in one statement.

``cells``: profiles, with how many of their records are selected (``n``), how many of these may lie
outside the days asked for (``fuzzy``), whether they have several lines (``several``), and for each
condition on profiles whether it holds (``ok_…``). A profile that fails two of them is left out: no
count leaves out more than one. ``chosen``: their lines (``line_id``) with what these add up to.
"""

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, When

from seizures.lists.selection import LINE, PLACE, Selection
from seizures.models.listed import ListedLine, ProfileLine, ProfilePlace, RecordProfile
from seizures.vocabularies import Measure

ALIKE = ("kind", "status", "mode", "concealment")
KNOWN = (
    "quantity_known", "day_known", "country_known", "place_known", "position_known",
    "departure_known", "destination_known", "source_linked",
)  # fmt: skip
MASSES = ("low_kg", "low_part", "high_kg", "high_part")

PROFILE = RecordProfile._meta.db_table
OF_LINES = ProfileLine._meta.db_table
OF_PLACES = ProfilePlace._meta.db_table

Statement = tuple[str, list]

_MASSES = ", ".join(MASSES)


def tables(selection: Selection, *, by_place: bool = False) -> Statement:
    """What comes after ``WITH``. ``by_place``: cells are told apart by the place of seizure."""
    asked, parameters = _asked(selection)
    holding = _all_but_one(selection)
    if not selection.differs_by_record and not by_place:
        return (
            f"asked AS {'MATERIALIZED' if holding else 'NOT MATERIALIZED'} ({asked}),"
            f" cells AS MATERIALIZED (SELECT q.*, q.pk AS profile_id, q.number AS n, 0 AS fuzzy,"
            f" {_SEVERAL} FROM asked q WHERE q.number > 0{holding}),"
            f" chosen AS NOT MATERIALIZED (SELECT id AS line_id, profile_id, {_MASSES}"
            f" FROM {OF_LINES})",
            parameters,
        )
    place = ", place" if by_place else ""
    rows, of_rows = _rows(selection, by_place=by_place)
    sums = ", ".join(f"SUM({name}) AS {name}" for name in MASSES)
    return (
        f"chosen AS MATERIALIZED ({rows}),"
        f" numbers AS MATERIALIZED (SELECT profile_id{place}, SUM(n) AS n, SUM(fuzzy) AS fuzzy,"
        f" {sums} FROM chosen GROUP BY profile_id{place}),"
        f" asked AS {'MATERIALIZED' if holding else 'NOT MATERIALIZED'} (SELECT q.*, t.*"
        f" FROM numbers t CROSS JOIN ({asked}) q WHERE q.pk = t.profile_id),"
        f" cells AS MATERIALIZED (SELECT q.*, {_SEVERAL} FROM asked q WHERE q.n > 0{holding})",
        [*of_rows, *parameters],
    )


_SEVERAL = (
    f"CASE WHEN q.pk IN (SELECT profile_id FROM {OF_LINES} WHERE position = 1)"
    " THEN 1 ELSE 0 END AS several"
)


def groups(selection: Selection) -> dict[str, Q]:
    """What is asked of profiles, as one condition for each filter, or for what is asked of one
    line or of one place."""
    conditions = dict(selection.alike)
    if selection.of_line:
        conditions[LINE] = selection.has_line
    if selection.of_place:
        conditions[PLACE] = selection.has_place
    return conditions


def holds(selection: Selection, *without: str) -> str:
    """That every condition holds for the cell ``c``, but for some that a count leaves out."""
    return "".join(f" AND c.ok_{name} = 1" for name in groups(selection) if name not in without)


def compiled(queryset: QuerySet) -> Statement:
    sql, parameters = queryset.query.sql_with_params()
    return sql, list(parameters)


def any_of(condition: Q, alias: str) -> Statement:
    """``AND`` for conditions on columns of a line or a place, each of which is one of some."""
    sql, parameters = "", []
    for column, values in values_of(condition):
        sql += f" AND {alias}.{column} IN ({', '.join(['%s'] * len(values))})"
        parameters += values
    return sql, parameters


def values_of(condition: Q) -> list[tuple[str, list]]:
    """Such conditions, as columns with the values that are asked for."""
    found = []
    for child in condition.children:
        if isinstance(child, Q):
            found += values_of(child)
        else:
            lookup, values = child
            found.append((lookup.removesuffix("__in"), list(values)))
    return found


def place_of(role: str, column: str = "country", name: str = "k") -> str:
    """Joins each value of a role's places to the cell ``c`` once, as ``name.column``."""
    same = f"z.profile_id = {name}.profile_id AND z.role = {name}.role"
    return (
        f" LEFT JOIN {OF_PLACES} {name} ON {name}.profile_id = c.profile_id"
        f" AND {name}.role = '{role}' AND {name}.{column} <> ''"
        f" AND NOT EXISTS (SELECT 1 FROM {OF_PLACES} z WHERE {same}"
        f" AND z.{column} = {name}.{column} AND z.id < {name}.id)"
    )


def _asked(selection: Selection) -> Statement:
    conditions = groups(selection)
    return compiled(
        RecordProfile.objects.annotate(
            **{f"ok_{name}": _one_or_nothing(asked) for name, asked in conditions.items()}
        ).values("pk", "number", *ALIKE, "period", *KNOWN, *(f"ok_{name}" for name in conditions))
    )


def _all_but_one(selection: Selection) -> str:
    names = list(groups(selection))
    if len(names) < 2:
        return ""
    return f" AND {' + '.join(f'q.ok_{name}' for name in names)} >= {len(names) - 1}"


def _rows(selection: Selection, *, by_place: bool) -> Statement:
    """Lines of the selected records in the form of profiles' lines, with their masses; ``n`` are
    records, at a first line."""
    if by_place or selection.sure is None or not selection.is_only_of_days:
        return compiled(_grouped(selection, by_place=by_place))
    rows, of_rows = compiled(
        _grouped(selection).filter(profile__in=RecordProfile.objects.filter(selection.doubtful))
    )
    lines = ProfileLine.objects.filter(
        profile__in=RecordProfile.objects.filter(selection.sure, number__gt=0)
    )
    whole, of_whole = compiled(lines.values("profile_id", "pk", "position", *MASSES))
    return (
        f"{rows} UNION ALL SELECT w.profile_id, w.pk, CASE WHEN w.position = 0"
        f" THEN (SELECT number FROM {PROFILE} p WHERE p.id = w.profile_id) ELSE 0 END, 0,"
        f" {', '.join(f'w.{name}' for name in MASSES)} FROM ({whole}) w",
        [*of_rows, *of_whole],
    )


def _grouped(selection: Selection, *, by_place: bool = False) -> QuerySet:
    first = Q(position=0)
    doubtful = first & ~selection.certain if selection.certain is not None else None
    rows = ListedLine.objects.filter(selection.records_for_cells()).order_by()
    return rows.values("profile_id", "line_id", *(["place"] if by_place else [])).annotate(
        n=Sum(_one_or_nothing(first)),
        fuzzy=Sum(_one_or_nothing(doubtful)),
        **{name: Sum(name) for name in MASSES},
    )


def _one_or_nothing(condition: Q | None):
    whens = [] if condition is None else [When(condition, then=1)]
    return Case(*whens, default=0, output_field=IntegerField())


def if_measure(*measures: Measure) -> str:
    """1 for a line ``l`` of one of these measures, else 0."""
    codes = ", ".join(f"'{measure.value}'" for measure in measures)
    return f"CASE WHEN l.measure IN ({codes}) THEN 1 ELSE 0 END"
