"""Totals put together from what the database counted and added up (:mod:`seizures.tallies`).

A row says what it counts (``events``, ``sums`` or ``units``), the key of its total, what of it, how
many, and the four parts of its masses: whole kilograms and hundred-millionths, low and high.
"""

from collections import Counter, defaultdict

from seizures.profiles import from_parts
from seizures.totals import Total
from seizures.vocabularies import Kind, Measure


class ExactSums:
    """Takes the rows one by one; a record with several measures is counted once."""

    def __init__(self):
        self.events: dict[str, Counter] = defaultdict(Counter)
        self.masses: dict[str, list[int]] = {}
        self.open: set[str] = set()
        self.units: dict[str, dict[str, int]] = defaultdict(dict)

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
