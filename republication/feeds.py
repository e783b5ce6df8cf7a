"""RSS 2.0 with the full text, attribution inside: what a reader's or a newsroom's software follows.

https://www.rssboard.org/rss-specification with the modules content (text), dc (authors),
creativeCommons (licence), media (pictures that may travel) and atom (the feed's own address).
"""

from collections.abc import Iterator

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.http_cache import conditional
from commons.xml_text import writable
from newsroom.lists.articles import LISTS, ArticleList, feed_address
from newsroom.machines import hreflang
from newsroom.models import Article
from newsroom.terms import licence_for_others
from republication.formats import html
from republication.materials import Materials
from republication.package import RepublicationForbidden, build_package, uri_of
from republication.parts import Package

WIDEST_PICTURE = "144"  # pixels, by the specification
ITEMS = 30


@require_safe
def rss(request: HttpRequest, kind: str = "", key: str = "") -> HttpResponse:
    """The newest articles of a list in the language of the address; of everything without one.

    The parameters of the list's page narrow the feed as they do the page.
    """
    listed = ArticleList(request, kind=kind, key=key)
    if kind and (moved := _refused_or_moved(listed)):
        return moved
    if not listed.filters.is_valid():
        raise BadRequest(" ".join(_in_sentences(listed.filters.errors)))
    articles = list(listed.filters.qs.unretracted().with_package_parts()[:ITEMS])
    materials = Materials(articles)
    feed = AttributedFeed(
        **_about(listed, materials.newsroom.name),
        picture=materials.newsroom.logos.icon,
        language=get_language(),
        feed_url=absolute(listed.feed_url),
        alternates=hreflang.alternates(listed.feeds_by_language()),
    )
    versions = hreflang.of_pages(articles)
    for article in articles:
        alternates = versions[article.translation_key]
        feed.add_item(**_item(article, materials), alternates=alternates)
    response = HttpResponse(
        feed.writeString("utf-8"),
        content_type=AttributedFeed.content_type,
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"},
    )
    newest = max((article.last_published_at for article in articles), default=None)
    return conditional(request, response, last_modified=newest)


def _refused_or_moved(listed: ArticleList) -> HttpResponse | None:
    """Not found where there is no such list; on to its new address where it had another."""
    subject = listed.subject
    if listed.kind not in LISTS or subject is None:
        raise Http404
    key_now = getattr(subject, "slug", subject).lower()
    if key_now == listed.key:
        return None
    return HttpResponsePermanentRedirect(feed_address(listed.kind, key_now, listed.query))


def _about(listed: ArticleList, newsroom: str) -> dict[str, str]:
    """Title, link and description of the feed of a list."""
    if not listed.kind:
        return {
            "title": newsroom,
            "link": absolute(f"/{get_language()}/"),
            "description": _("The newest articles of %(newsroom)s, in full and free to republish.")
            % {"newsroom": newsroom},
        }
    return {
        "title": f"{listed.title} · {newsroom}",
        "link": absolute(listed.subject_url),
        "description": _("%(list)s: the newest articles of %(newsroom)s.")
        % {"list": listed.title, "newsroom": newsroom},
    }


def _in_sentences(errors) -> Iterator[str]:
    for name, reasons in errors.items():
        yield f"{name}: {' '.join(reasons)}"


def _item(article: Article, materials: Materials) -> dict:
    """An item of the feed; with the text only where others may take it."""
    try:
        package = build_package(article, materials)
    except RepublicationForbidden:
        package = None
    licence = licence_for_others(article)
    return {
        "title": writable(article.title),
        "link": absolute(article.url),
        "description": writable(article.standfirst),
        "unique_id": uri_of(article),
        "unique_id_is_permalink": False,
        "pubdate": article.published,
        "updateddate": article.last_published_at,
        "categories": [article.section_title] if article.section_title else [],
        "authors": article.byline_names or (article.origin_outlet or materials.newsroom.name,),
        "licence_url": licence.url,
        "package": package,
    }


def _add_alternates(handler, alternates: list[dict[str, str]], media_type: str) -> None:
    """The same in other languages, as Atom says it (RFC 4287, 4.2.7: ``hreflang``)."""
    for each in alternates:
        handler.addQuickElement(
            "atom:link",
            attrs={
                "rel": "alternate",
                "type": media_type,
                "hreflang": each["lang_code"],
                "href": each["location"],
            },
        )


class AttributedFeed(Rss201rev2Feed):
    """Django's RSS 2.0 with the modules that carry text, authors, licence and pictures."""

    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        _add_alternates(handler, self.feed["alternates"], "application/rss+xml")
        if self.feed["picture"]:
            self._add_picture(handler)

    def _add_picture(self, handler) -> None:
        """The newsroom's icon, no wider than RSS 2.0 lets it be shown."""
        handler.startElement("image", {})
        handler.addQuickElement("url", absolute(self.feed["picture"].url))
        handler.addQuickElement("title", writable(self.feed["title"]))
        handler.addQuickElement("link", self.feed["link"])
        handler.addQuickElement("width", WIDEST_PICTURE)
        handler.addQuickElement("height", WIDEST_PICTURE)
        handler.endElement("image")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        _add_alternates(handler, item["alternates"], "text/html")
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", writable(name))
        if item["licence_url"]:
            handler.addQuickElement("creativeCommons:license", item["licence_url"])
        if item["package"]:
            self._add_text_and_pictures(handler, item["package"])

    def _add_text_and_pictures(self, handler, package: Package) -> None:
        handler.addQuickElement("content:encoded", writable(html.fragment(package)))
        for figure in package.figures:
            handler.startElement(
                "media:content",
                {
                    "url": figure.image_url,
                    "medium": "image",
                    "width": str(figure.width),
                    "height": str(figure.height),
                },
            )
            handler.addQuickElement(
                "media:description", writable(figure.caption or figure.alt), {"type": "plain"}
            )
            handler.addQuickElement("media:credit", writable(figure.credit))
            handler.addQuickElement(
                "media:license", figure.licence.short_name, {"href": figure.licence.deed_url}
            )
            handler.endElement("media:content")
