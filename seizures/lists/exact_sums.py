"""Rows of a statement that counts and adds up, put together into totals."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from seizures.lists.profiles import from_parts
from seizures.totals import Total
from seizures.vocabularies import Kind, Measure


class ExactSums:
    """What records of one key after another add up to."""

    def __init__(self):
        self.events: dict[str, Counter] = defaultdict(Counter)
        self.masses: dict[str, list[int]] = {}
        self.open: set[str] = set()
        self.units: dict[str, Counter] = defaultdict(Counter)

    def add_line(
        self, key: str, kind: str, measure: str, unit: str, number: int, masses: Sequence[int]
    ) -> None:
        """Records that have one line, and what these lines add up to."""
        has = (measure in (Measure.MASS, Measure.OPEN), measure == Measure.OTHER)
        self.add_records(key, kind, (*has, measure == Measure.UNKNOWN), number)
        if kind != Kind.EVENT:
            return
        if has[0]:
            self.add_masses(key, measure, masses)
        elif has[1]:
            self.add_units(key, unit, number)

    def add_records(self, key: str, kind: str, has: tuple[bool, bool, bool], number: int) -> None:
        """``has``: lines of known mass, of a quantity that is no mass, of unknown quantity."""
        has_mass, has_other, has_unknown = has
        self.events[key][kind] += number
        if kind != Kind.EVENT:
            return
        if has_mass:
            self.events[key]["partly"] += number * has_unknown
        else:
            self.events[key]["no mass" if has_other else "unknown"] += number

    def add_masses(self, key: str, measure: str, masses: Sequence[int]) -> None:
        so_far = self.masses.setdefault(key, [0, 0, 0, 0])
        self.masses[key] = [a + b for a, b in zip(so_far, masses, strict=True)]
        if measure == Measure.OPEN:
            self.open.add(key)

    def add_units(self, key: str, unit: str, number: int) -> None:
        self.units[key][unit] += number

    def add_row(self, what: str, key: str, sub: str, number: int, masses: Sequence[int]) -> None:
        """A row of ``events``, ``sums`` or ``units``, as :mod:`.tallies` asks for them."""
        if what == "events":
            kind, flags = sub.split(" ")
            self.add_records(key, kind, tuple(flag == "1" for flag in flags), number)
        elif what == "sums":
            self.add_masses(key, sub, masses)
        else:
            self.add_units(key, sub, number)

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
