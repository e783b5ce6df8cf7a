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
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from seizures.number_words import NumberWordError, number_from_words
from seizures.quantity import Mass, Qualifier, Quantity, QuantityError
from seizures.quantity_in_words import in_words, mass_in_words, rule_in_words
from seizures.units import UNIT_BY_SPELLING, UNITS
from seizures.wordings import QUALIFIER_BY_WORDS, plainly

__all__ = [
    "Mass",
    "Qualifier",
    "Quantity",
    "QuantityError",
    "ambiguous_number",
    "in_words",
    "mass_in_words",
    "parse",
    "parse_plain",
    "rule_in_words",
    "to_kilograms",
]


_SPANISH = re.compile(
    r"\b(?:kilogramos?|gramos?|miligramos?|toneladas?|libras?|onzas?|litros?|galón|galones|plantas?|"
    r"hectáreas?|dosis|pastillas?|tabletas?|paquetes?|ladrillos?|más|menos|al|por lo|como|superior|"
    r"inferior|hasta|cerca|alrededor|aproximadamente|unos|unas|casi|en torno|exactamente|un total|"
    r"entre|y|de|del)\b",
    re.I,
)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT = _alternatives(UNIT_BY_SPELLING)
_QUALIFIER = _alternatives(QUALIFIER_BY_WORDS)
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
_VAGUE = re.compile(
    rf"^(?:(?:{_QUALIFIER})\s+)?(?:several|a few|few|many|dozens of|scores of|tens of|"
    r"hundreds of|thousands of|multi|a number of|varias|varios|algun[oa]s|poc[oa]s|much[oa]s|"
    r"decenas de|docenas de|centenares de|cientos de|miles de)?[\s-]*"
    rf"(?:{_UNIT})\b",
    re.I,
)
MAXIMUM_LENGTH = 200
MAXIMUM_AMOUNT = Decimal(10**8)
MAXIMUM_DECIMALS = 8


def parse(text: str) -> Quantity:
    """Understand a wording. Raises :class:`QuantityError` when it does not, saying why."""
    written = text.strip()
    if len(written) > MAXIMUM_LENGTH:
        raise QuantityError(_("This quantity is too long to be one."))
    spoken = plainly(written)
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
    if _VAGUE.match(spoken):
        raise QuantityError(
            _(
                "“%(text)s” gives no number. Keep the words and write “unknown” under “to be read "
                "as”, or the bound that the source bears out, as in “over 1 ton”."
            )
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
    qualifier = QUALIFIER_BY_WORDS.get((found["qualifier"] or "").lower(), Qualifier.EXACTLY)
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


def ambiguous_number(text: str) -> str:
    """The figures of a wording whose point or comma may mean thousands or decimals, if any do."""
    for found in re.finditer(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,]\d|\d)", text):
        try:
            _plain_digits(found[0], text)
        except QuantityError:
            return found[0]
    return ""


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
