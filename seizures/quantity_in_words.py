"""Quantities and masses as a language says them: “over 8 tons”, “≈ 2,722 to 3,000 kg”."""

from decimal import ROUND_HALF_EVEN, Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures.quantity import Qualifier, Quantity
from seizures.units import UNITS


def rule_in_words(rule: str) -> str:
    """A conversion rule with its source, in the active language."""
    unit = UNITS[rule]
    return _(unit.source)


def in_words(quantity: Quantity, language: str) -> str:
    """The quantity as understood, in a language: “over 8 tons (which ton is not stated)”."""
    with override(language):
        if not quantity.is_known:
            return _("unknown quantity")
        low, high = _spoken(quantity.low), _spoken(quantity.high)
        amount = quantity.high if quantity.low is None else quantity.low
        unit = _unit_in_words(quantity.unit, quantity.high or amount)
        wordings = {
            Qualifier.EXACTLY: "%(low)s %(unit)s",
            Qualifier.ABOUT: _("about %(low)s %(unit)s"),
            Qualifier.OVER: _("over %(low)s %(unit)s"),
            Qualifier.AT_LEAST: _("at least %(low)s %(unit)s"),
            Qualifier.UNDER: _("under %(high)s %(unit)s"),
            Qualifier.UP_TO: _("up to %(high)s %(unit)s"),
            Qualifier.BETWEEN: _("%(low)s to %(high)s %(unit)s"),
        }
        return wordings[Qualifier(quantity.qualifier)] % {"low": low, "high": high, "unit": unit}


def mass_in_words(low: Decimal | None, high: Decimal | None, language: str) -> str:
    """Kilograms in a language. A figure that is shown rounded is marked with “≈”."""
    with override(language):
        if low is None and high is None:
            return _("unknown")
        if low is None:
            return _("up to %(mass)s kg") % {"mass": _rounded(high)}
        if high is None:
            return _("at least %(mass)s kg") % {"mass": _rounded(low)}
        if low == high:
            return f"{_rounded(low)} kg"
        return _("%(low)s to %(high)s kg") % {"low": _rounded(low), "high": _rounded(high)}


def _unit_in_words(code: str, amount: Decimal | None) -> str:
    unit = UNITS[code]
    return _(unit.singular if amount == 1 else unit.plural)


def _spoken(value: Decimal | None) -> str:
    """A decimal with the marks of the active language, without trailing noughts."""
    if value is None:
        return ""
    plain = format(value.normalize(), "f")
    places = len(plain.partition(".")[2])
    return formats.number_format(value, decimal_pos=places, force_grouping=True)


def _rounded(kilograms: Decimal) -> str:
    """To whole kilograms from 1,000 on, to grams from one on, to milligrams below.

    Marked where that changes it; what has grams to show is shown exactly, and nothing becomes 0.
    """
    steps = (Decimal(1), Decimal("0.001"), Decimal("0.000001"))
    step = steps[0] if kilograms >= 1000 else steps[1] if kilograms >= 1 else steps[2]
    shown = kilograms.quantize(step, rounding=ROUND_HALF_EVEN)
    if kilograms == kilograms.quantize(steps[1]) or (shown == 0 and kilograms != 0):
        return _spoken(kilograms)
    return _spoken(kilograms) if shown == kilograms else f"≈ {_spoken(shown)}"
