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
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from republication.models.reuse import Kind
from republication.reuses.addresses import NotAnAddress, spelled

LONGEST_TITLE = 300
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
    charset = header.get_content_charset() or ""
    wanted = spelled(target)
    if media_type in ("text/html", "application/xhtml+xml"):
        return _in_html(content, charset, url, wanted)
    if media_type == "application/json" or media_type.endswith("+json"):
        return _in_json(content, wanted)
    if media_type in ("application/xml", "text/xml") or media_type.endswith("+xml"):
        return _in_xml(content, url, wanted)
    if media_type in ("text/plain", "text/markdown"):
        return _in_text(_decoded(content, charset), wanted)
    raise Unreadable(media_type)


def _in_html(content: bytes, charset: str, url: str, wanted: str) -> Source:
    soup = BeautifulSoup(content, "html.parser", from_encoding=_known(charset))
    base = _base(soup, url)
    title = soup.find("title")
    meta = soup.find("meta", property="og:title")
    root = soup.find("html")
    return Source(
        mentions=_mentions(soup, base, wanted),
        title=_one_line((meta and meta.get("content")) or (title.get_text() if title else "")),
        language=str((root and root.get("lang")) or "")[:35],
        text=_visible_text(soup),
    )


def _mentions(soup: BeautifulSoup, base: str, wanted: str) -> str | None:
    """How a parsed page mentions the address: it links to it, shows it, or neither."""
    shows = False
    for element in soup.find_all([*_LEADING, *_SHOWING, "link"]):
        if not any(_is(address, base, wanted) for address in _addresses(element)):
            continue
        if element.name == "link" or not _is_hidden(element):
            if element.name not in _SHOWING:
                return Kind.LINK
            shows = True
    return Kind.MENTION if shows else None


def _addresses(element: Tag) -> Iterator[str]:
    if element.name == "link":
        if "canonical" in (element.get("rel") or []):
            yield str(element.get("href") or "")
        return
    for attribute in _LEADING.get(element.name) or _SHOWING[element.name]:
        yield str(element.get(attribute) or "")
    for candidate in str(element.get("srcset") or "").split(","):
        yield candidate.strip().partition(" ")[0]


def _is(address: str, base: str, wanted: str) -> bool:
    address = address.strip()
    if not address:
        return False
    try:
        return spelled(urljoin(base, address)) == wanted
    except (NotAnAddress, ValueError):
        return False


def _is_hidden(element: Tag) -> bool:
    """Whether the page itself keeps it from every reader. What a style sheet does is not read."""
    around = list(element.parents)
    return any(_hides(each) for each in (element, *around)) or any(
        each.name in _NOT_RENDERED for each in around
    )


def _hides(element: Tag) -> bool:
    if element.name == "dialog" and not element.has_attr("open"):
        return True
    return element.has_attr("hidden") or bool(_HIDING.search(str(element.get("style") or "")))


def _visible_text(soup: BeautifulSoup) -> str:
    body = soup.find("body") or soup
    for element in body.find_all(_NOT_RENDERED):
        element.extract()
    return body.get_text(" ")


def _base(soup: BeautifulSoup, url: str) -> str:
    base = soup.find("base", href=True)
    try:
        return urljoin(url, base["href"].strip()) if base else url
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
    words = list(_strings(written))
    is_there = any(_is(each, each, wanted) for each in words)
    return Source(
        mentions=Kind.MENTION if is_there else None,
        title=_one_line(title),
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
    found, words = None, []
    for element in root.iter():
        text = (element.text or "").strip()
        words.append(text)
        values = (*element.attrib.values(), text)
        if found is None and any(_is(value, url, wanted) for value in values):
            found = Kind.MENTION
        if "<" in text:
            inside = BeautifulSoup(text, "html.parser")
            found = _mentions(inside, url, wanted) or found
    return Source(mentions=found, text=" ".join(words))


def _in_text(text: str, wanted: str) -> Source:
    words = (found[0].rstrip(_ENDS_A_SENTENCE) for found in _ADDRESS_IN_TEXT.finditer(text))
    is_there = any(_is(word, word, wanted) for word in words)
    first = next((line for line in text.splitlines() if line.strip()), "")
    return Source(
        mentions=Kind.MENTION if is_there else None, title=_one_line(first.lstrip("# ")), text=text
    )


def _decoded(content: bytes, charset: str) -> str:
    return content.decode(_known(charset) or "utf-8", errors="replace")


def _known(charset: str) -> str | None:
    try:
        return charset if charset and "".encode(charset) is not None else None
    except LookupError:
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_TITLE]
