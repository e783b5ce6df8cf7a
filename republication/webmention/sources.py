"""Whether a page says what its sender claims: the target is looked for in the parsed document.

The specification (section 3.2.2) asks for an exact match, by a way of looking that suits the
media type. In HTML that is an element that leads to the target or shows it, never the address as
mere text, in a comment or where no reader sees it; in JSON a value that is the address; in plain
text the address as a word of its own. Pure functions.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice
from urllib.parse import urljoin

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from lxml import etree, html

from republication.models.reuse import Kind
from republication.reuses.addresses import NotAnAddress, spelled
from republication.verification.decoding import decoded, readable

LONGEST_TITLE = 300
LONGEST_ADDRESS = 2_000
# Of one page: what a stranger sends is not looked at for minutes.
MOST_LOOKED_AT = 20_000
MOST_HIDDEN = 200
MOST_CANDIDATES = 50
MOST_TEXTS = 500
# Elements that lead somewhere, and those that show something from there.
_LEADING = {"a": ("href",), "area": ("href",)}
_SHOWING = {
    "img": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "source": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "blockquote": ("cite",),
    "q": ("cite",),
}
# What stands in these is text to a browser, or nothing.
_NOT_RENDERED = [
    "script",
    "style",
    "template",
    "textarea",
    "title",
    "iframe",
    "noembed",
    "noframes",
]
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_ADDRESS_IN_TEXT = re.compile(r"https?://[^\s<>\"”’|\\^`{}]+", re.IGNORECASE)
_ENDS_A_SENTENCE = ".,;:!?)]*_"


class Unreadable(Exception):
    """The media type is none that we can look into. ``str()`` is the type."""


@dataclass(frozen=True)
class Source:
    """What a page says: ``mentions`` is ``None`` where the target does not stand in it."""

    mentions: str | None
    title: str = ""
    language: str = ""
    text: str = ""


def read(content: bytes, content_type: str, url: str, target: str) -> Source:
    """Look for ``target`` in what came from ``url``. Raises :class:`Unreadable`."""
    header = Message()
    header["content-type"] = content_type or "text/html"
    media_type = header.get_content_type()
    wanted = spelled(target)
    if media_type in ("text/html", "application/xhtml+xml"):
        return _in_html(readable(decoded(content, content_type)), url, wanted)
    if media_type == "application/json" or media_type.endswith("+json"):
        return _in_json(content, wanted)
    if media_type in ("application/xml", "text/xml") or media_type.endswith("+xml"):
        return _in_xml(content, url, wanted)
    if media_type in ("text/plain", "text/markdown"):
        return _in_text(readable(decoded(content, content_type)), wanted)
    raise Unreadable(media_type)


def _in_html(text: str, url: str, wanted: str) -> Source:
    root = _parsed(text)
    if root is None:
        return Source(mentions=None)
    title = root.find(".//title")
    named = (
        each.get("content") for each in root.iter("meta") if each.get("property") == "og:title"
    )
    written = next(filter(None, named), "") or ("" if title is None else "".join(title.itertext()))
    return Source(
        mentions=_mentions(root, _base(root, url), wanted),
        title=_one_line(written),
        language=(root.get("lang") or "")[:35],
        text=_visible_text(root),
    )


def _parsed(markup: str):
    """The tree of a page, or ``None`` of one that holds nothing.

    By a parser whose time grows with the length alone: strangers choose what it is given.
    """
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _mentions(root, base: str, wanted: str) -> str | None:
    """How a parsed page mentions the address: it links to it, shows it, or neither."""
    shows, hidden = False, 0
    elements = root.iter(*_LEADING, *_SHOWING, "link")
    for element in islice(elements, MOST_LOOKED_AT):
        if not any(_is(address, base, wanted) for address in _addresses(element)):
            continue
        if element.tag == "link":
            return Kind.LINK
        if _is_hidden(element):
            hidden += 1
            if hidden > MOST_HIDDEN:
                break
        elif element.tag not in _SHOWING:
            return Kind.LINK
        else:
            shows = True
    return Kind.MENTION if shows else None


def _addresses(element) -> Iterator[str]:
    if element.tag == "link":
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href") or ""
        return
    for attribute in _LEADING.get(element.tag) or _SHOWING[element.tag]:
        yield element.get(attribute) or ""
    for candidate in (element.get("srcset") or "").split(",", MOST_CANDIDATES)[:MOST_CANDIDATES]:
        yield candidate.strip().partition(" ")[0]


def _is(address: str, base: str, wanted: str) -> bool:
    address = address.strip()
    if not address or len(address) > LONGEST_ADDRESS:
        return False
    try:
        return spelled(urljoin(base, address)) == wanted
    except (NotAnAddress, ValueError):
        return False


def _is_hidden(element) -> bool:
    """Whether the page itself keeps it from every reader. What a style sheet does is not read."""
    around = list(element.iterancestors())
    return any(_hides(each) for each in (element, *around)) or any(
        each.tag in _NOT_RENDERED for each in around
    )


def _hides(element) -> bool:
    if element.tag == "dialog" and "open" not in element.attrib:
        return True
    return "hidden" in element.attrib or bool(_HIDING.search(element.get("style") or ""))


def _visible_text(root) -> str:
    pieces = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in _NOT_RENDERED:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(element.text or "")
        if event != "start":
            pieces.append(element.tail or "")
    return " ".join(pieces)


def _base(root, url: str) -> str:
    base = root.find(".//base[@href]")
    try:
        return url if base is None else urljoin(url, base.get("href").strip())
    except ValueError:
        return url


def _in_json(content: bytes, wanted: str) -> Source:
    try:
        written = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable("application/json") from error
    title = ""
    if isinstance(written, dict):
        named = (written.get(name) for name in ("title", "headline", "name"))
        title = next((each for each in named if isinstance(each, str)), "")
    words = list(map(readable, _strings(written)))
    addresses = (each for each in words if _ADDRESS_IN_TEXT.match(each.strip()))
    is_there = any(_is(each, each, wanted) for each in islice(addresses, MOST_LOOKED_AT))
    return Source(
        mentions=Kind.MENTION if is_there else None,
        title=_one_line(readable(title)),
        text=" ".join(words),
    )


def _strings(written) -> Iterator[str]:
    """Every string that is a value, however deep."""
    waiting = [written]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _in_xml(content: bytes, url: str, wanted: str) -> Source:
    """A feed, say: an address in an attribute or alone in an element, or HTML inside a text."""
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable("application/xml") from error
    found, words, texts = None, [], 0
    for number, element in enumerate(root.iter()):
        text = (element.text or "").strip()
        words.append(text)
        values = (*element.attrib.values(), text)
        may_name_it = found is None and number < MOST_LOOKED_AT
        if may_name_it and any(_is(value, url, wanted) for value in values):
            found = Kind.MENTION
        if "<" in text and texts < MOST_TEXTS:
            texts += 1
            inside = _parsed(readable(text))
            if inside is not None:
                found = _mentions(inside, url, wanted) or found
    return Source(mentions=found, text=" ".join(words))


def _in_text(text: str, wanted: str) -> Source:
    written = islice(_ADDRESS_IN_TEXT.finditer(text), MOST_LOOKED_AT)
    words = (found[0].rstrip(_ENDS_A_SENTENCE) for found in written)
    is_there = any(_is(word, word, wanted) for word in words)
    first = next((line for line in text.splitlines() if line.strip()), "")
    return Source(
        mentions=Kind.MENTION if is_there else None, title=_one_line(first.lstrip("# ")), text=text
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_TITLE]
