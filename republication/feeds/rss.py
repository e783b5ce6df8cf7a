"""RSS 2.0 with the full text, attribution inside (https://www.rssboard.org/rss-specification).

With the modules content (text), dc (authors, rights), creativeCommons (licence), media (pictures
that may travel) and atom (the feed's own address, its hub, other languages).
"""

from datetime import UTC

from django.utils.feedgenerator import Rss201rev2Feed

from commons.addresses import absolute
from commons.xml_text import writable
from republication.feeds.reading import Feed, Item
from republication.formats import html
from republication.parts import Package

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
WIDEST_PICTURE = "144"  # pixels, by the specification


def write(feed: Feed) -> str:
    written = AttributedFeed(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        picture=feed.newsroom.logos.icon,
        language=feed.language,
        feed_url=feed.address,
        hub=feed.hub,
        alternates=feed.alternates,
        last_build=feed.last_modified,
    )
    for item in feed.items:
        written.add_item(**_item(item))
    return written.writeString("utf-8")


def _item(item: Item) -> dict:
    article = item.article
    return {
        "title": writable(article.title),
        "link": item.url,
        "description": writable(article.standfirst),
        "unique_id": item.uri,
        "unique_id_is_permalink": False,
        "pubdate": article.published,
        "updateddate": item.updated,
        "categories": [writable(article.section_title)] if article.section_title else [],
        "authors": item.authors,
        "licence_url": item.licence.url,
        "package": item.package,
        "alternates": item.alternates,
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

    def latest_post_date(self):
        """What was taken back changes a feed, too. An empty one never changed."""
        return self.feed["last_build"] or super().latest_post_date()

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", attrs={"rel": "hub", "href": self.feed["hub"]})
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
        modified = item["updateddate"].astimezone(UTC).isoformat(timespec="seconds")
        handler.addQuickElement("dc:date", modified)
        if item["licence_url"]:
            handler.addQuickElement("creativeCommons:license", item["licence_url"])
        if item["package"]:
            self._add_text_and_pictures(handler, item["package"])

    def _add_text_and_pictures(self, handler, package: Package) -> None:
        handler.addQuickElement("dc:rights", writable(package.attribution_bottom.text))
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
