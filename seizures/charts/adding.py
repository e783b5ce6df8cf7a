"""Sums of totals whose events are not the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal

from seizures.totals import Total

_COUNTS = [each.name for each in fields(Total) if each.type is int or each.type == "int"]


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
