"""Totals that say what they counted and what they did not.

Only events are added up, each once: a merged record is its survivor, a retracted one is nothing,
a roll-up whose events are recorded stands behind them, an aggregate claim is never counted. A
total is an interval of exact decimals; an unknown quantity is counted as unknown and never as
zero.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

EVENT, ROLL_UP, AGGREGATE = "event", "roll-up", "aggregate"
UNCOUNTED_STATUSES = frozenset({"merged", "retracted"})
TONNE = Decimal(1000)
GRAM = Decimal("0.001")


@dataclass(frozen=True)
class CountableLine:
    """A substance line as totals need it. Kilograms are ``None`` where unknown or open."""

    substance: str
    unit: str
    kg_low: Decimal | None
    kg_high: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_mass(self) -> bool:
        return self.kg_low is not None or self.kg_high is not None

    @property
    def is_other_unit(self) -> bool:
        """A known quantity that is no mass: plants, tablets, litres."""
        return not self.is_mass and (self.low is not None or self.high is not None)


@dataclass(frozen=True)
class Countable:
    """A record as totals need it."""

    identifier: str
    kind: str
    status: str = "unverified"
    merged_into: str | None = None
    parent: str | None = None
    lines: tuple[CountableLine, ...] = ()


@dataclass(frozen=True)
class Total:
    """What a set of records adds up to.

    ``kg_low`` and ``kg_high`` are the sums over the events of known mass, ``None`` when there is
    none; ``is_open`` says that at least one of them had no upper end, so that ``kg_high`` holds
    only for the rest. An event is of known mass, of unknown quantity, or without mass (plants,
    tablets: its quantity is known and is no mass). ``events_partly_unknown`` are those of known
    mass in which the quantity of another substance is not known.
    """

    kg_low: Decimal | None = None
    kg_high: Decimal | None = None
    is_open: bool = False
    events: int = 0
    events_of_unknown_quantity: int = 0
    events_partly_unknown: int = 0
    events_without_mass: int = 0
    aggregate_claims_not_counted: int = 0
    roll_ups_not_counted: int = 0
    lines_in_other_units: dict[str, int] = field(default_factory=dict)

    @property
    def events_counted(self) -> int:
        """Events with a known mass: those the interval is the sum of."""
        return self.events - self.events_of_unknown_quantity - self.events_without_mass

    def as_stored(self) -> dict[str, Any]:
        """The exact total as JSON keeps it: kilograms as text, so that no digit is lost."""
        return {
            **asdict(self),
            "kg_low": _exactly(self.kg_low),
            "kg_high": _exactly(self.kg_high),
        }

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> "Total":
        """The total that :meth:`as_stored` wrote."""
        masses = {
            name: None if stored[name] is None else Decimal(stored[name])
            for name in ("kg_low", "kg_high")
        }
        return cls(**{**stored, **masses})

    def mass_in_words(self, language: str) -> str:
        """The interval, rounded outwards so that it always holds what the exact sums hold.

        To a tenth of a tonne, to a kilogram where either end is under a tenth of a tonne or both
        are under a tonne, to a milligram where that would make nothing of a mass. A mass that is
        known exactly is one figure: to the gram under a tonne, else rounded and marked with “≈”.
        """
        with override(language):
            if self.kg_low is None or self.kg_high is None:
                return ""
            if self.kg_low == self.kg_high and not self.is_open:
                return _one_figure(self.kg_low)
            step, divisor, unit = _scale(self.kg_low, self.kg_high)
            low = _number((self.kg_low / divisor).quantize(step, rounding=ROUND_FLOOR))
            high = _number((self.kg_high / divisor).quantize(step, rounding=ROUND_CEILING))
            if self.is_open:
                return _("at least %(low)s %(unit)s") % {"low": low, "unit": unit}
            return _("%(low)s to %(high)s %(unit)s") % {"low": low, "high": high, "unit": unit}

    def in_words(self, language: str) -> str:
        """“5.1 to 5.6 t in 3 events; 1 of unknown quantity; 2 aggregate claims not counted”."""
        return "; ".join(self.parts_in_words(language))

    def parts_in_words(self, language: str) -> list[str]:
        """The same, part by part: what was added up comes first, then what was not counted."""
        with override(language):
            return self._parts(language)

    def _parts(self, language: str) -> list[str]:
        parts = []
        counted = self.events_counted
        events = ngettext("%(count)d event", "%(count)d events", counted) % {"count": counted}
        if mass := self.mass_in_words(language):
            parts.append(_("%(mass)s in %(events)s") % {"mass": mass, "events": events})
        if self.events_of_unknown_quantity:
            unknown = self.events_of_unknown_quantity
            parts.append(
                ngettext("%(count)d of unknown quantity", "%(count)d of unknown quantity", unknown)
                % {"count": unknown}
            )
        if partly := self.events_partly_unknown:
            parts.append(
                ngettext(
                    "%(count)d with a further quantity that is unknown",
                    "%(count)d with further quantities that are unknown",
                    partly,
                )
                % {"count": partly}
            )
        if others := sum(self.lines_in_other_units.values()):
            parts.append(
                ngettext(
                    "%(count)d quantity that is no mass, kept apart",
                    "%(count)d quantities that are no mass, kept apart",
                    others,
                )
                % {"count": others}
            )
        if self.roll_ups_not_counted:
            parts.append(
                ngettext(
                    "%(count)d roll-up not counted",
                    "%(count)d roll-ups not counted",
                    self.roll_ups_not_counted,
                )
                % {"count": self.roll_ups_not_counted}
            )
        if self.aggregate_claims_not_counted:
            parts.append(
                ngettext(
                    "%(count)d aggregate claim not counted",
                    "%(count)d aggregate claims not counted",
                    self.aggregate_claims_not_counted,
                )
                % {"count": self.aggregate_claims_not_counted}
            )
        return parts or [_("no events")]


def total(records: Iterable[Countable]) -> Total:
    """Add up records. Their order never matters, and each identifier counts once."""
    unique = {record.identifier: record for record in records}
    standing = [
        record
        for record in unique.values()
        if record.status not in UNCOUNTED_STATUSES and record.merged_into is None
    ]
    kinds = Counter(record.kind for record in standing)
    known_low: list[Decimal] = []
    known_high: list[Decimal] = []
    is_open = False
    unknown = partly_unknown = without_mass = 0
    other_units: Counter[str] = Counter()
    events = [record for record in standing if record.kind == EVENT]
    for record in events:
        masses = [line for line in record.lines if line.is_mass]
        others = [line for line in record.lines if line.is_other_unit]
        if masses:
            partly_unknown += len(masses) + len(others) < len(record.lines)
        elif others:
            without_mass += 1
        else:
            unknown += 1
        other_units.update(line.unit for line in others)
        for line in masses:
            # “Up to five tons” can be any mass from nothing on: it raises only the upper end.
            known_low.append(Decimal(0) if line.kg_low is None else line.kg_low)
            known_high.append(line.kg_low if line.kg_high is None else line.kg_high)
            is_open = is_open or line.kg_high is None
    return Total(
        kg_low=sum(known_low, Decimal(0)) if known_low else None,
        kg_high=sum(known_high, Decimal(0)) if known_high else None,
        is_open=is_open,
        events=len(events),
        events_of_unknown_quantity=unknown,
        events_partly_unknown=partly_unknown,
        events_without_mass=without_mass,
        aggregate_claims_not_counted=kinds[AGGREGATE],
        roll_ups_not_counted=kinds[ROLL_UP],
        lines_in_other_units=dict(sorted(other_units.items())),
    )


def totals_by_substance(records: Iterable[Countable]) -> dict[str, Total]:
    """A total for each substance, by its code; ``""`` for records that name none.

    A kilogram of one substance is never added to a kilogram of another.
    """
    by_substance = defaultdict(list)
    for record in records:
        named = {line.substance for line in record.lines}
        for substance in named or {""}:
            own = tuple(line for line in record.lines if line.substance == substance)
            by_substance[substance].append(replace(record, lines=own))
    return {substance: total(by_substance[substance]) for substance in sorted(by_substance)}


def _exactly(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _scale(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, str]:
    """The step to round to, the kilograms in a unit, and the unit."""
    if high >= TONNE and (low >= TONNE / 10 or low == 0):
        return Decimal("0.1"), TONNE, "t"
    return Decimal(1) if low >= 1 or low == 0 < 1 <= high else Decimal("0.000001"), Decimal(1), "kg"


def _one_figure(kilograms: Decimal) -> str:
    """Exactly where it has grams to show and is under a tonne; “≈ 17.9 t” where it is rounded."""
    if kilograms < TONNE and kilograms == kilograms.quantize(GRAM):
        return f"{_number(kilograms)} kg"
    step, divisor, unit = _scale(kilograms, kilograms)
    exact = kilograms / divisor
    shown = exact.quantize(step, rounding=ROUND_HALF_EVEN)
    if shown == exact or not shown:  # nothing is rounded away
        return f"{_number(exact)} {unit}"
    return f"≈ {_number(shown)} {unit}"


def _number(value: Decimal) -> str:
    plain = format(value.normalize(), "f")
    places = len(plain.partition(".")[2])
    return formats.number_format(value, decimal_pos=places, force_grouping=True)
