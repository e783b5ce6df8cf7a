"""How newspapers word a quantity in English and Spanish, brought to one plain order of words.

:func:`plainly` changes the order and the signs, never the meaning: “dos toneladas y media”
becomes “dos y media toneladas”, “300 kilos or more” becomes “at least 300 kilos”, “2½” becomes
“2.5”. What it does not know it leaves alone, for :mod:`seizures.quantities` to refuse in words.
"""

import re

from seizures.quantity import Qualifier
from seizures.units import UNIT_BY_SPELLING

_OVER = (
    "more than|over|just over|well over|slightly over|a little over|slightly more than|"
    "a little more than|just more than|well more than|somewhat more than|in excess of|upwards of|"
    "upward of|above|north of|exceeding|más de|poco más de|un poco más de|algo más de|"
    "mucho más de|bastante más de|superior a|por encima de|arriba de"
)
_AT_LEAST = (
    "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|al menos|"
    "por lo menos|cuando menos|como mínimo|un mínimo de|no menos de"
)
_UNDER = (
    "less than|under|just under|slightly under|a little under|slightly less than|"
    "a little less than|just less than|below|fewer than|just shy of|shy of|just short of|"
    "menos de|poco menos de|un poco menos de|algo menos de|inferior a|por debajo de"
)
_UP_TO = (
    "up to|as much as|as many as|at most|no more than|not more than|a maximum of|hasta|"
    "como máximo|un máximo de|no más de|a lo sumo"
)
_ABOUT = (
    "about|around|approximately|approx.|approx|roughly|circa|some|nearly|almost|an estimated|"
    "estimated|an average of|close to|in the region of|in the order of|on the order of|"
    "in the neighbourhood of|in the neighborhood of|an approximate|cerca de|cercano a|"
    "alrededor de|aproximadamente|aprox.|aprox|unos|unas|casi|en torno a|un aproximado de|"
    "un estimado de|un promedio de|algo así como|del orden de|más o menos"
)
_EXACTLY = (
    "exactly|precisely|a total of|in total|altogether|a combined|a combined total of|a record|"
    "exactamente|un total de|en total|la cantidad de|un récord de"
)
QUALIFIER_BY_WORDS = {
    words: name
    for name, group in (
        (Qualifier.AT_LEAST, _AT_LEAST),
        (Qualifier.OVER, _OVER),
        (Qualifier.UNDER, _UNDER),
        (Qualifier.UP_TO, _UP_TO),
        (Qualifier.ABOUT, _ABOUT),
        (Qualifier.EXACTLY, _EXACTLY),
    )
    for words in group.split("|")
}
_SIGNS = (
    (r"^(?:~|≈|±|\+/-|c\.|ca\.)\s*(?=\d)", "about "),
    (r"^(?:≥|>=)\s*(?=\d)", "at least "),
    (r"^(?:≤|<=)\s*(?=\d)", "up to "),
    (r"^>\s*(?=\d)", "over "),
    (r"^<\s*(?=\d)", "under "),
    (r"^(\d[\d.,]*)\s*\+(?=\s|$)", r"at least \1"),
)
_BEHIND = {
    "about": r"approximately|approx\.?|or so|or thereabouts|more or less|aproximadamente|aprox\.?|"
    r"más o menos|aproximados|aproximadas",
    "at least": r"or more|or above|at least|minimum|o más|como mínimo|al menos|por lo menos",
    "up to": r"or less|or fewer|at most|maximum|o menos|como máximo|a lo sumo",
    "exactly": r"in total|in all|altogether|exactly|en total|exactos|exactas",
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNIT_BY_SPELLING, key=len, reverse=True))
_QUALIFIER = "|".join(re.escape(words) for words in sorted(QUALIFIER_BY_WORDS, key=len)[::-1])
_AND_A_HALF = re.compile(
    rf"^(?P<said>(?:{_QUALIFIER})\s+)?(?P<number>.*?)\s*\b(?P<unit>{_UNIT})\s+"
    r"(?:and a half|y medi[oa])\b(?P<rest>.*)$",
    re.I,
)
_FRACTIONS = (
    (r"(?<![\d/])(\d+) ?½", r"\1.5"),
    (r"(?<![\d/])(\d+) ?¼", r"\1.25"),
    (r"(?<![\d/])(\d+) ?¾", r"\1.75"),
    (r"(?<![\d/])(\d+) 1/2(?![\d/])", r"\1.5"),
    (r"(?<![\d/])(\d+) 1/4(?![\d/])", r"\1.25"),
    (r"(?<![\d/])(\d+) 3/4(?![\d/])", r"\1.75"),
    (r"½(?: of)?(?: an?)?", "0.5"),
    (r"¼(?: of)?(?: an?)?", "0.25"),
    (r"¾(?: of)?(?: an?)?", "0.75"),
    (r"(?<![\d/.,])1/2(?![\d/])", "0.5"),
    (r"(?<![\d/.,])1/4(?![\d/])", "0.25"),
    (r"(?<![\d/.,])3/4(?![\d/])", "0.75"),
    (r"\bthree[- ]quarters of an?\b", "0.75"),
    (r"\ba quarter of an?\b|\ba quarter(?=[- ](?:ton|tonne|kilo|pound))", "0.25"),
    (r"\btres cuartos de(?: una?)?\b", "0.75"),
    (r"\b(?:un cuarto|una cuarta parte) de(?: una?)?\b", "0.25"),
    (r"\bhalf a dozen\b|\bmedia docena(?: de)?\b", "6"),
    (r"\b(?:a|one|una) (?:dozen|docena(?: de)?)\b", "12"),
    (r"\b(?:two dozen|dos docenas(?: de)?)\b", "24"),
)


_PLAIN = re.compile(r"-?[\d.,]+ [A-Za-z]+")


def plainly(written: str) -> str:
    """A wording in the order that quantities are read in. Whitespace becomes single spaces."""
    said = " ".join(written.replace("\u00a0", " ").split())
    if _PLAIN.fullmatch(said):
        return said
    said = re.sub(r"^[«“\"'‘]+|[»”\"'’]+$", "", said)
    said = re.sub(r"\b(kgs?|lbs?|gr?|mg|tm|mt|oz|t)\.(?=\s|,|$)", r"\1", said, flags=re.I)
    said = re.sub(r"(?<=\w)\.$", "", said)
    for pattern, plain in (*_SIGNS, *_FRACTIONS):
        said = re.sub(pattern, plain, said, flags=re.I)
    said = re.sub(rf"(?<=[\da-z])-(?=(?:{_UNIT})\b)", " ", said, flags=re.I)
    said = re.sub(r"^(?:an?|una?)\s+(?=\d)", "", said, flags=re.I)
    said = _said_twice(said)
    said = re.sub(rf"^({_QUALIFIER})\s+(?:los|las|the)\s+", r"\1 ", said, flags=re.I)
    if halved := _AND_A_HALF.match(said):
        number = halved["number"].strip() or "un"
        number = f"{number}.5" if number.isdigit() else f"{number} y media"
        said = f"{halved['said'] or ''}{number} {halved['unit']}{halved['rest']}"
    return _qualifier_first(said)


def _said_twice(said: str) -> str:
    """“tres (3) toneladas” says one number twice; a differing one is left, to be refused."""
    return re.sub(r"^((?:\S+ )*?[a-záéíóúñ]+) \((\d+)\) ", _if_same, said, flags=re.I)


def _if_same(found: re.Match[str]) -> str:
    from_words = found[1].rsplit(" ", 1)[-1].lower()
    return f"{found[1]} " if _FEW.get(from_words) == int(found[2]) else found[0]


_FEW = {
    word: number
    for number, words in enumerate(
        (
            ("a", "one", "un", "uno", "una"),
            ("two", "dos"),
            ("three", "tres"),
            ("four", "cuatro"),
            ("five", "cinco"),
            ("six", "seis"),
            ("seven", "siete"),
            ("eight", "ocho"),
            ("nine", "nueve"),
            ("ten", "diez"),
            ("eleven", "once"),
            ("twelve", "doce"),
        ),
        start=1,
    )
    for word in words
}


def _qualifier_first(said: str) -> str:
    """“300 kilos or more” is “at least 300 kilos”, unless it is qualified already."""
    for plain, behind in _BEHIND.items():
        found = re.match(
            rf"^(?P<amount>.*?\b(?:{_UNIT}))\s*,?\s*\(?(?:{behind})\)?(?P<rest>(?=[\s,;(]|$).*)$",
            said,
            re.I,
        )
        if found and not re.match(rf"(?:{_QUALIFIER})\s", said, re.I):
            return f"{plain} {found['amount']}{found['rest']}"
    return said
