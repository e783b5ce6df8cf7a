"""Totals for the values of a dimension, and sums of totals whose events are not the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal

from django.db.models import Q

from seizures.models import SeizurePlace
from seizures.totals import Total, total
from seizures.vocabularies import Role

_COUNTS = [each.name for each in fields(Total) if each.type is int or each.type == "int"]
_PLACE_ROLES = {
    "country": Role.SEIZED,
    "place": Role.SEIZED,
    "site": Role.SEIZED,
    "departure": Role.DEPARTURE,
    "destination": Role.DESTINATION,
}


def together(totals: Iterable[Total]) -> Total:
    """The sum of totals that share no event: of months, of countries of the same role."""
    totals = list(totals)
    lows = [each.kg_low for each in totals if each.kg_low is not None]
    highs = [each.kg_high for each in totals if each.kg_high is not None]
    units: Counter[str] = Counter()
    for each in totals:
        units.update(each.lines_in_other_units)
    return Total(
        kg_low=sum(lows, Decimal(0)) if lows else None,
        kg_high=sum(highs, Decimal(0)) if highs else None,
        is_open=any(each.is_open for each in totals),
        lines_in_other_units=dict(sorted(units.items())),
        **{name: sum(getattr(each, name) for each in totals) for name in _COUNTS},
    )


def totals_by(filters, dimension: str) -> dict:
    """``filters.totals_by(dimension)``, of events and of what is not counted."""
    if hasattr(filters, "totals_by"):
        return filters.totals_by(dimension)
    return _from_rows(filters, dimension)


def _from_rows(filters, dimension: str) -> dict:
    queryset = filters.qs
    if dimension == "substance":
        return queryset.totals_by_substance(filters.line_conditions)
    if dimension == "form":
        forms = queryset.values_list("substances__form", flat=True).order_by().distinct()
        return {
            form or "": total(
                record
                for record in queryset.countables(filters.line_conditions & Q(form=form or ""))
                if record.lines
            )
            for form in forms
        }
    keys = _keys(queryset, dimension)
    parted = defaultdict(list)
    for record in queryset.countables(filters.line_conditions):
        for key in keys.get(record.identifier) or {("", "") if dimension == "route" else ""}:
            parted[key].append(record)
    return {key: total(records) for key, records in parted.items()}


def _keys(queryset, dimension: str) -> dict[str, set]:
    found: dict[str, set] = defaultdict(set)
    if dimension in ("month", "year"):
        for identifier, *bounds in queryset.order_by().values_list(
            "public_id",
            "occurred_earliest",
            "occurred_latest",
            "announced_earliest",
            "announced_latest",
        ):
            earliest, latest = bounds[:2] if any(bounds[:2]) else bounds[2:]
            length = 7 if dimension == "month" else 4
            first, last = (str(day)[:length] if day else None for day in (earliest, latest))
            found[identifier].add(first if first == last and first else "")
    elif dimension in _PLACE_ROLES or dimension == "route":
        places = SeizurePlace.objects.filter(seizure__in=queryset.order_by().values("pk"))
        by_role: dict[str, dict] = defaultdict(lambda: defaultdict(set))
        for identifier, role, *where in places.values_list(
            "seizure__public_id", "role", "country", "site", "locode", "name"
        ):
            by_role[identifier][role].add(tuple(where))
        for identifier, roles in by_role.items():
            if dimension == "route":
                starts = {row[0] for row in roles[Role.DEPARTURE]} or {""}
                ends = {row[0] for row in roles[Role.DESTINATION]} or {""}
                found[identifier] = {(start, end) for start in starts for end in ends}
                continue
            for country, site, locode, name in roles[_PLACE_ROLES[dimension]]:
                key = {"site": site, "place": locode or f"{name}|{country}"}.get(dimension, country)
                found[identifier].add(key)
    else:
        for identifier, value in queryset.order_by().values_list("public_id", dimension):
            found[identifier].add(value)
    return found
