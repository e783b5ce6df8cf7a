"""A quantity as a bar from its lowest to its highest amount, on a scale that begins at nothing.

Only places on the drawing are rounded here, to its units; the amounts themselves stay exact, and
are written beside the bar by whoever knows their words. An end that is not known is drawn open.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

LEFT, RIGHT = 8, 312  # of a drawing 320 units wide
_LETTERS = 48  # half of what the longest number takes
# An open end leaves room behind it, so that it is seen to go on.
_ROOM_BEHIND = Decimal("1.6")
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_STEPS = 4


@dataclass(frozen=True)
class Tick:
    """A mark on the scale: where, and the amount it stands for."""

    x: int
    amount: Decimal

    @property
    def anchor(self) -> str:
        return _anchor(self.x)


@dataclass(frozen=True)
class IntervalBar:
    """Where a bar begins and ends. ``low`` and ``high`` are ``None`` at an end that is open."""

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    ticks: tuple[Tick, ...]

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> int:
        """Never so little that nothing is seen."""
        return max(self.end - self.start, 2)

    @property
    def low_anchor(self) -> str:
        """Its number stands before the bar, where there is room, that of the high end behind it."""
        if self.is_exact:
            return self.high_anchor
        return "start" if self.start < LEFT + 2 * _LETTERS else "end"

    @property
    def high_anchor(self) -> str:
        return "end" if self.end > RIGHT - 2 * _LETTERS else "start"

    @property
    def low_number_x(self) -> int:
        """Where its number begins or ends: a little off the mark it belongs to."""
        return self.start - 4 if self.low_anchor == "end" and not self.is_exact else self.start

    @property
    def high_number_x(self) -> int:
        return self.end + 4 if self.high_anchor == "start" else self.end

    @property
    def is_led_up(self) -> bool:
        """Whether a line may lead to the upper number: not through the lower one."""
        return self.low is None or self.low_anchor == "end"

    @property
    def arrow_start(self) -> int:
        return RIGHT - 6


def _anchor(x: int) -> str:
    """How a number stands at a place, so that none of it is outside the drawing (SVG 2, 11.10)."""
    if x < LEFT + _LETTERS:
        return "start"
    return "end" if x > RIGHT - _LETTERS else "middle"


def interval_bar(low: Decimal | None, high: Decimal | None) -> IntervalBar | None:
    """The bar of an interval; ``None`` where neither end is known, or all of it is nothing."""
    ends = [end for end in (low, high) if end is not None]
    if not ends or max(ends) == 0:
        return None
    step = _step(max(ends) * (_ROOM_BEHIND if high is None else 1))
    steps = int((max(ends) / step).to_integral_value(ROUND_CEILING)) + (high is None)
    whole = step * steps

    def place(amount: Decimal) -> int:
        return LEFT + int(((RIGHT - LEFT) * amount / whole).to_integral_value())

    return IntervalBar(
        low=low,
        high=high,
        start=LEFT if low is None else place(low),
        end=RIGHT if high is None else place(high),
        ticks=tuple(Tick(place(step * number), step * number) for number in range(steps + 1)),
    )


def _step(amount: Decimal) -> Decimal:
    """The distance of the marks: 1, 2 or 5 times a power of ten."""
    power = Decimal(10) ** (amount.adjusted() - 1)
    while True:
        for step in _STEPS:
            if amount <= step * power * _MOST_STEPS:
                return step * power
        power *= 10
