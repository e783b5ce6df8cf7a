"""The passage of a text that was found, with the words that were asked for marked.

A passage is a list of pieces; the template prints each, escaped, inside ``<mark>`` or not. Words
match as they do in the index: without accents and endings (:mod:`commons.words`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags

from commons.words import WORD, stem

PASSAGE_LENGTH = 240
LEAD_IN = 60

# What a reader reads of each kind of block: parts by name, or the value itself.
READ_PARTS = {
    "paragraph": None,
    "heading": None,
    "analysis": ("title", "text"),
    "pull_quote": ("text",),
    "kept_html": ("html",),
    "image": ("caption",),
    "embed": ("title", "description"),
    "table": ("caption",),
}
BETWEEN_BLOCKS = re.compile(r"<(?=/(?:p|li|h\d|tr|td|th|div|blockquote|dd|dt)\b|br\b)")


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Wanted:
    """The stems to mark, and the language whose rules make a word one of them."""

    stems: frozenset[str]
    language: str

    def marks(self, word: str) -> bool:
        return stem(word, self.language) in self.stems


def mark(text: str, wanted: Wanted) -> list[Piece]:
    """All of a text, in pieces."""
    pieces: list[Piece] = []
    end = 0
    for word in WORD.finditer(text):
        if wanted.marks(word.group()):
            if word.start() > end:
                pieces.append(Piece(text[end : word.start()]))
            pieces.append(Piece(word.group(), is_marked=True))
            end = word.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces


def passage(texts: Iterable[str], wanted: Wanted) -> list[Piece]:
    """The part of some texts with most of the words, cut at words; empty where there are none."""
    best, most = "", 0
    for text in texts:
        found = {stem(word, wanted.language) for word in WORD.findall(text)} & wanted.stems
        if len(found) > most:
            best, most = readable(text), len(found)
            if most == len(wanted.stems):
                break
    return mark(_cut(best, wanted), wanted) if best else []


def _cut(text: str, wanted: Wanted) -> str:
    if len(text) <= PASSAGE_LENGTH:
        return text
    places = [word for word in WORD.finditer(text) if wanted.marks(word.group())]
    if not places:  # the word stood in markup only
        return _from(text, 0)

    def words_from(place) -> int:
        until = place.start() + PASSAGE_LENGTH - LEAD_IN
        return len(
            {stem(p.group(), wanted.language) for p in places if place.start() <= p.start() < until}
        )

    return _from(text, max(places, key=words_from).start() - LEAD_IN)


def _from(text: str, start: int) -> str:
    """A part of about the length of a passage, from a word to a word."""
    start = 0 if start <= 0 else text.rfind(" ", 0, start) + 1
    start = min(start, max(len(text) - PASSAGE_LENGTH, 0))
    if start:
        start = text.find(" ", start) + 1
    end = (
        len(text)
        if start + PASSAGE_LENGTH >= len(text)
        else text.rfind(" ", 0, start + PASSAGE_LENGTH)
    )
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def texts_of(stored_body: Iterable[dict]) -> Iterator[str]:
    """What a reader reads of a body in its stored form, block by block; markup may still be in it.

    Blocks are not made for it: a page of results would fetch every picture of twenty articles.
    """
    for block in stored_body:
        if block["type"] not in READ_PARTS:
            continue
        parts, value = READ_PARTS[block["type"]], block["value"]
        for text in [value] if parts is None else [value.get(part) for part in parts]:
            if isinstance(text, str) and text:
                yield text


def readable(text: str) -> str:
    """Without markup, on one line."""
    if "<" in text:
        text = strip_tags(BETWEEN_BLOCKS.sub(" <", text))
    return " ".join(unescape(text).split())
