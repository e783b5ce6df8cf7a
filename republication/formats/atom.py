"""An Atom entry (RFC 4287), with the licence as a link (RFC 4946): alone, or in a feed.

A feed appends :func:`entry` to its own element; :func:`render` writes it as a document, which
RFC 4287 lets stand alone (``application/atom+xml; type=entry``, RFC 5023).
"""

from datetime import UTC, datetime

from lxml import etree

from commons.xml_text import writable
from republication.formats import html, rights
from republication.parts import Package

ATOM = "http://www.w3.org/2005/Atom"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def render(package: Package) -> bytes:
    """The entry as a document in UTF-8."""
    return etree.tostring(entry(package), xml_declaration=True, encoding="utf-8") + b"\n"


def entry(package: Package) -> etree._Element:
    """The entry with the full text, its attribution inside.

    The authors are persons; the newsroom stands among them only where nobody signed, and in the
    byline of the text always.
    """
    made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    made.set(XML_LANGUAGE, package.language)
    add(made, "id", package.uri)
    add(made, "title", package.headline)
    add(made, "published", moment(package.published))
    add(made, "updated", moment(package.changed or package.published))
    for name in package.authors or (package.source,):
        add(add(made, "author"), "name", name)
    for credit in package.credits:
        for name in credit.names:
            add(add(made, "contributor"), "name", name)
    link(made, "alternate", package.canonical_url, "text/html")
    link(made, "license", package.licence.deed_url, "text/html")
    if package.origin:
        link(made, "via", package.origin.url, "text/html")
    for name in filter(None, (package.section, *package.countries)):
        add(made, "category").set("term", writable(name))
    add(made, "rights", rights.usage_terms(package))
    if package.standfirst:
        add(made, "summary", package.standfirst)
    add(made, "content", html.body(package)).set("type", "html")
    return made


def add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    """An element of Atom, last in its parent."""
    added = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    if text:
        added.text = writable(str(text))
    return added


def link(
    parent: etree._Element, relation: str, address: str, media_type: str = ""
) -> etree._Element | None:
    """A link; none where there is no address."""
    if not address:
        return None
    added = add(parent, "link")
    added.set("rel", relation)
    if media_type:
        added.set("type", media_type)
    added.set("href", writable(address))
    return added


def moment(moment: datetime) -> str:
    """RFC 3339, in UTC and whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
