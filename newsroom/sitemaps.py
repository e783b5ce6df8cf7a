"""What search engines are told: every public page, each with its other languages."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from newsroom.models import Article, FrontPage, Section, StandingPage
from seizures.models import Seizure


class _SiteMap(Sitemap):
    """Addresses under ``BASE_URL``, whichever host was asked."""

    protocol = settings.BASE_URL.split("://", 1)[0]

    def get_domain(self, site=None) -> str:
        return settings.BASE_URL.split("://", 1)[1]

    def get_urls(self, page=1, site=None, protocol=None):
        return super().get_urls(page, site, self.protocol)


class ArticleSitemap(_SiteMap):
    """Published articles."""

    limit = 5_000

    def items(self):
        return Article.objects.published().newest().select_related("locale")

    def location(self, item):
        return item.get_url()

    def lastmod(self, item):
        return item.last_published_at


class StandingSitemap(_SiteMap):
    """Front pages, sections and standing pages."""

    def items(self):
        return Page.objects.live().public().type(FrontPage, Section, StandingPage).order_by("path")

    def location(self, item):
        return item.get_url()


class SeizureSitemap(_SiteMap):
    """Listed records, in each language."""

    i18n = True
    alternates = True
    limit = 5_000

    def items(self):
        return Seizure.objects.listed().newest()

    def lastmod(self, item):
        return item.last_published_at


SITEMAPS = {
    "pages": StandingSitemap,
    "articles": ArticleSitemap,
    "seizures": SeizureSitemap,
}
