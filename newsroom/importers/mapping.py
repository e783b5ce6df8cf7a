"""Turns a tree of HTML into our parts: prose, headings, and the other kinds of block.

A part that no block can say is kept as clean HTML; one that cannot be had at all (a picture that
is not in the uploads) is left out and noted with its words. Nothing is dropped without a note.
"""

import html
import re

from bs4 import NavigableString, Tag
from django.utils.translation import gettext as _

from commons import sanitise
from newsroom.importers import embeds
from newsroom.importers.inline import BREAKS_AT_ENDS, InlineWriter, is_struck, write_list
from newsroom.importers.markup import read
from newsroom.importers.parts import Block, Heading, Link, Part, Prose, Resolver
from newsroom.importers.quotes import quote_value
from newsroom.importers.report import Entry
from newsroom.importers.shown import MEDIA_TAGS, ShownMapping
from newsroom.importers.tables import table_value

_BLOCK_TAGS_WORDS = """
    p div section article main header footer aside nav address center form h1 h2 h3 h4 h5 h6
    ul ol table blockquote figure figcaption hr pre dl details summary noscript iframe video
    audio img picture embed object li dt dd tr td th tbody thead tfoot caption
"""
BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPH_END = re.compile(r"\n[ \t\r\f]*\n\s*")

LONGEST_HEADING = 160
DEEPEST = 80


def to_parts(source: str, resolver: Resolver, entry: Entry) -> list[Part]:
    """The parts of a text in HTML. The language of the text must be active."""
    mapper = _Mapper(resolver, entry)
    mapper.flow(mapper.tree_of(source))
    mapper.end_paragraph()
    return mapper.parts


class _Mapper(ShownMapping):
    """Walks the tree once; ``parts`` grow and ``words`` is the paragraph being written."""

    def __init__(self, resolver: Resolver, entry: Entry):
        self.resolver = resolver
        self.entry = entry
        self.parts: list[Part] = []
        self.words: list[str] = []
        self.inline = InlineWriter(resolver, entry)
        self.breaks = False
        self.tables = 0
        self.holds_block: set[int] = set()

    def tree_of(self, source: str) -> Tag:
        tree = read(source, self.entry)
        for spare in tree.find_all("noscript"):
            if spare.find("img"):  # the picture again, for readers without a script that shows it
                spare.decompose()
        for tag in tree.find_all(list(BLOCK_TAGS)):
            for above in tag.parents:
                if id(above) in self.holds_block:
                    break
                self.holds_block.add(id(above))
        return tree

    # --- The flow of a text ------------------------------------------------------------------

    def flow(self, container: Tag, depth: int = 0) -> None:
        for child in list(container.children):
            if isinstance(child, NavigableString):
                self._text(str(child))
            elif depth > DEEPEST:
                self._text(child.get_text(" "))
            elif child.name in BLOCK_TAGS:
                self._block(child, depth)
            elif id(child) in self.holds_block:
                self.flow(child, depth + 1)
            else:
                self._inline(child)

    def _text(self, text: str) -> None:
        if not self.breaks:
            self.words.append(self.inline.write(NavigableString(text)))
            return
        for number, paragraph in enumerate(_PARAGRAPH_END.split(text)):
            if number:
                self.end_paragraph()
            self.words.append(self.inline.write(NavigableString(paragraph), breaks=True))

    def _inline(self, node: Tag) -> None:
        self.words.append(self.inline.write(node, breaks=self.breaks))

    def end_paragraph(self) -> None:
        written = BREAKS_AT_ENDS.sub("", "".join(self.words))
        links, self.words, self.inline.links = self.inline.links, [], []
        text = _plain(written)
        if not text:
            return
        if "<s>" in written:
            self._keep_html(
                f"<p>{_with_addresses(written, links)}</p>", _("struck-out words"), text
            )
        elif "data-import" not in written and embeds.is_address(text):
            self._address_alone(text, Prose(f"<p>{written}</p>", text, links))
        else:
            self.entry.mapped("paragraph")
            self.parts.append(Prose(f"<p>{written}</p>", text, links))

    def _address_alone(self, address: str, prose: Prose) -> None:
        """An address alone on a line: WordPress shows what is there."""
        link = self.resolver.link(address)
        if embeds.is_provider(address) or (link.kind == "page" and link.is_article):
            self._embed(address)
        else:
            writer = InlineWriter(self.resolver, self.entry)
            tag = read(f'<a href="{html.escape(address)}">{html.escape(address)}</a>', self.entry)
            self.entry.mapped("paragraph")
            self.parts.append(Prose(f"<p>{writer.write(tag.a)}</p>", prose.text, writer.links))

    # --- Blocks ------------------------------------------------------------------------------

    def _block(self, tag: Tag, depth: int) -> None:
        self.end_paragraph()
        if marked := tag.get("data-import"):
            self._marked(tag, marked, depth)
        elif tag.name in _HEADINGS:
            self._heading(tag, depth)
        elif handler := getattr(self, f"_on_{tag.name}", None):
            handler(tag, depth)
        else:
            self._container(tag, depth)
        self.end_paragraph()

    def _container(self, tag: Tag, depth: int) -> None:
        """A frame without a meaning of its own: a column, a group, a section, a paragraph."""
        if "wp-block-file" in (tag.get("class") or []) and self._file(tag):
            return
        before, self.breaks = self.breaks, self.breaks and tag.name not in ("p", "td", "li")
        self.flow(tag, depth + 1)
        self.end_paragraph()
        self.breaks = before

    def _marked(self, tag: Tag, marked: str, depth: int) -> None:
        match marked:
            case "classic":
                before, self.breaks = self.breaks, True
                self.flow(tag, depth + 1)
                self.end_paragraph()
                self.breaks = before
            case "gallery":
                self._gallery(tag.get("data-import-ids", ""))
            case "embed":
                self._embed(tag.get("data-import-url", ""), tag.get_text(" ", strip=True))
            case "alone":
                words = tag.get_text()
                kept = f"<p><code>{html.escape(words)}</code></p>"
                self._keep_html(kept, _("a shortcode"), words)
            case "footnotes":
                self.parts.append(Heading(_("Notes"), 2))
                self._container(tag, depth)
            case _:
                self._container(tag, depth)

    def _heading(self, tag: Tag, depth: int) -> None:
        pictures = tag.find_all(MEDIA_TAGS)
        text = " ".join(tag.get_text(" ").split())
        if len(text) > LONGEST_HEADING:
            self.entry.look("heading too long for one", "it is a bold paragraph now", text)
            self.parts.append(Prose(f"<p><b>{html.escape(text)}</b></p>", text))
        elif text:
            self.entry.mapped("heading")
            self.parts.append(Heading(text, _HEADINGS[tag.name]))
        for picture in pictures:
            self._block(picture, depth + 1)

    def _on_hr(self, tag: Tag, depth: int) -> None:
        self.entry.mapped("separator (no block: headings part our texts)")

    def _on_ul(self, tag: Tag, depth: int) -> None:
        if tag.find("figure"):  # a gallery of old
            self._container(tag, depth)
            return
        if tag.find(["table", "pre", "dl", "blockquote", "iframe", "video"]) or is_struck(tag):
            self._keep(tag, _("a list with other parts in it"))
            return
        written = write_list(tag, self.inline)
        text = _plain(written)
        if text:
            self.entry.mapped("list")
            self.parts.append(Prose(written, text, self.inline.links, is_list=True))
        self.inline.links = []
        for picture in tag.find_all("img"):
            self._on_img(picture, depth)

    _on_ol = _on_ul

    def _on_table(self, tag: Tag, depth: int, caption: str = "") -> None:
        own = tag.find("caption")
        if own and not caption:
            caption = " ".join(own.get_text(" ").split())
        value = table_value(tag, caption, self.tables + 1)
        if isinstance(value, str):
            self._keep(tag, value, caption if not own else "")
            return
        self.tables += 1
        if not caption:
            self.entry.look("table without a caption", "it was given a number", value["caption"])
        self._add("table", value)

    def _on_blockquote(self, tag: Tag, depth: int) -> None:
        if post := embeds.social_quote(tag):
            self._embed(post[0], description=post[1])
            return
        value = quote_value(tag)
        if isinstance(value, str):
            self._keep(tag, value)
            return
        if value["text"]:
            self._add("pull_quote", value)
        for picture in tag.find_all("img"):
            self._on_img(picture, depth)

    def _on_pre(self, tag: Tag, depth: int) -> None:
        if tag.get_text().strip():
            self._keep(tag, _("text set as it was typed"))

    def _on_dl(self, tag: Tag, depth: int) -> None:
        self._keep(tag, _("a list of terms"))

    def _on_details(self, tag: Tag, depth: int) -> None:
        self._keep(tag, _("a part that opens"))

    # --- What is kept ------------------------------------------------------------------------

    def _keep(self, tag: Tag, reason: str, caption: str = "") -> None:
        """Keep a part as clean HTML; pictures and frames in it follow as blocks of their own."""
        media = [each.extract() for each in tag.find_all(MEDIA_TAGS) if each.parent is not None]
        for link in tag.find_all("a"):
            href = link.get("href") or ""
            target = self.resolver.link(href) if href else Link("nowhere")
            if target.kind == "nowhere":
                del link["href"]
            else:
                link["href"] = target.href
        words = tag.get_text(" ", strip=True)
        source = _headings_below_ours(str(tag))
        if caption:
            source += f"<p>{html.escape(caption)}</p>"
        if words:
            self._keep_html(source, reason, words)
        for each in media:
            self._block(each, DEEPEST)

    def _keep_html(self, source: str, reason: str, words: str) -> None:
        self.entry.kept("part kept as HTML", reason, words)
        value = {"html": sanitise.kept(source), "reason": reason[:250]}
        self.parts.append(Block("kept_html", value))


def _plain(written: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", written)).replace("\xa0", " ").split())


def _headings_below_ours(source: str) -> str:
    """The page has one first heading, and ours are of the second level."""
    return re.sub(r"<(/?)h[12]\b", r"<\1h3", source)


def _with_addresses(written: str, links: list[Link]) -> str:
    """Rich text as HTML that is kept, which knows no pages of ours, only their addresses."""
    addresses = iter(links)
    return re.sub(
        r"<a [^>]*>",
        lambda match: f'<a href="{html.escape(next(addresses).href)}">',
        written,
    )
