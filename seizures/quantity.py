"""What a quantity is: an interval in a unit, with what its source said of its own figure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _


class QuantityError(ValueError):
    """A wording that is not understood, said so that it can be mended."""


class Qualifier(StrEnum):
    """What the source said about its own figure."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    UP_TO = "up-to"
    BETWEEN = "between"


@dataclass(frozen=True)
class Quantity:
    """What a wording says: an interval in its own unit. ``None`` is unknown or open.

    Always ``low <= best <= high`` where they are known.
    """

    as_written: str
    qualifier: str = ""
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if any(value < 0 for value in known):
            raise QuantityError(
                _("“%(text)s”: a quantity is never negative.") % {"text": self.as_written}
            )
        if known != sorted(known):
            raise QuantityError(
                _("“%(text)s”: the lower figure comes first.") % {"text": self.as_written}
            )

    @property
    def is_known(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Mass:
    """Kilograms, low and high; ``None`` where unknown or open. ``rule``: how they were reached."""

    low: Decimal | None
    high: Decimal | None
    rule: str
