"""Numbers written as words, in English and Spanish: “eight”, “twenty-five”, “mil quinientos”."""

import re
from decimal import Decimal


class NumberWordError(ValueError):
    """Words that are no number."""


def _counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


_SMALL = {
    **_counted("zero one two three four five six seven eight nine ten eleven twelve thirteen", 0),
    **_counted("fourteen fifteen sixteen seventeen eighteen nineteen", 14),
    **_counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    **_counted("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece", 0),
    **_counted("catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno", 14),
    **_counted("veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete", 22),
    **_counted("veintiocho veintinueve", 28),
    **_counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa cien", 30, 10),
    **_counted("doscientos trescientos cuatrocientos quinientos seiscientos setecientos", 200, 100),
    **_counted("ochocientos novecientos", 800, 100),
    **_counted("doscientas trescientas cuatrocientas quinientas seiscientas setecientas", 200, 100),
    **_counted("ochocientas novecientas", 800, 100),
    **dict.fromkeys(("veintiún", "veintiuna"), 21),
    **dict.fromkeys(("a", "an", "un", "una"), 1),
    "ciento": 100,
}
_HALVES = {"half", "medio", "media"}
_MULTIPLIERS = {
    "hundred": 100,
    "thousand": 1000,
    "mil": 1000,
    "million": 10**6,
    "millón": 10**6,
    "millones": 10**6,
}
_JOINING = {"and", "y"}


def number_from_words(text: str) -> Decimal:
    """The number that words say. Raises :class:`NumberWordError` for anything else.

    Each word has to fit under the one before it: “two three” and “five forty” are no numbers.
    """
    words = [word for word in re.split(r"[\s-]+", text.strip().lower()) if word]
    if not words or words[-1] in _JOINING:
        raise NumberWordError(text)
    total, group, scale = Decimal(0), Decimal(0), None
    room = Decimal(1000)
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if place and word in _JOINING:
            continue
        if word in ("a", "an") and (place or following in _HALVES):
            continue
        if word in _MULTIPLIERS:
            multiplier = _MULTIPLIERS[word]
            if multiplier == 100:
                if group >= 10 or room == 0 or (group == 0 and place):
                    raise NumberWordError(text)
                group, room = (group or Decimal(1)) * 100, Decimal(100)
                continue
            if scale is not None and multiplier >= scale:
                raise NumberWordError(text)
            total += (group or Decimal(1)) * multiplier
            group, room, scale = Decimal(0), Decimal(1000), multiplier
            continue
        value = Decimal("0.5") if word in _HALVES else _value(word, text)
        if value >= room:
            raise NumberWordError(text)
        group += value
        room = _room_under(value)
    return total + group


def _value(word: str, text: str) -> Decimal:
    if word not in _SMALL:
        raise NumberWordError(text)
    return Decimal(_SMALL[word])


def _room_under(value: Decimal) -> Decimal:
    """What may still be added: units under tens, tens under hundreds, a half under units."""
    if value in (0, Decimal("0.5")):
        return Decimal(0)
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(1)
