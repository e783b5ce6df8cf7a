"""Words as search sees them: without capitals, accents and endings, each language by its own rules.

The index, what a reader asks for and the words marked in a passage all go through here, so that
they always agree, on every database. The stemmers are Snowball's (https://snowballstem.org/),
those of PostgreSQL's own dictionaries, in a release that forgives the accents of Spanish endings:
“incautacion” and “incautaciones” are one word to it, and two to PostgreSQL 15.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

STEMMERS = {"en": "english", "es": "spanish"}
LANGUAGES = tuple(STEMMERS)
WORD = re.compile(r"[^\W_]+")
MOST_WORDS_ASKED = 12
LONGEST_WORD = 40

# Words that nearly every text has: they say nothing about what is looked for, and cost most.
ENGLISH = """
    a an and are as at be been but by for from had has have he her his i if in into is it its no not
    of on or she that the their there they this to was we were which who will with you
"""
SPANISH = """
    a al como con cual de del desde donde e el ella en entre era es esa ese esta este fue ha han
    hasta la las le les lo los mas me mi muy no nos o para pero por que quien se ser si sin sobre
    son su sus tu u un una uno unos y ya yo
"""
COMMON_WORDS = {"en": frozenset(ENGLISH.split()), "es": frozenset(SPANISH.split())}


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """In lower case and without accents: “Espárragos” as “esparragos”."""
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(_fold_letters, text).lower()


@lru_cache(maxsize=50_000)
def _fold_letter_run(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letters)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _fold_letters(found: re.Match[str]) -> str:
    return _fold_letter_run(found[0])


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(STEMMERS[language])


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """One word without accents and its ending; unchanged in a language without a stemmer."""
    folded = fold(word)
    if language not in STEMMERS or len(folded) > LONGEST_WORD:
        return folded
    return _stemmer(language).stemWord(folded)


def split(text: str) -> list[str]:
    """The words of a text, in order, as they are written."""
    return WORD.findall(text)


def stems(text: str, language: str) -> str:
    """A text as the index of one language holds it: its stems, in order."""
    return " ".join(stem(word, language) for word in WORD.findall(text))


def stems_in_any(text: str, languages: Iterable[str] = LANGUAGES) -> str:
    """A text of no one language: its stems by the rules of each, where they differ."""
    return " ".join(dict.fromkeys(stems(text, language) for language in languages))


def folded(text: str) -> str:
    """A text for finding by first letters: whole words, without accents."""
    return " ".join(WORD.findall(fold(text)))


def kind_word(model: type) -> str:
    """A word that the index holds for every object of a kind, and that no text has."""
    return f"0{model._meta.app_label}0{model._meta.model_name}0"


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: words that must all be there, phrases, and words that must not.

    Each is a tuple of the words as typed; a phrase has several.
    """

    wanted: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def stems(self, languages: Iterable[str]) -> frozenset[str]:
        """Every stem to mark in what was found."""
        return frozenset(
            stem(word, language)
            for phrase in self.wanted
            for word in phrase
            for language in languages
        )


def read(text: str, languages: Iterable[str] = LANGUAGES) -> Asked:
    """What a reader typed. ``"in quotes"`` and cocaine-base are phrases; ``-word`` must not occur.

    Words that every text has are left out of what is looked for, unless there are no others.
    """
    common = frozenset().union(*(COMMON_WORDS.get(language, ()) for language in languages))
    wanted, unwanted = [], []
    for minus, quoted, plain in re.findall(r'(?:^|(?<=\s))(-?)(?:"([^"]*)"|(\S+))', text):
        words = tuple(split(quoted or plain)[:MOST_WORDS_ASKED])
        if not words:
            continue
        (unwanted if minus else wanted).append(words)
    telling = [w for w in wanted if len(w) > 1 or fold(w[0]) not in common]
    return Asked(tuple((telling or wanted)[:MOST_WORDS_ASKED]), tuple(unwanted[:MOST_WORDS_ASKED]))
