"""Quantities: what a source wrote, what it can mean, and what that is in kilograms.

Pure rules over exact decimals. Nothing is invented: "about three tons" keeps its qualifier and
gets no margin, "over eight tons" has no upper end, and plants, tablets or litres never become
kilograms. English and Spanish are understood.

How a number with one separator is read: ``2.2`` and ``2,2`` are decimals; ``39,525`` in English
is thirty-nine thousand; ``2257.690`` is a decimal. A point before exactly three digits
(``3.500 kg``) is ambiguous and refused, and so is a comma in Spanish wording: an editor writes
what was meant in the plain form (:func:`parse_plain`). Digits in groups that are no thousands
(``3 5``, ``1,2.5``) are refused, and so is a wording with a second mass in it, which would be
lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures.number_words import NumberWordError, number_from_words
from seizures.units import UNIT_BY_SPELLING, UNITS


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


_SPANISH = re.compile(
    r"\b(?:kilogramos?|gramos?|miligramos?|toneladas?|libras?|onzas?|litros?|galón|galones|plantas?|"
    r"hectáreas?|dosis|pastillas?|tabletas?|paquetes?|ladrillos?|más|menos|al|por lo|como|superior|"
    r"inferior|hasta|cerca|alrededor|aproximadamente|unos|unas|casi|en torno|exactamente|un total|"
    r"entre|y|de|del)\b",
    re.I,
)

_QUALIFIERS = (
    (
        Qualifier.AT_LEAST,
        "at least|no less than|not less than|a minimum of|al menos|por lo menos|como mínimo|"
        "un mínimo de",
    ),
    (
        Qualifier.OVER,
        "more than|over|just over|well over|in excess of|upwards of|above|más de|poco más de|"
        "superior a",
    ),
    (Qualifier.UNDER, "less than|under|just under|below|fewer than|menos de|inferior a"),
    (
        Qualifier.UP_TO,
        "up to|as much as|at most|no more than|a maximum of|hasta|como máximo|un máximo de",
    ),
    (
        Qualifier.ABOUT,
        "about|around|approximately|approx.|approx|roughly|circa|some|nearly|almost|an estimated|"
        "an average of|cerca de|alrededor de|aproximadamente|unos|unas|casi|en torno a",
    ),
    (Qualifier.EXACTLY, "exactly|precisely|a total of|exactamente|un total de"),
)
_QUALIFIER_BY_WORDS = {words: name for name, group in _QUALIFIERS for words in group.split("|")}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT = _alternatives(UNIT_BY_SPELLING)
_QUALIFIER = _alternatives(_QUALIFIER_BY_WORDS)
_MULTIPLIER = "hundred|thousand|million|mil|millón|millones"
_NUMBER = (
    rf"-?\d(?:[\d., ]*\d)?(?:\s(?:{_MULTIPLIER})\b)?|"
    r"[a-záéíóúñ]+(?:[ -][a-záéíóúñ]+){0,7}?"
)
_AMOUNT = rf"(?P<number>{_NUMBER})(?:\s+|(?<=\d))(?:de\s+)?(?P<unit>{_UNIT})"
_TAIL = r"(?P<tail>\s*(?:\b(?:of|de)\s|[,;(]).*)?"
_SINGLE = re.compile(rf"^(?:(?P<qualifier>{_QUALIFIER})\s+)?{_AMOUNT}{_TAIL}$", re.I)
_RANGE_BEGINS = re.compile(
    rf"^(?P<opening>between\s+|entre\s+|from\s+|de\s+)?(?P<number>{_NUMBER})"
    rf"(?:\s*(?P<unit>{_UNIT}))?$",
    re.I,
)
_RANGE_ENDS = re.compile(rf"^{_AMOUNT}{_TAIL}$", re.I)
_RANGE_JOINED = re.compile(r"\s+(?P<and>and|y)\s+|\s+(?:to|a)\s+|\s*[-–—]\s*", re.I)
_ANOTHER_MASS = re.compile(
    r"(?P<number>\d[\d.,]*|[^\W\d_]+)[\s-]*\b(?:"
    + _alternatives(spelling for spelling, unit in UNIT_BY_SPELLING.items() if unit.is_mass)
    + r")\b|\d(?:kgs?|g|mg|t|lbs?|oz)\b",
    re.I,
)
_UNKNOWN = re.compile(
    r"^(?:|unknown|(?:an? )?(?:unknown|undisclosed|unspecified) (?:quantity|amount).*|"
    r"(?:una )?cantidad (?:desconocida|no revelada|no precisada).*|desconocida)$",
    re.I,
)
MAXIMUM_LENGTH = 200
MAXIMUM_AMOUNT = Decimal(10**8)
MAXIMUM_DECIMALS = 8


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


def parse(text: str) -> Quantity:
    """Understand a wording. Raises :class:`QuantityError` when it does not, saying why."""
    written = text.strip()
    if len(written) > MAXIMUM_LENGTH:
        raise QuantityError(_("This quantity is too long to be one."))
    spoken = " ".join(written.split())
    if _UNKNOWN.match(spoken):
        return Quantity(written)
    readings = list(_readings(spoken, written))
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise QuantityError(
            _("“%(text)s” can be read in more than one way. Write it with figures.")
            % {"text": written}
        )
    if found := _SINGLE.match(spoken):
        raise QuantityError(
            _("“%(text)s”: “%(number)s” is not a number this form understands.")
            % {"text": written, "number": found["number"]}
        )
    raise QuantityError(_why_not(spoken))


def _readings(spoken: str, written: str) -> Iterator[Quantity]:
    """One quantity where the words make one; otherwise every way to split them into a range."""
    if (found := _SINGLE.match(spoken)) and _is_number(found["number"]):
        yield _single(written, found)
        return
    for joined in _RANGE_JOINED.finditer(spoken):
        begins = _RANGE_BEGINS.match(spoken[: joined.start()])
        ends = _RANGE_ENDS.match(spoken[joined.end() :])
        if not begins or not ends or not _is_number(begins["number"], ends["number"]):
            continue
        opening = (begins["opening"] or "").strip().lower()
        if joined["and"] and begins["unit"] and not _same_unit(begins, ends):
            raise QuantityError(
                _("“%(text)s” uses two units. Write both ends in one.") % {"text": written}
            )
        if bool(joined["and"]) == (opening in ("between", "entre")):
            yield _range(written, begins, ends)


def _same_unit(begins: re.Match[str], ends: re.Match[str]) -> bool:
    return UNIT_BY_SPELLING[begins["unit"].lower()] is UNIT_BY_SPELLING[ends["unit"].lower()]


def parse_plain(text: str) -> Quantity:
    """Understand the plain form that an editor writes where a source's words are not understood.

    A point is a decimal mark and nothing else separates digits, so that nothing is ambiguous.
    """
    if re.search(r"\d[,\s]\d|\d\.\d+\.", text):
        raise QuantityError(
            _(
                "“%(text)s”: in the plain form a point marks decimals and nothing separates "
                "thousands."
            )
            % {"text": text}
        )
    unmistakable = re.sub(r"(\.\d{3})(?!\d)", r"\g<1>0", text)
    return replace(parse(unmistakable), as_written=text.strip())


def _single(written: str, found: re.Match[str]) -> Quantity:
    _refuse_another_mass(written, found["tail"])
    qualifier = _QUALIFIER_BY_WORDS.get((found["qualifier"] or "").lower(), Qualifier.EXACTLY)
    unit = UNIT_BY_SPELLING[found["unit"].lower()]
    number = _number(found["number"], written)
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return Quantity(written, qualifier, low=number, unit=unit.code)
    if qualifier in (Qualifier.UNDER, Qualifier.UP_TO):
        return Quantity(written, qualifier, high=number, unit=unit.code)
    return Quantity(written, qualifier, number, number, number, unit.code)


def _range(written: str, begins: re.Match[str], ends: re.Match[str]) -> Quantity:
    _refuse_another_mass(written, ends["tail"])
    if begins["unit"] and not _same_unit(begins, ends):
        raise QuantityError(
            _("“%(text)s” uses two units. Write both ends in one.") % {"text": written}
        )
    unit = UNIT_BY_SPELLING[ends["unit"].lower()]
    low = _number(begins["number"], written)
    high = _number(ends["number"], written)
    return Quantity(written, Qualifier.BETWEEN, low=low, high=high, unit=unit.code)


def _refuse_another_mass(written: str, tail: str | None) -> None:
    """A second mass would be lost. In brackets it says the same again and is let be."""
    for found in _ANOTHER_MASS.finditer(re.sub(r"\([^)]*\)?", " ", tail or "")):
        number = found["number"]
        if number is None or number[0].isdigit() or _counts(number):
            raise QuantityError(
                _("“%(text)s” says more than one quantity. Write a line for each.")
                % {"text": written}
            )


def _counts(word: str) -> bool:
    """Whether a word is a number; “five dollars a gram” has none before its gram."""
    return word.lower() not in ("a", "an", "un", "una") and _is_number(word)


def _is_number(*texts: str) -> bool:
    """Whether all are figures, or words that make a number."""
    try:
        for text in texts:
            if not re.search(r"\d", text):
                number_from_words(text)
    except NumberWordError:
        return False
    return True


def _number(text: str, written: str) -> Decimal:
    if not re.search(r"\d", text):
        number = number_from_words(text)
    elif text[-1].isalpha():
        figures, _space, multiplier = text.rpartition(" ")
        number = Decimal(_plain_digits(figures, written)) * number_from_words(multiplier)
    else:
        number = Decimal(_plain_digits(text, written))
    if abs(number) >= MAXIMUM_AMOUNT or -number.as_tuple().exponent > MAXIMUM_DECIMALS:
        raise QuantityError(
            _("“%(text)s”: an amount is less than a hundred million, with eight decimals at most.")
            % {"text": written}
        )
    return number.copy_abs() if number == 0 else number


def _plain_digits(text: str, written: str) -> str:
    """Digits with a decimal point at most. The rule is in the module's docstring."""
    if " " in text:
        if not re.fullmatch(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?", text):
            raise _ambiguous(written)
        return text.replace(" ", "").replace(",", ".")
    separators = re.sub(r"[^.,]", "", text)
    if not separators:
        return text
    last = separators[-1]
    head, _separator, tail = text.rpartition(last)
    if len(separators) > 1:
        first = separators[0]
        decimals = "" if first == last else rf"{re.escape(last)}\d+"
        if not re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(first)}\d{{3}})+{decimals}", text):
            raise _ambiguous(written)
        return text.replace(first, "").replace(",", ".")
    if len(tail) == 3 and re.fullmatch(r"-?[1-9]\d{0,2}", head):
        if last == "." or _SPANISH.search(written):
            raise _ambiguous(written)
        return head + tail
    return f"{head}.{tail}"


def _ambiguous(written: str) -> QuantityError:
    return QuantityError(
        _(
            "“%(text)s”: the point or comma may separate thousands or decimals. Write the number "
            "without thousands separators, with a point for decimals, under “to be read as”."
        )
        % {"text": written}
    )


def _why_not(spoken: str) -> str:
    has_unit = re.search(rf"\b(?:{_UNIT})\b", spoken, re.I)
    if not has_unit and not re.search(r"\d\W*[^\W\d_]", spoken):
        return _("“%(text)s” says no quantity: a number and a unit are needed.") % {"text": spoken}
    if not has_unit and (word := re.search(r"\d[\d.,]*\s*([^\W\d_]+)", spoken)):
        return _(
            "“%(text)s”: “%(unit)s” is not a unit this form knows. Known are kg, g, tons, tonnes, "
            "lb, oz, litres, plants, hectares, doses, tablets and packages."
        ) % {"text": spoken, "unit": word[1]}
    return _(
        "“%(text)s” is not understood. Write it plainly under “to be read as”, as in “over 8 tons”."
    ) % {"text": spoken}


def to_kilograms(quantity: Quantity) -> Mass:
    """Kilograms of a quantity, and the rule. Unknown stays unknown; what is no mass has none."""
    unit = UNITS.get(quantity.unit)
    if unit is None or not unit.is_mass or not quantity.is_known:
        return Mass(None, None, "")
    low = None if quantity.low is None else quantity.low * unit.kilograms_low
    high = None if quantity.high is None else quantity.high * unit.kilograms_high
    return Mass(low, high, unit.code)


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
