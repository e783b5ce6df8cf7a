"""What is suggested while a reader types: names, records and headlines that begin so.

Cheap, because it is asked at every key: names and the newest headlines are kept in memory for some
minutes, and the index is only asked for whole words. What became private meanwhile is not shown.
"""

import re
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from commons import words
from commons.search_index import matching
from newsroom.models import Article
from newsroom.searching.names import AUTHOR, COUNTRY, GROUP, SECTION, SERIES, names
from seizures.models import Seizure

SHORTEST = 2
MOST_NAMES, MOST_RECORDS, MOST_HEADLINES = 4, 3, 5
HEADLINES_KEPT = 2_000
SECONDS_KEPT = 120
CANDIDATES = 40
IDENTIFIER = re.compile(r"SZ[-0-9]*")


@dataclass(frozen=True)
class Suggestion:
    """A line to choose: what kind of thing, its name, where it leads."""

    kind: str
    label: str
    text: str
    url: str


def labels() -> dict[str, str]:
    return {
        AUTHOR: _("Author"),
        SECTION: _("Section"),
        GROUP: _("Group"),
        COUNTRY: _("Country"),
        SERIES: _("Series"),
        "record": _("Record"),
        "article": _("Article"),
    }


def suggest(query: str, language: str) -> list[Suggestion]:
    """A few suggestions for what has been typed so far; none for less than two letters."""
    typed = words.folded(query).split()
    if sum(map(len, typed)) < SHORTEST:
        return []
    said = labels()
    found = [
        Suggestion(name.kind, said[name.kind], name.text, name.url)
        for name in names(language)
        if begins(name.words, typed)
    ][:MOST_NAMES]
    found += [
        Suggestion("record", said["record"], f"{record.public_id} {record.title}", record.url)
        for record in _records(query)
    ]
    found += [
        Suggestion("article", said["article"], article.title, article.get_url())
        for article in _articles(query, typed, language)
    ]
    return found


def begins(text: str, typed: list[str]) -> bool:
    """Whether each typed part begins a word of the text, which is folded."""
    padded = f" {text}"
    return all(f" {part}" in padded for part in typed)


def _records(query: str) -> list[Seizure]:
    """By identifier, from “SZ” on."""
    typed = query.strip().upper()
    if not IDENTIFIER.fullmatch(typed):
        return []
    records = Seizure.objects.listed().filter(public_id__startswith=typed)
    return list(records.newest().with_titles()[:MOST_RECORDS])


def _articles(query: str, typed: list[str], language: str) -> list[Article]:
    keys = [key for key, text in _headlines(language) if begins(text, typed)][:MOST_HEADLINES]
    if len(keys) < MOST_HEADLINES and len(typed[-1]) > SHORTEST:
        # Older ones, once a word is typed to its end.
        asked = words.read(query, [language])
        older = matching(Article, asked, [language], most=CANDIDATES, in_title=True)
        keys += [key for key in older if key not in keys]
    # Asked again: one may have been withdrawn, or restricted, since the headlines were read.
    published = Article.objects.published().in_language(language).filter(pk__in=keys)
    by_key = published.newest().only("title", "url_path", "locale").in_bulk()
    return [by_key[key] for key in keys if key in by_key][:MOST_HEADLINES]


def _headlines(language: str) -> list[tuple[int, str]]:
    """The newest published headlines, folded."""
    key = f"search-headlines:{language}"
    known = cache.get(key)
    if known is None:
        published = Article.objects.published().listed_in(language=language)
        rows = published.values_list("pk", "title")[:HEADLINES_KEPT]
        known = [(pk, words.folded(title)) for pk, title in rows]
        cache.set(key, known, SECONDS_KEPT)
    return known
