"""Quantities inside running text: found by their unit, read by :mod:`seizures.quantities`."""

import re
from dataclasses import dataclass

from seizures import number_words, quantities
from seizures.quantities import Quantity, QuantityError
from seizures.substance_words import fold_in_place
from seizures.suggestions.finds import Span
from seizures.units import UNIT_BY_SPELLING, UNITS


@dataclass(frozen=True)
class Amount:
    """Words that say how much. ``quantity`` is ``None`` where they count nothing for certain."""

    span: Span
    words: str
    unit: str
    quantity: Quantity | None
    reading: str = ""

    @property
    def is_mass(self) -> bool:
        return UNITS[self.unit].is_mass


_UNIT_CODES = {fold_in_place(spelling): unit.code for spelling, unit in UNIT_BY_SPELLING.items()}
_UNIT = "|".join(re.escape(spelling) for spelling in sorted(_UNIT_CODES, key=len, reverse=True))
_AFTER_FIGURES = re.compile(rf"(?P<gap>[ -]?)(?P<unit>{_UNIT})(?!\w)")
_AFTER_WORDS = re.compile(rf"(?P<gap>[ -])(?:de )?(?P<unit>{_UNIT})(?!\w)")
_FIGURES = re.compile(
    r"(?<![\w.,$€£])\d[\d.,]*(?: \d{3}(?!\d))*(?: (?:hundred|thousand|million|mil|millones))?"
)
NUMBER_WORD = (
    r"(?:an?|una?|half|medi[oa]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand|million|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|"
    r"veinti\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|"
    r"\w+cient[oa]s|quinient[oa]s|mil|millon|millones)"
)
_WORDS = re.compile(rf"(?<![\w$]){NUMBER_WORD}(?:(?: (?:and |y )?|-){NUMBER_WORD})*(?!\w)")
_VAGUE = re.compile(
    r"(?<!\w)(?:dozens?|scores|hundreds|thousands|several|decenas|docenas|cientos|centenares|miles|"
    rf"vari[oa]s) (?:of |de )?(?P<unit>{_UNIT})(?!\w)"
)
_TON_AND_A_HALF = re.compile(r"(?<!\w)(?P<number>una?|\w+) (?P<unit>toneladas?) y media(?!\w)")
# A price is told by the unit: “$40,000 a kilo”, “1,500 dólares el kilo”.
_PRICE_BEFORE = re.compile(
    r"(?:[$€£] ?\d[\d.,]*(?: (?:thousand|million|mil|millones))?|dollars|euros|dolares|soles|"
    r"pesos) "
    r"(?:por |el |la |per )?$"
)
_NOT_LESS = re.compile(r"(?<!\w)(?:no|nada) menos (?:de|que) $")
_LONGEST_QUALIFIER = 4


def find(text: str) -> list[Amount]:
    """Every amount of a text, in order; of those that overlap the first and longest."""
    folded = fold_in_place(text)
    found = [
        *_vague_ones(text, folded),
        *_tons_and_a_half(text, folded),
        *_counted_ones(text, folded),
    ]
    found.sort(key=lambda amount: (amount.span[0], -amount.span[1]))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.span[0] >= kept[-1].span[1]:
            kept.append(amount)
    return kept


def _vague_ones(text, folded):
    for match in _VAGUE.finditer(folded):
        yield Amount(match.span(), text[slice(*match.span())], _UNIT_CODES[match["unit"]], None)


def _tons_and_a_half(text, folded):
    """“Dos toneladas y media”, which is read as “2.5 toneladas”."""
    for match in _TON_AND_A_HALF.finditer(folded):
        try:
            number = number_words.number_from_words(text[slice(*match.span("number"))])
        except number_words.NumberWordError:
            continue
        span = (_with_qualifier(text, match.start(), match.end("unit")), match.end())
        before = text[span[0] : match.start()]
        reading = f"{before}{number + number_words.number_from_words('media')} toneladas"
        yield _read(text, span, "t", reading)


def _counted_ones(text, folded):
    for pattern, behind in ((_FIGURES, _AFTER_FIGURES), (_WORDS, _AFTER_WORDS)):
        for number in pattern.finditer(folded):
            unit = behind.match(folded, number.end())
            if not unit or _PRICE_BEFORE.search(folded, 0, number.start()):
                continue
            code = _UNIT_CODES[unit["unit"]]
            start = _with_qualifier(text, number.start(), unit.end())
            reading = ""
            if unit["gap"] == "-":  # “a 2.5-ton load”
                start, reading = number.start(), f"{number.group(0)} {unit['unit']}"
                reading = re.sub(r"^an? ", "", reading)
            elif not_less := _NOT_LESS.search(folded, 0, number.start()):
                start = not_less.start()
                reading = f"al menos {text[number.start() : unit.end()]}"
            yield _read(text, (start, unit.end()), code, reading)


def _read(text: str, span: Span, unit: str, reading: str) -> Amount:
    words = text[slice(*span)]
    for plain in filter(None, (words, reading)):
        try:
            quantity = (
                quantities.parse_plain(plain) if plain == reading else quantities.parse(plain)
            )
        except QuantityError:
            continue
        return Amount(span, words, unit, quantity, "" if plain == words else reading)
    return Amount(span, words, unit, None)


def _with_qualifier(text: str, start: int, end: int) -> int:
    """Where the amount begins with what stands before its number, as far as that is understood."""
    begins = [word.start() for word in re.finditer(r"\S+", text[:start])][-_LONGEST_QUALIFIER:]
    for earlier in begins:
        if re.search(r"[()]|^(?:an?|una?|the|de|of)\s+$", text[earlier:start], re.I):
            continue
        try:
            quantities.parse(text[earlier:end])
        except QuantityError:
            continue
        return earlier
    return start


def counted(text: str, folded: str, end: int) -> tuple[int, str] | None:
    """A plain number that ends there, as in “10,000 | fentanyl pills”: its start and plain form."""
    for pattern in (_FIGURES, _WORDS):
        for number in pattern.finditer(folded, max(0, end - 40)):
            if number.end() == end:
                words = text[slice(*number.span())]
                try:
                    plain = quantities.parse(f"{words} tablets")
                except QuantityError:
                    return None
                return number.start(), format(plain.low.normalize(), "f")
    return None
