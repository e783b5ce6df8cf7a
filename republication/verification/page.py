"""A page as its reader sees it: its text in one string, and what stands where in it.

Places are offsets in :attr:`Page.text`. What no reader sees is not in it: it is kept apart, so
that one can say why it did not count.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from republication.verification.texts import Words


class Kind(StrEnum):
    """What the body of the answer turned out to be."""

    PAGE = "page"
    #: HTML without a head: a draft, an editor's paste.
    FRAGMENT = "fragment"
    TEXT = "text"
    #: A feed, or JSON with HTML in it: somebody else decides how it is shown.
    FEED = "feed"
    JSON = "json"


@dataclass(frozen=True)
class Block:
    """A line of text: a paragraph, a heading, a cell.

    ``in_menu``: in the navigation, or in a frame of the page that is the same on every one of
    them. ``is_apart``: there, or in a figure, a list of others, a button. ``is_byline``: the page
    itself says that it names who wrote it. ``is_doubtful``: a style sheet seems to hide it.
    """

    start: int
    end: int
    in_menu: bool = False
    is_apart: bool = False
    in_figure: bool = False
    is_byline: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True)
class Link:
    """A link that can be pressed, or (``is_written``) an address that is only written out."""

    url: str
    text: str
    start: int
    end: int
    in_menu: bool = False
    in_figure: bool = False
    is_doubtful: bool = False
    is_written: bool = False


@dataclass(frozen=True)
class HiddenLink:
    """A link that no reader sees, with the words for where it is: “comment”, “script” …"""

    url: str
    where: str


@dataclass(frozen=True)
class Image:
    """An image with every address that it may be loaded from, its alt text and its caption."""

    addresses: tuple[str, ...]
    alt: str
    caption: str
    start: int


@dataclass
class Page:
    """What was read. ``language`` is what the page says of itself, perhaps nothing. ``is_cut``
    says that it holds more than is looked at."""

    kind: Kind = Kind.PAGE
    url: str = ""
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden_links: list[HiddenLink] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    language: str = ""
    canonical: str = ""
    robots: str = ""
    is_amp: bool = False
    is_cut: bool = False

    @cached_property
    def words(self) -> Words:
        return Words(self.text)

    def said(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def word_range(self, block: Block) -> tuple[int, int]:
        """The words of a block, as numbers in :attr:`words`."""
        starts = self.words.starts
        return bisect_left(starts, block.start), bisect_left(starts, block.end)

    def block_at(self, offset: int) -> Block | None:
        position = bisect_left(self._starts, offset + 1) - 1
        if position < 0 or self.blocks[position].end <= offset:
            return None
        return self.blocks[position]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def blocks_from(self, offset: int, most: int = 1) -> list[Block]:
        """The next blocks that begin at a place or after it."""
        position = bisect_left(self._starts, offset)
        return self.blocks[position : position + most]

    def blocks_until(self, offset: int) -> list[Block]:
        """Those that begin before a place."""
        return self.blocks[: bisect_left(self._starts, offset)]

    def blocks_between(self, start: int, end: int) -> list[Block]:
        return [block for block in self.blocks if block.end > start and block.start < end]

    def around(self, offset: int) -> str:
        """The line that something stands in, shortened, as evidence."""
        block = self.block_at(offset)
        return shortened(self.said(block)) if block else ""


def shortened(text: str, most: int = 200) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
