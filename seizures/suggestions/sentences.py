"""A paragraph in sentences, in English and Spanish: “2.2”, “Jan. 7” and “St. Lucia” end none."""

import re

from seizures.suggestions.finds import Span

_ABBREVIATED = """
    jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic
    mr mrs ms dr dra sr sra srta prof gen col lt sgt capt cmdr adm gral cnel cap tte alm insp
    st sta sto ee uu u.s u.k a.m p.m e.g i.e etc no núm nro vs approx aprox av ave jr art inc
    ltd co corp s.a m.v kg kgs lbs lb oz tm hrs fig ed p.ej
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_END = re.compile(r"[.!?…]+[”\"»’')\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"(\S+)$")
_BEGINS = re.compile(r"\s*[“\"«‘'(\[¿¡—–-]*\s*(?P<first>\S)")


def split(paragraph: str) -> list[Span]:
    """The sentences of a paragraph, in order, without the space around them."""
    spans, start = [], 0
    for end in _END.finditer(paragraph):
        if _ends_a_sentence(paragraph, end):
            spans.append((start, end.end()))
            start = end.end()
    spans.append((start, len(paragraph)))
    return [trimmed for span in spans if (trimmed := _trimmed(paragraph, span))]


def _ends_a_sentence(paragraph: str, end: re.Match[str]) -> bool:
    following = _BEGINS.match(paragraph, end.end())
    if following is None:
        return True
    starts_anew = not following["first"].islower()
    if end.group(0)[0] != ".":
        return starts_anew
    if not starts_anew:
        return False
    word = _LAST_WORD.search(paragraph, 0, end.start())
    last = word[1].lstrip("“\"«‘'(").lower() if word else ""
    is_initial = len(last) == 1 and last.isalpha()
    return last not in _ABBREVIATIONS and not is_initial


def _trimmed(paragraph: str, span: Span) -> Span | None:
    text = paragraph[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip())
    end = span[1] - (len(text) - len(text.rstrip()))
    return (start, end) if start < end else None
