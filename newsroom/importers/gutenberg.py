"""WordPress's block markup (Gutenberg): HTML between comments, turned back into plain HTML.

The comments carry the names of the blocks and their settings as JSON
(developer.wordpress.org/block-editor, “Markup representation of a block”). The HTML between them
says nearly everything; this module adds what only the comments say: reusable blocks, footnotes,
embeds without HTML. What a block makes only when a page is shown was never stored, and is noted.
"""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsroom.importers import shortcodes
from newsroom.importers.report import Entry

MOST_REFERENCES_DEEP = 8
_NAMELESS = ("", "core/freeform")
_NOTHING_TO_SAY = frozenset({"core/more", "core/nextpage", "core/spacer"})


@dataclass
class Material:
    """What the blocks of an item may point at: reusable blocks by number, footnotes by name."""

    reusable: Callable[[int], str | None] = lambda number: None
    footnotes: str = ""


@dataclass
class _Frame:
    name: str
    attributes: dict[str, Any]
    pieces: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Delimiter:
    start: int
    end: int
    name: str
    attributes: dict[str, Any]
    closes: bool
    is_void: bool


def to_html(content: str, entry: Entry, material: Material | None = None, depth: int = 0) -> str:
    """The HTML of an item's content, shortcodes included; classic text is marked for paragraphs."""
    material = material or Material()
    frames, position = [_Frame("", {})], 0
    for delimiter in _delimiters(content, entry):
        _text(frames, content[position : delimiter.start], entry)
        position = delimiter.end
        if delimiter.is_void:
            _add(frames, _Frame(delimiter.name, delimiter.attributes), entry, material, depth)
        elif delimiter.closes:
            _close(frames, delimiter.name, entry, material, depth)
        else:
            frames.append(_Frame(delimiter.name, delimiter.attributes))
    _text(frames, content[position:], entry)
    while len(frames) > 1:
        entry.look("block that is never closed", "it was read to the end", frames[-1].name)
        _add(frames, frames.pop(), entry, material, depth)
    return "".join(frames[0].pieces)


def _text(frames: list[_Frame], text: str, entry: Entry) -> None:
    if len(frames) > 1 or not text.strip():
        frames[-1].pieces.append(text)
        return
    text = shortcodes.to_html(text, entry)
    frames[-1].pieces.append(f'<div data-import="classic">{text}</div>')


def _close(frames: list[_Frame], name: str, entry: Entry, material: Material, depth: int) -> None:
    if not any(frame.name == name for frame in frames[1:]):
        return  # it closes nothing
    while frames[-1].name != name:
        _add(frames, frames.pop(), entry, material, depth)
    _add(frames, frames.pop(), entry, material, depth)


def _add(frames: list[_Frame], frame: _Frame, entry: Entry, material: Material, depth: int) -> None:
    frames[-1].pieces.append(_rendered(frame, "".join(frame.pieces), entry, material, depth))


def _rendered(frame: _Frame, inner: str, entry: Entry, material: Material, depth: int) -> str:
    name, attributes = frame.name, frame.attributes
    if name in _NAMELESS:
        return f'<div data-import="classic">{shortcodes.to_html(inner, entry)}</div>'
    if name == "core/shortcode":
        return f'<div data-import="classic">{shortcodes.to_html(inner, entry)}</div>'
    if name == "core/block":
        return _reusable(attributes, entry, material, depth)
    if name == "core/footnotes":
        return _footnotes(material.footnotes)
    if name == "core/embed" or name.startswith("core-embed/"):
        return _embed(attributes, inner)
    if name in _NOTHING_TO_SAY or inner.strip():
        return f"\n{inner}\n"
    told = json.dumps(attributes, ensure_ascii=False) if attributes else ""
    entry.left_out(
        f"block {name.removeprefix('core/')}",
        "its content is made when the page is shown, so the export has none",
        told,
    )
    return ""


def _reusable(attributes: dict, entry: Entry, material: Material, depth: int) -> str:
    number = attributes.get("ref")
    content = material.reusable(number) if isinstance(number, int) else None
    if content is None:
        entry.left_out("reusable block", "it is not in the export", f"ref {number}")
        return ""
    if depth >= MOST_REFERENCES_DEEP:
        entry.left_out("reusable block", "it contains itself", f"ref {number}")
        return ""
    entry.mapped("reusable block")
    return to_html(content, entry, material, depth + 1)


def _footnotes(stored: str) -> str:
    """Footnotes are kept apart from the text, as JSON: ``[{"id": …, "content": html}]``."""
    try:
        notes = json.loads(stored) if stored else []
    except ValueError:
        notes = []
    items = [
        f"<li>{note.get('content', '')}</li>"
        for note in (notes if isinstance(notes, list) else [])
        if isinstance(note, dict)
    ]
    return f'<div data-import="footnotes"><ol>{"".join(items)}</ol></div>' if items else ""


def _embed(attributes: dict, inner: str) -> str:
    address = attributes.get("url")
    if not isinstance(address, str) or not address:
        return inner
    _before, opening, after = inner.partition("<figcaption")
    caption = f"{opening}{after}".removesuffix("</figure>") if opening else ""
    return (
        f'<figure data-import="embed" data-import-url="{html.escape(address)}">{caption}</figure>'
    )


def _delimiters(content: str, entry: Entry) -> Iterator[_Delimiter]:
    """Every comment that belongs to a block. One look at each character, whatever is written."""
    start = content.find("<!--")
    while start != -1:
        end = content.find("-->", start + 4)
        if end == -1:
            return
        delimiter = _delimiter(content[start + 4 : end].strip(), start, end + 3, entry)
        if delimiter:
            yield delimiter
        start = content.find("<!--", end + 3)


def _delimiter(comment: str, start: int, end: int, entry: Entry) -> _Delimiter | None:
    closes = comment.startswith("/wp:")
    if not closes and not comment.startswith("wp:"):
        return None
    is_void = comment.endswith("/") and not closes
    name, _space, rest = comment.removesuffix("/").lstrip("/")[3:].strip().partition(" ")
    return _Delimiter(
        start=start,
        end=end,
        name=name if "/" in name else f"core/{name}",
        attributes=_attributes(rest.strip(), name, entry),
        closes=closes,
        is_void=is_void,
    )


def _attributes(text: str, name: str, entry: Entry) -> dict[str, Any]:
    if not text:
        return {}
    try:
        attributes = json.loads(text)
    except (ValueError, RecursionError):
        entry.look("settings of a block that cannot be read", f"of “{name}”", text)
        return {}
    return attributes if isinstance(attributes, dict) else {}
