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
    """Every name that readers of a language may see, with its page.

    Groups, countries, series and authors are those that they can read an article of: another would
    tell of a draft.
    """
    key = f"search-names:{language}"
    known = cache.get(key)
    if known is None:
        lists = ListLength.objects.numbers_by_kind(language)
        with override(language):
            known = [
                Name(kind, text, url, folded(also or text))
                for kind, read in _READ.items()
                for text, url, also in read(language, lists.get(kind, {}))
            ]
        cache.set(key, known, SECONDS_KEPT)
    return known


def _sections(language: str, numbers) -> Iterator[tuple[str, str, str]]:
    for section in Section.objects.live().public().select_related("locale"):
        if section.locale.language_code == language:
            yield section.title, section.get_url(), ""


def _groups(language: str, numbers) -> Iterator[tuple[str, str, str]]:
    groups = CriminalGroup.objects.filter(pk__in=numbers)
    for group in groups.prefetch_related("aliases", "descriptions")[:MOST_OF_A_KIND]:
        every = [group.display_name, *group.other_names]
        yield group.display_name, group.url, " ".join(every)


def _countries(language: str, numbers) -> Iterator[tuple[str, str, str]]:
    for code in numbers:
        yield countries.name(code), reverse("newsroom:country", args=[code]), ""


def _series(language: str, numbers) -> Iterator[tuple[str, str, str]]:
    series_here = Series.objects.filter(pk__in=numbers, locale__language_code=language)
    for series in series_here[:MOST_OF_A_KIND]:
        yield series.title, series.url, ""


def _authors(language: str, numbers) -> Iterator[tuple[str, str, str]]:
    authors = Author.objects.filter(pk__in=numbers)
    for author in authors.prefetch_related("biographies")[:MOST_OF_A_KIND]:
        yield author.display_name, author.url, ""


_READ = {
    SECTION: _sections,
    GROUP: _groups,
    COUNTRY: _countries,
    SERIES: _series,
    AUTHOR: _authors,
}
