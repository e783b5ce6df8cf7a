"""Pictures that stand inside texts: found in the parsed document and taken out of it.

A body shows pictures in blocks of their own, where credit and licence are known. In rich text, in
lists, tables, links and galleries of kept HTML there may be others, which came past the desk's
forms. None leaves unseen: each is judged as a block is, or stays with what is known of it.
"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

_PICTURES = ("img", "image", "picture", "svg", "object", "video", "embed", "input")
# Where no such tag can begin there is nothing to parse for. What there is, the document says.
_MAY_HOLD_ONE = re.compile(rf"<(?:{'|'.join(_PICTURES)})", re.IGNORECASE)


@dataclass(frozen=True)
class PictureInText:
    """A picture and what its text says of it. ``image`` is the key of one of ours, if it is."""

    alt: str
    credit: str = ""
    image: int | None = None


@dataclass(frozen=True)
class EmbedInText:
    """Something that lives elsewhere, which the text would have shown in place."""

    url: str


Found = PictureInText | EmbedInText


def divided(html: str) -> tuple[str | Found, ...]:
    """A text in pieces: its HTML without pictures, and each picture after what it stood in."""
    if not _MAY_HOLD_ONE.search(html):
        return (html,) if html else ()
    document = BeautifulSoup(html, "html.parser")
    pieces: list[str | Found] = []
    written = ""
    for top in list(document.contents):
        found = _taken_out(top) if isinstance(top, Tag) else []
        if top.parent:  # or else there was nothing in it but pictures
            written += str(top) if isinstance(top, Tag) else top.output_ready("minimal")
        if found:
            pieces += [*filter(str.strip, [written]), *found]
            written = ""
    return (*pieces, *filter(str.strip, [written]))


def _taken_out(top: Tag) -> list[Found]:
    """What there is to see in an element, in order; afterwards it holds words alone."""
    seen = [top] if _is_picture(top) else top.find_all(_is_picture)
    outermost = [each for each in seen if not each.find_parent(_is_picture)]
    found = [_described(each) for each in outermost]
    for element in outermost:
        holders = list(element.parents)
        element.extract()
        for holder in holders:
            if holder.parent and _says_nothing(holder):
                holder.extract()
    return found


def _is_picture(element: Tag) -> bool:
    if element.name == "input":
        return (element.get("type") or "").lower() == "image"
    return element.name in _PICTURES


def _says_nothing(holder: Tag) -> bool:
    """Whether a link, a paragraph or a figure is empty once its pictures are out.

    A figure's caption goes with them: it is said beside the picture that was left out. Cells
    stay, because a table would lose its shape.
    """
    if holder.name in ("td", "th", "tr") or holder.find(_is_picture):
        return False
    caption = holder.find("figcaption", recursive=False) if holder.name == "figure" else None
    return holder.get_text(strip=True) == (caption.get_text(strip=True) if caption else "")


def _described(element: Tag) -> Found:
    if element.name == "embed" and element.get("embedtype") == "media":
        return EmbedInText(element.get("url") or "")
    inner = element if element.get("alt") else element.find(alt=True) or element
    alt = inner.get("alt") or inner.get("title") or inner.get("aria-label") or ""
    captions = (each.find("figcaption", recursive=False) for each in element.find_parents("figure"))
    said = (" ".join(each.get_text(" ").split()) for each in captions if each)
    key = element.get("id") or ""
    is_ours = element.name == "embed" and element.get("embedtype") == "image" and key.isdecimal()
    return PictureInText(
        alt=" ".join(alt.split()) or _("no description"),
        credit=" · ".join(filter(None, said)),
        image=int(key) if is_ours else None,
    )
