"""An Atom entry (RFC 4287), with the licence as a link (RFC 4946): alone, or in a feed.

A feed appends :func:`entry` to its own element; :func:`render` writes it as a document, which
RFC 4287 lets stand alone (``application/atom+xml; type=entry``, RFC 5023).
"""

from datetime import UTC, datetime

from lxml import etree

from commons.xml_text import writable
from republication.formats import html
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
    _add(made, "id", package.uri)
    _add(made, "title", package.headline)
    _add(made, "published", _moment(package.published))
    _add(made, "updated", _moment(package.changed or package.published))
    for name in package.authors or (package.newsroom,):
        _add(_add(made, "author"), "name", name)
    for credit in package.credits:
        for name in credit.names:
            _add(_add(made, "contributor"), "name", name)
    _link(made, "alternate", package.canonical_url, "text/html")
    _link(made, "license", package.licence.deed_url, "text/html")
    if package.origin:
        _link(made, "via", package.origin.url, "text/html")
    for name in filter(None, (package.section, *package.countries)):
        _add(made, "category").set("term", writable(name))
    _add(made, "rights", f"{package.attribution_bottom.text} {' '.join(package.conditions)}")
    if package.standfirst:
        _add(made, "summary", package.standfirst)
    _add(made, "content", html.body(package)).set("type", "html")
    return made


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    added = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    if text:
        added.text = writable(str(text))
    return added


def _link(parent: etree._Element, relation: str, address: str, media_type: str) -> None:
    if address:
        added = _add(parent, "link")
        added.set("rel", relation)
        added.set("type", media_type)
        added.set("href", writable(address))


def _moment(moment: datetime) -> str:
    """RFC 3339, in UTC and whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
