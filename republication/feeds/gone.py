"""What readers' software takes down: articles that were withdrawn, retracted, closed or deleted.

A list forgets what has left it, and a reader's software may have it from any: RFC 6721 lets a feed
name what is not in it. Of a page that is gone only the change log knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsroom.models import Article, Correction
from republication.changes import reading
from republication.models import Change, ChangeKind, PackageVersion, SubjectKind
from republication.package import tag_of, uri_of


@dataclass(frozen=True)
class Gone:
    """An article that nobody may have any more, and why."""

    uri: str
    when: datetime
    reason: str


def taken_back(language: str, most: int) -> list[Gone]:
    """What was last taken back in this language, whichever list it stood on, newest first."""
    told = {
        gone.uri: gone
        for some in (_closed_or_deleted, _withdrawn, _retracted)
        for gone in some(language, most)
    }
    return sorted(told.values(), key=lambda gone: gone.when, reverse=True)[:most]


def _withdrawn(language: str, most: int) -> Iterator[Gone]:
    withdrawn = Article.objects.filter(locale__language_code=language).withdrawn()
    for article in withdrawn.defer("body").order_by("-withdrawn_at")[:most]:
        yield Gone(uri_of(article), article.withdrawn_at, article.withdrawal_in_words)


def _retracted(language: str, most: int) -> Iterator[Gone]:
    out = Article.objects.filter(locale__language_code=language).published()
    retractions = Correction.objects.retractions().filter(page__in=out.values("pk"))
    for correction in retractions.select_related("page").order_by("-date")[:most]:
        yield Gone(uri_of(correction.page), correction.date, correction.text)


def _closed_or_deleted(language: str, most: int) -> Iterator[Gone]:
    """What the log says last of them is that they left."""
    leaving = Change.objects.filter(
        subject_kind=SubjectKind.ARTICLE,
        language=language,
        kind__in=(ChangeKind.WITHDRAWN, ChangeKind.DELETED),
    )
    newest = list(leaving.order_by("-pk")[:most])
    if not newest:
        return
    keys = {change.subject for change in newest}
    last = Change.objects.last_about_each(SubjectKind.ARTICLE, keys)
    uris = _uris(keys)
    for entry in reading.entries(each for each in newest if last[each.subject].pk == each.pk):
        change = entry.change
        uri = uris.get(int(change.subject)) or tag_of(int(change.subject), change.at.year)
        yield Gone(uri, change.at, entry.reason)


def _uris(keys: set[str]) -> dict[int, str]:
    """As feeds named them while they were out; the page may be gone, its packages are kept."""
    given = PackageVersion.objects.filter(article__in=keys).order_by("made_at")
    return dict(given.values_list("article", "content__uri"))
