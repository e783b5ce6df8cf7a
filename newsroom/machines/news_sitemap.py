"""The news sitemap: what went out in the last two days, as Google News reads it.

developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: articles of the last
two days only, at most 1,000, each with the publication's name as readers see it, its language,
its date and its title.
"""

from datetime import timedelta
from io import StringIO

from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from commons.addresses import absolute
from commons.xml_text import writable
from newsroom.models import Article, NewsroomSettings

NEW_FOR = timedelta(days=2)
MOST = 1_000
NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def news_sitemap_of(newsroom: NewsroomSettings) -> str:
    """The document. What we republish of others is not our news, and is not in it."""
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", NAMESPACES)
    for article in _new_articles() if newsroom.search_engines else ():
        _write(xml, article, newsroom.name)
    xml.endElement("urlset")
    xml.endDocument()
    return written.getvalue()


def _new_articles():
    """Our own, of the last two days, the newest first."""
    return (
        Article.objects.published()
        .unretracted()
        .filter(origin_outlet="", first_published_at__gte=timezone.now() - NEW_FOR)
        .newest()
        .select_related("locale")
        .defer("body")[:MOST]
    )


def _write(xml: SimplerXMLGenerator, article: Article, publication: str) -> None:
    xml.startElement("url", {})
    xml.addQuickElement("loc", absolute(article.get_url()))
    xml.startElement("news:news", {})
    xml.startElement("news:publication", {})
    xml.addQuickElement("news:name", writable(publication))
    xml.addQuickElement("news:language", article.locale.language_code)
    xml.endElement("news:publication")
    xml.addQuickElement("news:publication_date", article.published.isoformat())
    xml.addQuickElement("news:title", writable(article.title))
    xml.endElement("news:news")
    xml.endElement("url")
