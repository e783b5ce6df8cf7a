"""What records that are alike have in common, and what one record adds: pure rules.

:mod:`seizures.lists.listing` reads the rows of records and writes what is described here.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

# The one of the standard library takes a lock each time before Python 3.12: a tenth of an import.
from django.utils.functional import cached_property

from seizures import journeys
from seizures.totals import CountableLine
from seizures.vocabularies import Measure, Precision, Role

PARTS_A_KILOGRAM = 10**8
PARTS_A_MILLIGRAM = 100
HEAVIEST = 2**63 - 1
NO_MASS = -1

# Whole kilograms and hundred-millionths of the lower end, then of the upper.
SplitMasses = tuple[int, int, int, int]


@dataclass(frozen=True)
class PlaceOfRecord:
    """A place as profiles need it."""

    role: str
    name: str
    country: str
    locode: str
    site: str
    precision: str
    has_position: bool

    @property
    def key(self) -> str:
        """A UN/LOCODE, else the name with the country's code, else nothing."""
        if self.locode or not self.name:
            return self.locode
        return f"{self.name}, {self.country}" if self.country else self.name


@dataclass(frozen=True)
class LineOfRecord:
    """A substance line as profiles need it."""

    form: str
    counted: CountableLine

    @cached_property
    def measure(self) -> Measure:
        if self.counted.is_mass:
            return Measure.OPEN if self.counted.kg_high is None else Measure.MASS
        return Measure.OTHER if self.counted.is_other_unit else Measure.UNKNOWN

    @cached_property
    def likeness(self) -> tuple[str, str, str, str]:
        """Substance, form, measure, and the unit where the quantity is no mass."""
        unit = self.counted.unit if self.measure == Measure.OTHER else ""
        return self.counted.substance, self.form, str(self.measure), unit

    @cached_property
    def ends(self) -> tuple[int, int]:
        """Both ends as :func:`seizures.totals.total` counts them, in hundred-millionths of a kg."""
        if not self.counted.is_mass:
            return 0, 0
        low, high = self.counted.kg_low, self.counted.kg_high
        return in_parts(low), in_parts(low if high is None else high)

    @cached_property
    def masses(self) -> SplitMasses:
        low, high = self.ends
        return *divmod(low, PARTS_A_KILOGRAM), *divmod(high, PARTS_A_KILOGRAM)


@lru_cache(maxsize=20_000)
def line_of_record(form: str, *counted) -> LineOfRecord:
    """A line of the values of :class:`seizures.totals.CountableLine`, made once for equal ones."""
    return LineOfRecord(form, CountableLine(*counted))


NO_LINE = LineOfRecord("", CountableLine("", "", None, None))


@dataclass(frozen=True)
class RecordAsRead:
    """A record with what lists filter, count and sort by."""

    kind: str
    status: str
    mode: str
    concealment: str
    occurred_earliest: date | None
    occurred_latest: date | None
    lines: Sequence[LineOfRecord]
    places: Sequence[PlaceOfRecord]
    source_linked: bool

    @property
    def period(self) -> str:
        """The month or the year in which it is known to have happened, or nothing."""
        first, last = self.occurred_earliest, self.occurred_latest
        if not first or not last or first.year != last.year:
            return ""
        return first.isoformat()[: 7 if first.month == last.month else 4]

    @cached_property
    def lines_in_order(self) -> list[LineOfRecord]:
        """In the order of their likeness, so that records written in another order are alike."""
        if len(self.lines) == 1:
            return [*self.lines]
        return sorted(self.lines, key=lambda line: line.likeness) or [NO_LINE]

    def of_role(self, role: str) -> list[PlaceOfRecord]:
        return [place for place in self.places if place.role == role]

    @cached_property
    def place(self) -> str:
        """Where it was seized: the first place that has a name."""
        return next((p.key for p in self.of_role(Role.SEIZED) if p.key), "")

    @cached_property
    def profile_fields(self) -> dict:
        """The fields of :class:`seizures.models.listed.RecordProfile`, but for its number."""
        seized = self.of_role(Role.SEIZED)
        return {
            "kind": self.kind,
            "status": self.status,
            "mode": self.mode,
            "concealment": self.concealment,
            "period": self.period,
            "quantity_known": any(line.measure != Measure.UNKNOWN for line in self.lines_in_order),
            "day_known": bool(
                self.occurred_earliest and self.occurred_earliest == self.occurred_latest
            ),
            "country_known": any(place.country for place in seized),
            "place_known": bool(self.place),
            "position_known": any(
                place.has_position and place.precision != Precision.COUNTRY for place in seized
            ),
            "departure_known": any(place.country for place in self.of_role(Role.DEPARTURE)),
            "destination_known": any(place.country for place in self.of_role(Role.DESTINATION)),
            "source_linked": self.source_linked,
        }

    @cached_property
    def profile_places(self) -> tuple[tuple[str, str, str], ...]:
        """Role, country and site of its places, and the countries that its route begins in."""
        return _with_beginning(
            tuple((place.role, place.country, place.site) for place in self.places)
        )

    @cached_property
    def digest(self) -> str:
        """The same for records that are alike, and only for them."""
        return _digest(
            tuple(self.profile_fields.values()),
            tuple(line.likeness for line in self.lines_in_order),
            self.profile_places,
        )

    @property
    def weight(self) -> int:
        """What its lines can be together at most, in whole milligrams, for sorting only."""
        masses = [line.ends[1] for line in self.lines if line.counted.is_mass]
        return min(sum(masses) // PARTS_A_MILLIGRAM, HEAVIEST) if masses else NO_MASS


@lru_cache(maxsize=50_000)
def _with_beginning(places: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    begins = journeys.starts((role, country) for role, country, _site in places)
    return tuple(sorted({*places} | {(journeys.START, country, "") for country in begins}))


@lru_cache(maxsize=50_000)
def _digest(*likeness: tuple) -> str:
    return hashlib.blake2b(json.dumps(likeness).encode(), digest_size=16).hexdigest()


def in_parts(kilograms: Decimal | None) -> int:
    """Kilograms in hundred-millionths, which is all that the database keeps of them."""
    return 0 if kilograms is None else int(kilograms.scaleb(8))


def from_parts(whole: int, parts: int) -> Decimal:
    """The kilograms that a sum of whole ones and a sum of hundred-millionths make together."""
    return Decimal(int(whole) * PARTS_A_KILOGRAM + int(parts)).scaleb(-8)
