"""Our sentences, looked for in the text of a page.

Texts are compared as runs of words: case, accents, punctuation, quotation marks and the way a page
is cut into paragraphs make no difference. The body of an article is where most of our sentences
stand close together, whatever the page calls it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"\w+|[%$€£]")
_WRITTEN = re.compile(r"[\w\u00ad\u200b\u200c\u200d\u2060\ufeff]+|[%$€£]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’)\]]*\s+(?=[\"“«‘(¿¡\[]*[^\W\d_a-záéíóúñü]|\d)")
_NUMBER = re.compile(r"\d+")
# How plain text refers to an address, “[3]”, and Markdown: no word of a sentence is in it.
_NOTE = re.compile(r"\[\d{1,3}\]|(?<=\])\(https?://[^\s()]*\)")
# A sentence of fewer words may stand on any page.
FEWEST_WORDS = 4
MOST_PLACES = 30  # of one sentence on one page
MOST_WORDS_IN_A_GAP = 4_000
# Of the words of two sentences in common, to be the same one in other words.
ALIKE = 0.55
# Fewer are a quotation, unless the article has no more.
FEWEST_FOUND = 3
# A smaller share of ours, in a stretch of which less than this is ours, quotes us and is no copy.
SHARE_OF_A_COPY = 0.3
DENSITY_OF_A_COPY = 0.4
# Of our numbers and names, in a text of other words that tells the same.
SAME_STORY = 0.5


def folded(text: str) -> str:
    """Text as it is compared: small letters without accents, nothing invisible."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    return _WORD.findall(folded(_without_notes(text)))


def _without_notes(text: str) -> str:
    """The same length of text: places in it stay what they are."""
    return _NOTE.sub(lambda found: " " * len(found[0]), text)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, as they are written."""
    flat = " ".join(text.split())
    return [part for part in _SENTENCE_END.split(flat) if part]


class Words:
    """A text as its words, each with its place in the text."""

    def __init__(self, text: str):
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for found in _WRITTEN.finditer(_without_notes(text)):
            for part in _WORD.findall(folded(found[0])):
                self.starts.append(found.start())
                self.ends.append(found.end())
                self.words.append(part)

    @cached_property
    def joined(self) -> str:
        return f" {' '.join(self.words)} "

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each word begins in :attr:`joined`."""
        offsets, position = [], 1
        for word in self.words:
            offsets.append(position)
            position += len(word) + 1
        return offsets

    def places(self, phrase: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
        """Where a run of words begins, as numbers of words; at most :data:`MOST_PLACES`."""
        sought = f" {' '.join(phrase)} "
        if not sought.strip():
            return []
        places: list[int] = []
        position = self._offsets[start] - 1 if start < len(self.words) else len(self.joined)
        limit = self._offsets[end] if end is not None and end < len(self.words) else None
        while len(places) < MOST_PLACES:
            position = self.joined.find(sought, position, limit)
            if position < 0:
                break
            places.append(bisect_left(self._offsets, position + 1))
            position += 1
        return places

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words ``first`` up to ``last`` (exclusive) stand in the text."""
        return self.starts[first], self.ends[last - 1]


@dataclass(frozen=True)
class Passage:
    """Words of the page that are not ours, and where they begin. ``ours`` is what they replace."""

    text: str
    at: int
    ours: str = ""


@dataclass(frozen=True)
class Comparison:
    """How much of our text is on the page, and what is different.

    ``start`` and ``end`` are the places of our body in the page's text, ``sentences`` those of
    each sentence that was found. ``differing`` stands in place of a sentence of ours; ``inserted``
    stands within a paragraph of ours and ``between`` between two. ``is_part`` says that what is
    there is one piece, with nothing left out inside it. ``retold`` is the share of our numbers and
    names in a text that has hardly a sentence of ours.
    """

    total: int
    found: int = 0
    differing: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    inserted: tuple[Passage, ...] = ()
    between: tuple[Passage, ...] = ()
    is_part: bool = False
    retold: float = 0.0
    start: int | None = None
    end: int | None = None
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def share(self) -> float:
        return self.found / self.total if self.total else 0.0

    @property
    def is_comparable(self) -> bool:
        """Whether our own sentences are there."""
        return self.found > 0

    @property
    def is_retold(self) -> bool:
        """Whether it is our article in other words or in another language."""
        return not self.is_comparable and self.retold >= SAME_STORY

    @property
    def is_ours(self) -> bool:
        return self.is_comparable or self.is_retold

    @property
    def is_unchanged(self) -> bool:
        return self.is_comparable and not (self.differing or self.missing or self.inserted)

    def sentences_before(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def begins_within(self, start: int, end: int) -> bool:
        """Whether a sentence of ours begins between two places."""
        position = bisect_left(self._starts, start)
        return position < len(self._starts) and self._starts[position] < end

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _end in self.sentences]


def our_sentences(paragraphs: Iterable[str]) -> list[str]:
    """Those that are long enough to be known again."""
    return [
        sentence
        for paragraph in paragraphs
        for sentence in sentences(paragraph)
        if len(words(sentence)) >= FEWEST_WORDS
    ]


def marks(text: str) -> frozenset[str]:
    """Numbers and names of a text: what a translation keeps.

    A number of one digit, and a word that only begins a sentence, is no mark.
    """
    found = {number for number in _NUMBER.findall(text) if len(number) > 1}
    for sentence in sentences(text):
        for name in re.findall(r"(?<=[\w,] )[A-ZÁÉÍÓÚÑ][\w]{3,}", sentence):
            found.add(folded(name))
    return frozenset(found)
