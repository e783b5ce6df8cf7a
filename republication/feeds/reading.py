"""What is in a feed, whichever format writes it: a list's newest articles, and what was taken back.

Full text goes only where others may take it; an article whose rights are reserved is a headline,
a standfirst and a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons.addresses import absolute
from commons.licences import Licence
from newsroom.lists.articles import ArticleList
from newsroom.machines import hreflang
from newsroom.models import Article, NewsroomSettings
from newsroom.terms import licence_for_others
from republication.feeds.gone import Gone, taken_back
from republication.materials import Materials
from republication.models import RepublicationSettings
from republication.package import RepublicationForbidden, build_package, uri_of
from republication.parts import Package

ITEMS = 30


@dataclass(frozen=True)
class Item:
    """An article in a feed. ``package`` is ``None`` where its text may not be taken.

    ``alternates`` are its versions in every language, as :mod:`newsroom.machines.hreflang` says
    them.
    """

    article: Article
    package: Package | None
    authors: tuple[str, ...]
    alternates: list[dict[str, str]]

    @property
    def uri(self) -> str:
        return uri_of(self.article)

    @property
    def url(self) -> str:
        return absolute(self.article.url)

    @property
    def licence(self) -> Licence:
        """On what terms others have it."""
        return licence_for_others(self.article)

    @property
    def updated(self) -> datetime:
        """When readers last got another text."""
        return self.article.changed or self.article.published


class Feed:
    """The feed of a list, in the language that is active. ``form`` is a key of ``FORMS``."""

    def __init__(self, request: HttpRequest, listed: ArticleList, form: str):
        self.request = request
        self.listed = listed
        self.form = form
        self.language = get_language()

    @cached_property
    def materials(self) -> Materials:
        newest = self.listed.filters.qs.unretracted().with_package_parts()[:ITEMS]
        return Materials(newest)

    @cached_property
    def items(self) -> list[Item]:
        articles = self.materials.articles
        versions = hreflang.of_pages(articles)
        return [
            Item(
                article=article,
                package=_package(article, self.materials),
                authors=article.byline_names or (article.origin_outlet or self.newsroom.name,),
                alternates=versions[article.translation_key],
            )
            for article in articles
        ]

    @cached_property
    def gone(self) -> list[Gone]:
        return taken_back(self.language, ITEMS)

    @property
    def newsroom(self) -> NewsroomSettings:
        return self.materials.newsroom

    @cached_property
    def hub(self) -> str:
        """The WebSub hub that is told of news, or nothing."""
        return RepublicationSettings.load(self.request).hub

    @property
    def address(self) -> str:
        return absolute(self.listed.feed_as(self.form))

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The feed of the same list in other languages."""
        return hreflang.alternates(self.listed.feeds_by_language(self.form))

    @property
    def title(self) -> str:
        listed, newsroom = self.listed.title, self.newsroom.name
        return f"{listed} · {newsroom}" if self.listed.kind else newsroom

    @property
    def home(self) -> str:
        """The page that shows the same."""
        return absolute(self.listed.subject_url if self.listed.kind else f"/{self.language}/")

    @property
    def description(self) -> str:
        if not self.listed.kind:
            return _("The newest articles of %(newsroom)s, in full and free to republish.") % {
                "newsroom": self.newsroom.name
            }
        return _("%(list)s: the newest articles of %(newsroom)s.") % {
            "list": self.listed.title,
            "newsroom": self.newsroom.name,
        }

    @property
    def last_modified(self) -> datetime | None:
        return max(self._moments(), default=None)

    def _moments(self) -> Iterator[datetime]:
        yield from (item.article.last_published_at for item in self.items)
        yield from (gone.when for gone in self.gone)


def _package(article: Article, materials: Materials) -> Package | None:
    try:
        return build_package(article, materials)
    except RepublicationForbidden:
        return None
