"""Atom (RFC 4287) with the full text, attribution inside, licences as links (RFC 4946).

What was withdrawn or retracted is an ``at:deleted-entry`` (RFC 6721): software that follows the
feed takes its copy down and can say why.
"""

from datetime import UTC, datetime

from lxml import etree

from commons.addresses import absolute
from commons.xml_text import writable
from republication.feeds.gone import Gone
from republication.feeds.reading import Feed, Item
from republication.formats.atom import ATOM, XML_LANGUAGE, add, entry, link, moment

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
# An empty feed has to say when it changed, and never did.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def write(feed: Feed) -> bytes:
    made = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "at": TOMBSTONES})
    made.set(XML_LANGUAGE, feed.language)
    add(made, "id", feed.address)
    add(made, "title", feed.title)
    add(made, "subtitle", feed.description)
    add(made, "updated", moment(_updated(feed)))
    add(add(made, "author"), "name", feed.newsroom.name)
    link(made, "self", feed.address, "application/atom+xml")
    link(made, "alternate", feed.home, "text/html")
    link(made, "hub", feed.hub)
    for each in feed.alternates:
        if each["lang_code"] not in (feed.language, "x-default"):
            other = link(made, "alternate", each["location"], "application/atom+xml")
            other.set("hreflang", each["lang_code"])
    if icon := feed.newsroom.logos.icon:
        add(made, "icon", absolute(icon.url))
    for item in feed.items:
        made.append(entry(item.package) if item.package else _closed(item, feed.language))
    for gone in feed.gone:
        made.append(_deleted(gone))
    return etree.tostring(made, xml_declaration=True, encoding="utf-8") + b"\n"


def _updated(feed: Feed) -> datetime:
    """Of what the feed shows; publishing again what readers have already changes nothing."""
    moments = [item.updated for item in feed.items] + [gone.when for gone in feed.gone]
    return max(moments, default=NEVER)


def _closed(item: Item, language: str) -> etree._Element:
    """An article that nobody may take: what it is called and about, and where it is read."""
    made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    made.set(XML_LANGUAGE, language)
    add(made, "id", item.uri)
    add(made, "title", item.article.title)
    add(made, "published", moment(item.article.published))
    add(made, "updated", moment(item.updated))
    for name in item.authors:
        add(add(made, "author"), "name", name)
    link(made, "alternate", item.url, "text/html")
    add(made, "rights", item.licence.title(language))
    add(made, "summary", item.article.standfirst or item.article.title)
    return made


def _deleted(gone: Gone) -> etree._Element:
    made = etree.Element(f"{{{TOMBSTONES}}}deleted-entry", nsmap={"at": TOMBSTONES})
    made.set("ref", gone.uri)
    made.set("when", moment(gone.when))
    comment = etree.SubElement(made, f"{{{TOMBSTONES}}}comment")
    comment.text = writable(gone.reason)
    return made
