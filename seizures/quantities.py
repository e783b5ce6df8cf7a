"""Quantities: what a source wrote, what it can mean, and what that is in kilograms.

Pure rules over exact decimals. Nothing is invented: "about three tons" keeps its qualifier and
gets no margin, "over eight tons" has no upper end, and plants, tablets or litres never become
kilograms. English and Spanish are understood.

How a number with one separator is read: ``2.2`` and ``2,2`` are decimals; ``39,525`` in English
is thirty-nine thousand; ``2257.690`` is a decimal. In Spanish wording one separator before
exactly three digits is ambiguous and refused, for ``3.000 kilos`` may be either.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from types import MappingProxyType

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, override

from seizures.number_words import NumberWordError, number_from_words


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
class Unit:
    """A unit with its kilograms (an interval where the word has several meanings) and source.

    ``kilograms_low`` is ``None`` for what is no mass, or not one that can be known.
    """

    code: str
    spellings: tuple[str, ...]
    singular: str
    plural: str
    kilograms_low: Decimal | None = None
    kilograms_high: Decimal | None = None
    source: str = ""

    @property
    def is_mass(self) -> bool:
        return self.kilograms_low is not None


def _mass(code: str, spellings: str, singular: str, plural: str, kilograms: str, source: str):
    return Unit(
        code,
        tuple(spellings.split("|")),
        singular,
        plural,
        Decimal(kilograms),
        Decimal(kilograms),
        source,
    )


_SI = gettext_noop("International System of Units (BIPM)")
_YARD_AND_POUND = gettext_noop("International yard and pound agreement, 1959: 0.45359237 kg")
_UNSTATED_TON = gettext_noop(
    "The source does not say which ton: from the short ton (907.18474 kg) to the metric ton "
    "(1,000 kg). The long ton is left out: no seizure is announced in it today."
)
_UNITS = (
    _mass(
        "kg",
        "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kilogramo|kilogramos",
        gettext_noop("kg"),
        gettext_noop("kg"),
        "1",
        _SI,
    ),
    _mass(
        "g",
        "g|gr|gram|grams|gramme|grammes|gramo|gramos",
        gettext_noop("g"),
        gettext_noop("g"),
        "0.001",
        _SI,
    ),
    _mass(
        "mg",
        "mg|milligram|milligrams|miligramo|miligramos",
        gettext_noop("mg"),
        gettext_noop("mg"),
        "0.000001",
        _SI,
    ),
    _mass(
        "t",
        "t|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes|mt|tm|"
        "tonelada|toneladas|tonelada métrica|toneladas métricas",
        gettext_noop("metric ton"),
        gettext_noop("metric tons"),
        "1000",
        _SI,
    ),
    _mass(
        "short-ton",
        "short ton|short tons|us ton|us tons|tonelada corta|toneladas cortas",
        gettext_noop("short ton"),
        gettext_noop("short tons"),
        "907.18474",
        _YARD_AND_POUND,
    ),
    _mass(
        "long-ton",
        "long ton|long tons|tonelada larga|toneladas largas",
        gettext_noop("long ton"),
        gettext_noop("long tons"),
        "1016.0469088",
        _YARD_AND_POUND,
    ),
    _mass(
        "lb",
        "lb|lbs|pound|pounds|libra|libras",
        gettext_noop("pound"),
        gettext_noop("pounds"),
        "0.45359237",
        _YARD_AND_POUND,
    ),
    _mass(
        "oz",
        "oz|ounce|ounces|onza|onzas",
        gettext_noop("ounce"),
        gettext_noop("ounces"),
        "0.028349523125",
        _YARD_AND_POUND,
    ),
    Unit(
        "ton",
        ("ton", "tons"),
        gettext_noop("ton (which ton is not stated)"),
        gettext_noop("tons (which ton is not stated)"),
        Decimal("907.18474"),
        Decimal(1000),
        _UNSTATED_TON,
    ),
    Unit(
        "l",
        ("l", "litre", "litres", "liter", "liters", "litro", "litros"),
        gettext_noop("litre"),
        gettext_noop("litres"),
    ),
    Unit(
        "gal",
        ("gallon", "gallons", "galón", "galones"),
        gettext_noop("gallon"),
        gettext_noop("gallons"),
    ),
    Unit(
        "plant",
        ("plant", "plants", "planta", "plantas"),
        gettext_noop("plant"),
        gettext_noop("plants"),
    ),
    Unit(
        "ha",
        ("ha", "hectare", "hectares", "hectárea", "hectáreas"),
        gettext_noop("hectare"),
        gettext_noop("hectares"),
    ),
    Unit("dose", ("dose", "doses", "dosis"), gettext_noop("dose"), gettext_noop("doses")),
    Unit(
        "tablet",
        ("tablet", "tablets", "pill", "pills", "pastilla", "pastillas", "tableta", "tabletas"),
        gettext_noop("tablet"),
        gettext_noop("tablets"),
    ),
    Unit(
        "package",
        (
            "package",
            "packages",
            "packet",
            "packets",
            "brick",
            "bricks",
            "paquete",
            "paquetes",
            "ladrillo",
            "ladrillos",
        ),
        gettext_noop("package"),
        gettext_noop("packages"),
    ),
)
UNITS: Mapping[str, Unit] = MappingProxyType({unit.code: unit for unit in _UNITS})
_UNIT_BY_SPELLING = {spelling: unit for unit in _UNITS for spelling in unit.spellings}
_SPANISH_UNITS = re.compile(
    r"(kilogramos?|gramos?|miligramos?|toneladas?|libras?|onzas?|litros?|plantas?|dosis)", re.I
)

_QUALIFIERS = (
    (Qualifier.AT_LEAST, "at least|no less than|not less than|al menos|por lo menos|como mínimo"),
    (Qualifier.OVER, "more than|over|in excess of|upwards of|above|más de|superior a"),
    (Qualifier.UNDER, "less than|under|below|fewer than|menos de|inferior a"),
    (Qualifier.UP_TO, "up to|as much as|at most|no more than|hasta|como máximo"),
    (
        Qualifier.ABOUT,
        "about|around|approximately|approx.|approx|roughly|circa|some|nearly|almost|an estimated|"
        "an average of|cerca de|alrededor de|aproximadamente|unos|unas|casi|en torno a",
    ),
    (Qualifier.EXACTLY, "exactly|precisely|a total of|exactamente|un total de"),
)
_QUALIFIER_BY_WORDS = {words: name for name, group in _QUALIFIERS for words in group.split("|")}


def _alternatives(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT = _alternatives(_UNIT_BY_SPELLING)
_QUALIFIER = _alternatives(_QUALIFIER_BY_WORDS)
_NUMBER = r"-?\d[\d.,\u00a0\u202f ]*\d|-?\d|[a-záéíóúñ]+(?:[ -][a-záéíóúñ]+){0,7}?"
_TAIL = r"(?:\s*(?:of|de)\s.*|\s*[,;(].*)?"
_RANGE = re.compile(
    rf"^(?:between\s+|entre\s+|from\s+|de\s+)?(?P<low>{_NUMBER})\s*"
    rf"(?:(?P<low_unit>{_UNIT})\s*)?(?:\s+and\s+|\s+y\s+|\s+to\s+|\s+a\s+|\s*[-–—]\s*)"
    rf"(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT}){_TAIL}$",
    re.I,
)
_SINGLE = re.compile(
    rf"^(?:(?P<qualifier>{_QUALIFIER})\s+)?(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT}){_TAIL}$", re.I
)
_UNKNOWN = re.compile(
    r"^(?:|unknown|(?:an? )?(?:unknown|undisclosed|unspecified) (?:quantity|amount).*|"
    r"(?:una )?cantidad (?:desconocida|no revelada|no precisada).*|desconocida)$",
    re.I,
)
MAXIMUM_LENGTH = 200


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

    def __post_init__(self):
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
    if found := _SINGLE.match(spoken):
        return _single(written, found)
    if found := _RANGE.match(spoken):
        return _range(written, found)
    raise QuantityError(_why_not(spoken))


def _single(written: str, found: re.Match) -> Quantity:
    qualifier = _QUALIFIER_BY_WORDS.get((found["qualifier"] or "").lower(), Qualifier.EXACTLY)
    unit = _UNIT_BY_SPELLING[found["unit"].lower()]
    number = _number(found["number"], written)
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return Quantity(written, qualifier, low=number, unit=unit.code)
    if qualifier in (Qualifier.UNDER, Qualifier.UP_TO):
        return Quantity(written, qualifier, high=number, unit=unit.code)
    return Quantity(written, qualifier, number, number, number, unit.code)


def _range(written: str, found: re.Match) -> Quantity:
    unit = _UNIT_BY_SPELLING[found["unit"].lower()]
    if found["low_unit"] and _UNIT_BY_SPELLING[found["low_unit"].lower()] is not unit:
        raise QuantityError(
            _("“%(text)s” uses two units. Write both ends in one.") % {"text": written}
        )
    low, high = _number(found["low"], written), _number(found["high"], written)
    return Quantity(written, Qualifier.BETWEEN, low=low, high=high, unit=unit.code)


def _number(text: str, written: str) -> Decimal:
    compact = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not re.fullmatch(r"-?[\d.,]+", compact):
        try:
            return number_from_words(text)
        except NumberWordError as error:
            raise QuantityError(
                _("“%(text)s”: “%(number)s” is not a number this form understands.")
                % {"text": written, "number": text}
            ) from error
    return Decimal(_plain_digits(compact, written))


def _plain_digits(text: str, written: str) -> str:
    """Digits with a decimal point at most. The rule is in the module's docstring."""
    separators = re.sub(r"[^.,]", "", text)
    if not separators:
        return text
    last = separators[-1]
    head, _separator, tail = text.rpartition(last)
    if len(set(separators)) == 2:
        if separators.count(last) > 1:
            raise _ambiguous(written)
        return head.replace("," if last == "." else ".", "") + "." + tail
    groups = text.lstrip("-").split(last)
    if len(separators) > 1:
        if not all(len(group) == 3 for group in groups[1:]):
            raise _ambiguous(written)
        return text.replace(last, "")
    if len(tail) == 3 and 1 <= len(groups[0]) <= 3 and groups[0] != "0":
        if _SPANISH_UNITS.search(written) or (re.search(r"\bkilos\b", written) and last == "."):
            raise _ambiguous(written)
        return head + tail if last == "," else text
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
    if not re.search(r"\d", spoken) and not re.search(_UNIT, spoken, re.I):
        return _("“%(text)s” says no quantity: a number and a unit are needed.") % {"text": spoken}
    if number := re.search(r"\d[\d.,]*\s*([^\W\d_]+)", spoken):
        return _(
            "“%(text)s”: “%(unit)s” is not a unit this form knows. Known are kg, g, tons, tonnes, "
            "lb, oz, litres, plants, hectares, doses, tablets and packages."
        ) % {"text": spoken, "unit": number[1]}
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
    count = 1 if amount == 1 else 2
    return ngettext(unit.singular, unit.plural, count)


def _spoken(value: Decimal | None) -> str:
    """A decimal with the marks of the active language, without trailing noughts."""
    if value is None:
        return ""
    plain = format(value.normalize(), "f")
    places = len(plain.partition(".")[2])
    return formats.number_format(value, decimal_pos=places, force_grouping=True)


def _rounded(kilograms: Decimal) -> str:
    """To whole kilograms from 1,000 on and to grams below, marked where that changes it."""
    step = Decimal(1) if kilograms >= 1000 else Decimal("0.001")
    shown = kilograms.quantize(step, rounding=ROUND_HALF_EVEN)
    if shown == kilograms:
        return _spoken(kilograms)
    if (finer := kilograms.quantize(Decimal("0.001"))) == kilograms:
        return _spoken(finer)
    return f"≈ {_spoken(shown)}"
