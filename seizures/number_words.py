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
    """The number that words say. Raises :class:`NumberWordError` for anything else."""
    total, group, said = Decimal(0), Decimal(0), False
    for word in re.split(r"[\s-]+", text.strip().lower()):
        if word in _JOINING and said:
            continue
        if word in ("a", "an") and said:
            continue
        if word in _HALVES:
            group += Decimal("0.5")
        elif word in _SMALL:
            group += _SMALL[word]
        elif word in _MULTIPLIERS:
            group = (group or Decimal(1)) * _MULTIPLIERS[word]
            if _MULTIPLIERS[word] >= 1000:
                total, group = total + group, Decimal(0)
        else:
            raise NumberWordError(word)
        said = True
    if not said:
        raise NumberWordError(text)
    return total + group
