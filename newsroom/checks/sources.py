"""Checks that a figure can be traced: every number of weight or of money says where it is from.

A help to the eye, not a judge: it sees whether a source stands near, and cannot know whether it
is the right one.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from newsroom.checks.findings import Finding
from seizures.units import UNITS

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|hundred|thousand|million|"
    "billion|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|cien|mil|"
    "millones|dozens?|docenas?"
)
_MASS = sorted(
    {spelling for unit in UNITS.values() if unit.is_mass for spelling in unit.spellings},
    key=len,
    reverse=True,
)
_MONEY = "dollars?|dólares|euros?|soles|pesos|reais|reales|pounds sterling|usd|eur|pen|cop|brl|mxn"
_AMOUNT = rf"(?:\d[\d.,’'\u00a0\u202f ]*|\b(?:{_NUMBER_WORDS}))"
_FIGURE = re.compile(
    rf"(?:us\$|[$€£])\s?\d[\d.,]*"
    rf"|{_AMOUNT}(?:\s+(?:{_NUMBER_WORDS}|y|and|de|of))*[\s\u00a0\u202f]*"
    rf"(?:{'|'.join(map(re.escape, _MASS))}|{_MONEY})\b",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"\baccording to\b|\bsaid\b|\bsays\b|\breported\b|\bannounced\b|\bsegún\b|\bdijo\b|"
    r"\bdijeron\b|\binformó\b|\binformaron\b|\banunció\b|\banunciaron\b",
    re.IGNORECASE,
)
# A block of these beside a paragraph carries a source of its own.
_SOURCES = frozenset({"seizure_card", "seizure_figure", "seizure_chart", "document", "embed"})
_LONGEST_QUOTE = 40


def sources(article, settings) -> Iterator[Finding]:
    """Tables name their source; figures in the text have a link, a record or a speaker near."""
    blocks = list(article.body)
    for number, block in enumerate(blocks):
        if block.block_type == "table" and not (block.value.get("source") or "").strip():
            yield Finding(
                _("The table “%(caption)s” names no source.") % {"caption": block.value["caption"]},
                block=block.id or "",
            )
        elif block.block_type == "paragraph":
            beside = blocks[max(number - 1, 0) : number + 2]
            figure = figure_without_source(block.value.source)
            if figure and not any(other.block_type in _SOURCES for other in beside):
                yield Finding(
                    _("“%(figure)s”: no link, record or named source stands near this figure.")
                    % {"figure": figure},
                    block=block.id or "",
                )


def figure_without_source(html: str) -> str:
    """The first figure in a paragraph that neither links nor says who said it; or nothing."""
    soup = BeautifulSoup(html, "html.parser")
    if soup.find("a"):
        return ""
    text = " ".join(soup.get_text(" ").split())
    found = _FIGURE.search(text)
    if found is None or _ATTRIBUTION.search(text):
        return ""
    return found.group(0).strip()[:_LONGEST_QUOTE]
