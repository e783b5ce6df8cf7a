"""Names that lead somewhere: sections, groups by any of their names, countries, series, authors.

Read seldom, kept for some minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from commons import countries
from commons.words import folded
from newsroom.models import Author, CriminalGroup, ListLength, Section, Series

SECONDS_KEPT = 300
MOST_OF_A_KIND = 2_000

SECTION, GROUP, COUNTRY, SERIES, AUTHOR = "section", "group", "country", "series", "author"


@dataclass(frozen=True)
class Name:
    """``words`` is the name as it is looked for: in small letters, without accents."""

    kind: str
    text: str
    url: str
    words: str


def names(language: str) -> list[Name]:
    """Every name that readers of a language may see, with its page."""
    key = f"search-names:{language}"
    known = cache.get(key)
    if known is None:
        with override(language):
            known = [
                Name(kind, text, url, folded(also or text))
                for read in (_sections, _groups, _countries, _series, _authors)
                for kind, text, url, also in read(language)
            ]
        cache.set(key, known, SECONDS_KEPT)
    return known


def _sections(language: str) -> Iterator[tuple[str, str, str, str]]:
    for section in Section.objects.live().public().select_related("locale"):
        if section.locale.language_code == language:
            yield SECTION, section.title, section.get_url(), ""


def _groups(language: str) -> Iterator[tuple[str, str, str, str]]:
    groups = CriminalGroup.objects.prefetch_related("aliases", "descriptions")
    for group in groups[:MOST_OF_A_KIND]:
        every = [group.display_name, *group.other_names]
        yield GROUP, group.display_name, group.url, " ".join(every)


def _countries(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Those that articles are about."""
    for code in ListLength.objects.numbers_by_kind(language).get("country", {}):
        yield COUNTRY, countries.name(code), reverse("newsroom:country", args=[code]), ""


def _series(language: str) -> Iterator[tuple[str, str, str, str]]:
    for series in Series.objects.filter(locale__language_code=language)[:MOST_OF_A_KIND]:
        yield SERIES, series.title, series.url, ""


def _authors(language: str) -> Iterator[tuple[str, str, str, str]]:
    authors = Author.objects.prefetch_related("biographies")
    for author in authors[:MOST_OF_A_KIND]:
        yield AUTHOR, author.display_name, author.url, ""
