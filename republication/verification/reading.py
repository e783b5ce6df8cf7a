"""Reading whatever an address answers: a page, a piece of HTML, plain text, a feed, JSON."""

import json
import re
from html import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from lxml import etree, html

from republication.verification.decoding import readable
from republication.verification.page import Kind, Page
from republication.verification.walking import Walk, link_written_addresses

_TAG = re.compile(r"<(?:!doctype|!--|/?[a-z][a-z0-9-]*[\s/>])", re.IGNORECASE)
_HAS_HEAD = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
# What may stand before the body of a page that does not write where it begins (HTML 13.1.2.4).
_BEFORE_BODY = re.compile(
    r"\s+|<!--.*?-->|<!doctype[^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(?P<tag>script|style|title|noscript|template)\b.*?</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_BEGINS_LATER = 2_000  # a feed says what it is before that
_DEEPEST = 200  # of a feed's elements
_ATOM, _CONTENT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}"
_ENTRIES = frozenset(("item", "{http://purl.org/rss/1.0/}item", f"{_ATOM}entry"))
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def read(source: str, url: str | None = None) -> Page:
    """The page that ``source`` is. ``url`` is where relative links of it lead from."""
    source = readable(source).lstrip("\ufeff")
    if source.lstrip()[:1] in ("{", "["):
        found = _of_json(source)
        if found is not None:
            return _walked(found, url, Kind.JSON)
    if _is_feed(source):
        found = _of_feed(source)
        if found is not None:
            return _walked(found, url, Kind.FEED)
    if not _TAG.search(source):
        paragraphs = re.split(r"\n\s*\n", source.replace("\r\n", "\n"))
        marked = "".join(f"<p>{escape(' '.join(each.split()))}</p>" for each in paragraphs)
        return _walked(marked, url, Kind.TEXT)
    return _walked(source, url, Kind.PAGE if _HAS_HEAD.search(source) else Kind.FRAGMENT)


def _is_feed(source: str) -> bool:
    """By its first element, after a declaration and comments."""
    rest = source[:_BEGINS_LATER].lstrip()
    while rest.startswith(("<?", "<!--")):
        end = "?>" if rest.startswith("<?") else "-->"
        rest = rest.partition(end)[2].lstrip()
    return bool(_FEED.match(rest))


def _walked(markup: str, url: str | None, kind: Kind) -> Page:
    page = Page(kind=kind, url=url or "")
    if not markup.strip():
        return page
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        written = _with_body(markup).encode("utf-8", "replace")
        root = html.document_fromstring(written, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return page
    Walk(page, root).run()
    link_written_addresses(page)
    return page


def _with_body(markup: str) -> str:
    """The same with its body's tag, which HTML lets out and the parser misses before ``main``."""
    if _BODY.search(markup):
        return markup
    position = 0
    while found := _BEFORE_BODY.match(markup, position):
        position = found.end()
    return f"{markup[:position]}<body>{markup[position:]}"


def _of_json(source: str) -> str | None:
    """The texts of a JSON document in its order, as HTML."""
    try:
        document = json.loads(source)
    except (ValueError, RecursionError):
        return None
    texts: list[str] = []
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, str) and " " in value.strip():
            texts.append(value if _TAG.search(value) else f"<p>{escape(value)}</p>")
    return "".join(f"<div>{text}</div>" for text in texts)


def _of_feed(source: str) -> str | None:
    """The entries of a feed as HTML, each with its title, its author and its longest text."""
    try:
        root = ElementTree.fromstring(source.encode("utf-8", "replace"))
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return None
    entries = _entries(root)
    return None if entries is None else "".join(map(_entry, entries))


def _entries(root) -> list | None:
    """Its entries, none inside another; ``None`` for what nests deeper than any feed does."""
    found, waiting = [], [(root, 0, False)]
    while waiting:
        element, depth, is_inside = waiting.pop()
        if depth > _DEEPEST:
            return None
        if element.tag in _ENTRIES and not is_inside:
            found.append(element)
            is_inside = True
        waiting.extend((child, depth + 1, is_inside) for child in reversed(element))
    return found


def _entry(entry) -> str:
    title = _text(entry, "title", f"{_ATOM}title", "{http://purl.org/rss/1.0/}title")
    author = _text(entry, _CREATOR, "author", f"{_ATOM}author/{_ATOM}name")
    bodies = [
        _text(entry, name)
        for name in (f"{_CONTENT}encoded", f"{_ATOM}content", "description", f"{_ATOM}summary")
    ]
    byline = f'<p class="byline">{escape(author)}</p>' if author else ""
    return f"<article><h1>{escape(title)}</h1>{byline}<div>{max(bodies, key=len)}</div></article>"


def _text(entry, *names: str) -> str:
    """The first of these elements that says something; XHTML inside it as markup."""
    for name in names:
        element = entry.find(name)
        if element is None:
            continue
        if len(element):
            return "".join(etree_text(child) for child in element)
        if element.text and element.text.strip():
            return element.text.strip()
    return ""


def etree_text(element) -> str:
    """An element of XHTML as HTML, without its namespace."""
    written = ElementTree.tostring(element, encoding="unicode", method="html")
    return re.sub(r"(</?)\w+:", r"\1", written)
