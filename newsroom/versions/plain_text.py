"""What readers see of an article as plain text: what published versions keep and compare.

A walk over the blocks by what they are made of, so that a new kind of block is read without a
line here. Pictures and records give their words; that one was exchanged for another of the same
words is seen by :func:`fingerprint`.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

from newsroom import figures
from newsroom.blocks import KeptHTMLBlock

# What begins a line of its own.
_LINES = ["p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "pre", "tr", "hr"]
_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.ChooserBlock)


def parts_of(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The body as ``{"kind", "text"}``: a paragraph, list item, heading or table row each.

    ``kind`` is the type of the block it stands in. Parts without words are left out.
    """
    return [
        {"kind": child.block_type, "text": text}
        for child in body
        for text in _texts(child.block, child.value)
    ]


def words_of(child: blocks.StreamValue.StreamChild) -> list[str]:
    """What a reader reads in one block, line by line, without the addresses of links."""
    return list(_texts(child.block, child.value, addresses=False))


def fingerprint(article) -> str:
    """SHA-256, as hexadecimal, of all that makes a version another one in a reader's eyes.

    Not of where the article stands (section, series): that is no change of its text.
    """
    seen = {
        "headline": article.title,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "picture": [
            article.lead_image_id,
            article.lead_alt,
            article.lead_image_caption,
        ],
        "body": [
            [each["type"], each["value"]] for each in article.body.get_prep_value() if each["value"]
        ],
        **_figures_shown(article),
        "bylines": [[each.role, each.author_id] for each in article.bylines.all()],
        "corrections": [[each.kind, each.text] for each in article.corrections.all()],
        "terms": [
            article.licence_code,
            article.origin_outlet,
            article.origin_url,
            article.origin_licence_code,
        ],
    }
    return hashlib.sha256(json.dumps(seen, sort_keys=True, default=str).encode()).hexdigest()


def _figures_shown(article) -> dict[str, list]:
    """The totals and days of its figures, which change without a change of their blocks."""
    shown = [child.value.shown.as_seen for child in figures.blocks_of(article) if child.value.shown]
    return {"figures": shown} if shown else {}


def _texts(block: blocks.Block, value: Any, addresses: bool = True) -> Iterator[str]:
    if value is None or value == "":
        return
    if isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
        yield from lines_of_html(str(getattr(value, "source", value)), addresses)
    elif isinstance(block, KeptHTMLBlock):
        yield from lines_of_html(value["html"], addresses)
    elif isinstance(block, TypedTableBlock):
        for cells in [[column["heading"] for column in value.columns], *_rows(value)]:
            if any(cells):
                yield " | ".join(str(cell or "") for cell in cells)
    elif hasattr(value, "plain_lines"):  # a block that shows more than what was typed into it
        yield from value.plain_lines()
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _texts(child, value.get(name), addresses)
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            yield from _texts(block.child_block, each, addresses)
    elif isinstance(block, blocks.BaseStreamBlock):
        for each in value:
            yield from _texts(each.block, each.value, addresses)
    elif isinstance(block, ImageChooserBlock):
        yield from filter(None, [getattr(value, "credit", "")])
    elif isinstance(block, _WORDS):
        yield " ".join(str(value).split())


def _rows(table) -> list[list]:
    return [row["values"] for row in table.row_data]


def lines_of_html(source: str, addresses: bool = True) -> list[str]:
    """The text of a piece of HTML, line by line; a link's address stands after its words."""
    soup = BeautifulSoup(source, "html.parser")
    for link in soup.find_all("a", href=True) if addresses else ():
        if link["href"] not in link.get_text():
            link.append(f" ({link['href']})")
    for line_break in soup.find_all("br"):
        line_break.replace_with(" ")
    for tag in soup.find_all(_LINES):
        tag.insert_before("\n")
        tag.insert_after("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return [line for line in lines if line]
