"""What a text is mapped to on its way to blocks: prose in pieces, so that habits can be seen."""

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Link:
    """Where an old address leads now. ``attributes`` are those of the link in a rich text.

    ``kind`` is ``page``, ``document``, ``elsewhere`` or ``nowhere``; ``why`` says why nowhere.
    ``href`` is an address for text that is kept as HTML. ``is_article`` lets a see-also line
    point at it.
    """

    kind: str
    href: str = ""
    key: int = 0
    is_article: bool = False
    why: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        match self.kind:
            case "page" | "document":
                return {"linktype": self.kind, "id": str(self.key)}
            case "elsewhere":
                return {"href": self.href}
        return {}


@dataclass(frozen=True)
class Picture:
    """A picture of ours, with the words the old site kept for it."""

    key: int
    alt: str = ""
    caption: str = ""


class Unavailable(Exception):
    """A picture or a document that cannot be had. ``str()`` says why."""


class Resolver(Protocol):
    """What an import knows besides the text: pages, pictures and documents."""

    def link(self, href: str) -> Link: ...

    def picture(self, source: str, number: int) -> Picture:
        """By its number in WordPress or by its address. Raises :class:`Unavailable`."""

    def pictures_of_item(self) -> list[int]:
        """The numbers of the pictures that were uploaded with the item."""

    def article_of_headline(self, headline: str) -> int | None: ...


@dataclass
class Prose:
    """A paragraph or a list, as rich text. ``text`` are its words."""

    html: str
    text: str
    links: list[Link] = field(default_factory=list)
    is_list: bool = False


@dataclass
class Heading:
    text: str
    level: int


@dataclass
class Block:
    """A block of ours that is no prose, with its value as a body stores it."""

    kind: str
    value: Any


Part = Prose | Heading | Block
