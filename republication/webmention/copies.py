"""Whether a page carries our text or only speaks of it: how many of our sentences stand in it."""

import re
from collections.abc import Iterable

COPIED_SHARE = 0.3
SHORTEST_SENTENCE = 25  # letters: shorter ones are said by chance
_ENDS = re.compile(r"(?<=[.!?…])[\s»”\"]+")
_WORD = re.compile(r"\w+")


def is_copy(paragraphs: Iterable[str], text: str) -> bool:
    """Whether a text has so many of the sentences of these paragraphs that it was taken."""
    sentences = {
        words
        for paragraph in paragraphs
        for sentence in _ENDS.split(paragraph)
        if len(words := _words(sentence)) >= SHORTEST_SENTENCE
    }
    if not sentences:
        return False
    there = f" {_words(text)} "
    found = sum(f" {sentence} " in there for sentence in sentences)
    return found / len(sentences) >= COPIED_SHARE


def _words(text: str) -> str:
    """Words alone: typographers change quotation marks and spaces, and mean the same."""
    return " ".join(_WORD.findall(text.casefold()))
