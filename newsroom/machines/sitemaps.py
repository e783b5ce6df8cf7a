"""What search engines are told: every public page, each with its other languages.

sitemaps.org protocol, with the ``xhtml:link`` alternates of search engines for languages.
"""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists
from django.urls import reverse
from wagtail.models import Page

from newsroom.machines import hreflang
from newsroom.models import (
    Article,
    Author,
    CriminalGroup,
    FrontPage,
    ListLength,
    Section,
    Series,
    StandingPage,
)
from seizures.models import Seizure

ROWS_A_FILE = 5_000


class _SiteMap(Sitemap):
    """Addresses under ``BASE_URL``, whichever host was asked."""

    protocol = settings.BASE_URL.split("://", 1)[0]
    limit = ROWS_A_FILE

    def get_domain(self, site=None) -> str:
        return settings.BASE_URL.split("://", 1)[1]

    def get_urls(self, page=1, site=None, protocol=None):
        return super().get_urls(page, site, self.protocol)


class _PageSitemap(_SiteMap):
    """Pages of the tree: each file asks once for all the translations of its pages."""

    def location(self, item):
        return item.get_url()

    def lastmod(self, item):
        return item.last_published_at

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        alternates = hreflang.of_pages([url["item"] for url in urls])
        for url in urls:
            url["alternates"] = alternates[url["item"].translation_key]
        return urls


class ArticleSitemap(_PageSitemap):
    """Published articles of our own; the original of another's is not here."""

    def items(self):
        return Article.objects.published().unretracted().filter(origin_outlet="").newest()


class StandingSitemap(_PageSitemap):
    """Front pages, sections and standing pages."""

    def items(self):
        return Page.objects.live().public().type(FrontPage, Section, StandingPage).order_by("path")


class _InEachLanguage(_SiteMap):
    """What has the same address in every language."""

    i18n = True
    alternates = True

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            addresses = {each["lang_code"]: each["location"] for each in url["alternates"]}
            url["alternates"] = hreflang.alternates(addresses)
        return urls


class AuthorSitemap(_InEachLanguage):
    """Those who have signed a published article."""

    def items(self):
        return Author.objects.filter(_has_articles("author")).order_by("pk")


class GroupSitemap(_InEachLanguage):
    """Criminal groups that a published article is about."""

    def items(self):
        return CriminalGroup.objects.filter(_has_articles("group")).order_by("pk")


class CountrySitemap(_InEachLanguage):
    """Countries that a published article is about."""

    def items(self):
        held = ListLength.objects.of_kind("country").holding(Article.objects.published())
        return sorted(held.numbers())

    def location(self, item):
        return reverse("newsroom:country", args=[item])


def _has_articles(kind: str) -> Exists:
    return Exists(Article.objects.published().on_list_of(kind))


class ListSitemap(_InEachLanguage):
    """Lists that are not pages of the tree."""

    def items(self):
        return [
            "seizures:list",
            "newsroom:corrections",
            "newsroom:articles",
            "newsroom:authors",
            "newsroom:series-index",
            "newsroom:countries",
            "newsroom:groups",
        ]

    def location(self, item):
        return reverse(item)


class SeriesSitemap(_SiteMap):
    """Each series in the language it is in."""

    i18n = True

    def items(self):
        series = Series.objects.filter(_has_articles("series"))
        return series.select_related("locale").order_by("pk")

    def get_languages_for_item(self, item):
        return [item.locale.language_code]


class SeizureSitemap(_InEachLanguage):
    """Listed records, in each language."""

    def items(self):
        return Seizure.objects.listed().newest()

    def lastmod(self, item):
        return item.last_published_at


SITEMAPS = {
    "pages": StandingSitemap,
    "articles": ArticleSitemap,
    "authors": AuthorSitemap,
    "series": SeriesSitemap,
    "countries": CountrySitemap,
    "groups": GroupSitemap,
    "lists": ListSitemap,
    "seizures": SeizureSitemap,
}
