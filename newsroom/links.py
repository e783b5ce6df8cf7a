"""The links of an article that lead out of the house, from its blocks and parsed rich text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks

SCHEMES = ("http://", "https://")


@dataclass(frozen=True)
class Link:
    """An address, and the block or the field of the form it stands in."""

    url: str
    block: str = ""
    field: str = ""


def links_of(article) -> list[Link]:
    """Each address once, in the order of the article."""
    found: dict[str, Link] = {}
    if article.origin_url:
        found[article.origin_url] = Link(article.origin_url, field="origin_url")
    for child in article.body:
        for url in _addresses(child.block, child.value):
            found.setdefault(url, Link(url, block=child.id or ""))
    return [link for url, link in found.items() if url.startswith(SCHEMES)]


def _addresses(block: blocks.Block, value: Any) -> Iterator[str]:
    if not value:
        return
    if isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
        soup = BeautifulSoup(str(getattr(value, "source", value)), "html.parser")
        yield from (link["href"].strip() for link in soup.find_all("a", href=True))
    elif isinstance(block, blocks.URLBlock):
        yield value
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _addresses(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            yield from _addresses(block.child_block, each)
    elif isinstance(block, blocks.BaseStreamBlock):
        for each in value:
            yield from _addresses(each.block, each.value)
