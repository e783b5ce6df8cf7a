"""Walking through a parsed page once, in its order, and writing down what a reader sees."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from urllib.parse import urljoin

from lxml import etree

from republication.verification.page import Block, HiddenLink, Image, Link, Page, shortened
from republication.verification.visibility import Styles, is_hidden

# Elements that flow within a line; every other begins a new one.
_INLINE_TAGS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby
    s samp small span strike strong sub sup time tt u var wbr img picture amp-img nobr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_FRAMES = frozenset(("iframe", "frame", "amp-iframe", "object", "embed"))
_IMAGES = frozenset(("img", "amp-img", "amp-anim", "source"))
_IMAGE_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src", "data-full-url")
_IMAGE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_NAVIGATION = frozenset(("navigation", "menu", "menubar", "banner", "contentinfo", "search"))
_CONTENT_TAGS = frozenset(("article", "main"))
# Of names of classes and identifiers, each taken alone: “nav-open” on a wrapper is no menu.
_MENU_NAME = re.compile(
    r"(?:[a-z]+[-_])*(?:nav|navbar|navigation|menu|breadcrumbs?|masthead|colophon)"
    r"|(?:site|page|global|main)[-_]?(?:header|footer)|cookie[\w-]*",
    re.IGNORECASE,
)
_APART_NAME = re.compile(
    r"(?:[a-z]+[-_])*(?:sidebar|widget|related|recommended|promo|newsletter|advert|advertisement|ad"
    r"|ads|banner|share|sharing|social|comments?|tags|teasers?)(?:[-_][a-z]+)*",
    re.IGNORECASE,
)
_BYLINE_NAME = re.compile(
    r"(?:[a-z]+[-_]+)*(?:byline|by-line|authors?|autor|autora|autores|firma|contributors?)"
    r"(?:[-_]+(?:names?|info|line|link))?",
    re.IGNORECASE,
)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’{}|\\^`]+", re.IGNORECASE)
_MOST_HIDDEN = 50
# Pages that people read have a tenth of these. What a stranger sends is not read for minutes.
_MOST_ELEMENTS = 40_000
_MOST_CHARACTERS = 300_000
_MOST_LINKS = 8_000
_MOST_IMAGES = 2_000
_MOST_SOURCES = 50  # of one image
_MOST_NAMES, _LONGEST_NAME = 30, 80  # classes of one element
_MOST_PIECES = 200  # enough of a link's words, or a caption's


@dataclass(frozen=True)
class _State:
    """What holds for everything inside an element."""

    hidden: str = ""
    doubtful: bool = False
    in_content: bool = False
    in_menu: bool = False
    apart: bool = False
    in_figure: bool = False
    byline: bool = False


class Walk:
    """One pass over a tree. Not recursive: pages nest deeper than any stack."""

    def __init__(self, page: Page, root):
        self.page = page
        self.root = root
        self.base = page.url
        self.pieces: list[str] = []
        self.length = 0
        self.line_start = 0
        self.line: _State | None = None
        # Where each begins: its address, its place in the text and in the pieces, and so on.
        self.open_links: list[tuple[str, int, int, _State, list[str]]] = []
        self.open_figures: list[tuple[int, int]] = []

    def run(self) -> None:
        self._read_head()
        states = [_State()]
        events = ("start", "end", "comment", "pi")
        for number, (event, element) in enumerate(etree.iterwalk(self.root, events=events)):
            if number > 2 * _MOST_ELEMENTS or self.length >= _MOST_CHARACTERS:
                self.page.is_cut = True
                break
            if event == "start":
                state = self._entered(element, states[-1])
                states.append(state)
                self._text(element.text, state)
            elif event == "end":
                self._left(element, states.pop())
                self._text(element.tail, states[-1])
            else:
                self._hidden_links(str(element.text or ""), "comment")
                self._text(element.tail, states[-1])
        self._break()
        self.page.text = "".join(self.pieces)
        self.page.images = [self._with_caption(image) for image in self.page.images]

    # --- The head ----------------------------------------------------------------------------

    def _read_head(self) -> None:
        page, root = self.page, self.root
        page.language = (root.get("lang") or root.get("xml:lang") or "").strip()
        self.has_content = next(root.iter("article", "main"), None) is not None
        page.is_amp = "amp" in root.attrib or "⚡" in root.attrib
        sheets = []
        for element in root.iter("base", "link", "meta", "style"):
            if element.tag == "base" and element.get("href"):
                self.base = self._joined(element.get("href"))
            elif element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
                page.canonical = page.canonical or self._joined(element.get("href", ""))
            elif element.tag == "meta" and element.get("name", "").lower() == "robots":
                page.robots = f"{page.robots} {element.get('content', '').lower()}"[:500]
            elif (
                element.tag == "style" and element.text and "amp-boilerplate" not in element.attrib
            ):
                sheets.append(element.text)
        self.styles = Styles.read("\n".join(sheets))

    def _joined(self, href: str) -> str:
        try:
            return urljoin(self.base, "".join(href.split()))
        except ValueError:
            return href

    # --- Elements ----------------------------------------------------------------------------

    def _entered(self, element, outer: _State) -> _State:
        tag = element.tag if isinstance(element.tag, str) else ""
        attributes = element.attrib
        state = self._state(tag, attributes, outer)
        if tag in _FRAMES:
            source = attributes.get("src") or attributes.get("data")
            if source:
                self.page.frames.append(self._joined(source))
        if tag not in _INLINE:
            self._break()
        if state.hidden:
            if tag == "a" and attributes.get("href"):
                self._hide(attributes["href"], state.hidden)
            return state
        if tag == "a" and attributes.get("href"):
            url = self._joined(attributes["href"])
            self.open_links.append((url, self.length, len(self.pieces), state, []))
        elif tag in _IMAGES and not (tag == "source" and "srcset" not in attributes):
            self._image(attributes)
        elif tag == "figure":
            self.open_figures.append((len(self.page.images), len(self.pieces)))
        return state

    def _state(self, tag: str, attributes: Mapping[str, str], outer: _State) -> _State:
        if outer.hidden:
            return outer
        if tag in ("script", "template", "noscript"):
            return replace(outer, hidden=tag)
        if is_hidden(tag, attributes):
            return replace(outer, hidden="hidden")
        is_wrapper = tag in ("html", "body", "main", "article")
        names = (
            []
            if is_wrapper
            else f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
        )
        names = [name for name in names[:_MOST_NAMES] if len(name) <= _LONGEST_NAME]
        content = outer.in_content or tag in _CONTENT_TAGS or attributes.get("role") == "main"
        in_menu = (
            outer.in_menu
            or tag == "nav"
            or attributes.get("role") in _NAVIGATION
            or (tag == "footer" and self.has_content and not content)
            or attributes.get("id") == "footer"
            or any(_MENU_NAME.fullmatch(name) for name in names)
        )
        inner = _State(
            doubtful=outer.doubtful or self.styles.may_hide(attributes),
            in_content=content,
            in_menu=in_menu,
            apart=outer.apart
            or in_menu
            or tag in ("aside", "figure", "button", "form")
            or any(_APART_NAME.fullmatch(name) for name in names),
            in_figure=outer.in_figure or tag == "figure" or "wp-caption" in names,
            byline=outer.byline
            or tag == "address"
            or "author" in attributes.get("rel", "").split()
            or "author" in attributes.get("itemprop", "").split()
            or any(_BYLINE_NAME.fullmatch(name) for name in names),
        )
        return outer if inner == outer else inner

    def _left(self, element, state: _State) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "script" or (state.hidden and tag in ("textarea", "noscript")):
            self._hidden_links(element.text or "", tag)
        if tag == "a" and not state.hidden and self.open_links and element.get("href"):
            self._close_link()
        if tag == "figure" and self.open_figures and not state.hidden:
            self._close_figure()
        if tag not in _INLINE:
            self._break()

    def _close_link(self) -> None:
        url, start, first, state, alternatives = self.open_links.pop()
        said = " ".join(self._said_since(first).split())
        text = said or " ".join(alternatives)
        if not (said or alternatives):
            self._hide(url, "empty")
            return
        if len(self.page.links) >= _MOST_LINKS:
            self.page.is_cut = True
            return
        self.page.links.append(
            Link(
                url=url,
                text=shortened(text),
                start=start,
                end=max(start, self.length),
                in_menu=state.in_menu,
                in_figure=state.in_figure,
                is_doubtful=state.doubtful,
            )
        )

    def _said_since(self, first: int) -> str:
        """The text from a piece on, as much of it as anybody wants to be shown."""
        return "".join(self.pieces[first : first + _MOST_PIECES])

    def _image(self, attributes: Mapping[str, str]) -> None:
        addresses = [attributes[name] for name in _IMAGE_ADDRESSES if attributes.get(name)]
        for name in _IMAGE_SETS:
            addresses += [
                each.split()[0]
                for each in attributes.get(name, "").split(",", _MOST_SOURCES)[:_MOST_SOURCES]
                if each.strip()
            ]
        alt = " ".join(attributes.get("alt", "").split())
        for *_beginning, alternatives in self.open_links:
            alternatives.append(alt or "[image]")
        if len(self.page.images) >= _MOST_IMAGES:
            self.page.is_cut = True
            return
        self.page.images.append(
            Image(tuple(self._joined(each) for each in addresses), alt, "", self.length)
        )

    def _close_figure(self) -> None:
        first, piece = self.open_figures.pop()
        caption = shortened(self._said_since(piece), 500)
        images = self.page.images
        for position in range(first, len(images)):
            if caption and not images[position].caption:  # or a figure within has said it
                images[position] = replace(images[position], caption=caption)

    def _with_caption(self, image: Image) -> Image:
        """An image without a figure has the line after it for a caption, if it is a short one."""
        if image.caption:
            return image
        following = next(iter(self.page.blocks_from(image.start)), None)
        if following is None or following.end - following.start > 300:
            return image
        return replace(image, caption=shortened(self.page.said(following), 500))

    # --- Text --------------------------------------------------------------------------------

    def _text(self, text: str | None, state: _State) -> None:
        if not text or state.hidden:
            return
        flat = re.sub(r"\s+", " ", text)
        at_start = self.length == self.line_start
        if at_start or (self.pieces and self.pieces[-1].endswith(" ")):
            flat = flat.lstrip(" ")
        room = _MOST_CHARACTERS - self.length
        if len(flat) > room:
            flat, self.page.is_cut = flat[: max(room, 0)], True
        if not flat:
            return
        if self.line is None or at_start:
            self.line = state
        elif state != self.line:
            self.line = replace(
                self.line,
                byline=self.line.byline or state.byline,
                doubtful=self.line.doubtful and state.doubtful,
            )
        self.pieces.append(flat)
        self.length += len(flat)

    def _break(self) -> None:
        """End the line, if anything stands in it."""
        if self.length == self.line_start:
            return
        state = self.line or _State()
        self.page.blocks.append(
            Block(
                start=self.line_start,
                end=self.length,
                in_menu=state.in_menu,
                is_apart=state.apart,
                in_figure=state.in_figure,
                is_byline=state.byline,
                is_doubtful=state.doubtful,
            )
        )
        self.pieces.append("\n")
        self.length += 1
        self.line_start = self.length
        self.line = None

    # --- What is not shown -------------------------------------------------------------------

    def _hide(self, href: str, where: str) -> None:
        if len(self.page.hidden_links) < _MOST_HIDDEN:
            self.page.hidden_links.append(HiddenLink(self._joined(href), where))

    def _hidden_links(self, markup: str, where: str) -> None:
        for href in dict.fromkeys((*_HREF.findall(markup), *_WRITTEN.findall(markup))):
            self._hide(href, where)


def link_written_addresses(page: Page) -> None:
    """Addresses that are written out in the text, where no link already covers them."""
    covered = sorted((link.start, link.end) for link in page.links)
    # How far the links that begin up to each of them reach: they may lie within one another.
    starts = [start for start, _end in covered]
    reach = list(accumulate((end for _start, end in covered), max))
    written: list[Link] = []
    for found in _WRITTEN.finditer(page.text):
        before = bisect_right(starts, found.start())
        if before and reach[before - 1] > found.start():
            continue
        if len(written) >= _MOST_LINKS:
            page.is_cut = True
            break
        url = found[0].rstrip(".,;:!?)]»'*_")
        block = page.block_at(found.start())
        written.append(
            Link(
                url=url if "://" in url else f"https://{url}",
                text=url,
                start=found.start(),
                end=found.start() + len(url),
                in_menu=bool(block and block.in_menu),
                in_figure=bool(block and block.in_figure),
                is_doubtful=bool(block and block.is_doubtful),
                is_written=True,
            )
        )
    page.links = sorted([*page.links, *written], key=lambda link: link.start)
