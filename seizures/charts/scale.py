"""Round numbers along an axis, in tonnes or kilograms."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from django.utils.formats import number_format

from seizures.totals import TONNE, Total

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Scale:
    """From zero to ``most`` kilograms, with a mark at each of ``ticks``."""

    ticks: tuple[Decimal, ...]
    most: Decimal
    divisor: Decimal
    unit: str

    def share(self, kilograms: Decimal | None) -> float:
        """How far along the axis, 0 to 1."""
        return float(kilograms / self.most) if kilograms and self.most else 0.0

    def label(self, kilograms: Decimal) -> str:
        value = (kilograms / self.divisor).normalize()
        places = max(0, -value.as_tuple().exponent)
        return number_format(value, decimal_pos=places, force_grouping=True)


def scale_for(totals: Iterable[Total], marks: int = 4) -> Scale:
    """An axis that ends on a round number at or above the highest end."""
    ends = [end for each in totals for end in (each.kg_low, each.kg_high) if end is not None]
    highest = max(ends, default=Decimal(0))
    divisor, unit = (TONNE, "t") if highest >= TONNE else (Decimal(1), "kg")
    step = _round_step(highest / divisor / marks) * divisor if highest else Decimal(1)
    count = max(1, int((highest / step).to_integral_value(ROUND_CEILING)))
    return Scale(tuple(step * number for number in range(count + 1)), step * count, divisor, unit)


def _round_step(rough: Decimal) -> Decimal:
    magnitude = Decimal(10) ** rough.adjusted()
    return next(step * magnitude for step in _STEPS if step * magnitude >= rough)
