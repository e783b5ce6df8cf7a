"""WordPress's shortcodes: those that hold content become HTML, the others are kept and listed.

``[caption]``, ``[gallery]``, ``[embed]`` and the like become elements that ``mapping`` knows,
marked by ``data-import``. A word in brackets, as editors write it (“he [the mayor] said”), is
no shortcode and stays as it is.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from newsroom.importers.report import Entry

_TAG = re.compile(
    r"(?P<escaped>\[)?\[(?P<close>/)?(?P<name>[A-Za-z][\w-]{0,60})(?P<rest>(?:\s[^\[\]]*|=[^\[\]]*|/)?)\](?P<end>\])?"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|(\S+)""")
_URL = re.compile(r"https?://[^\s\[\]<>\"']+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "″": '"', "‘": "'", "’": "'"})
_EMBEDS_WORDS = """
    embed youtube vimeo tweet twitter instagram facebook soundcloud spotify tiktok
    documentcloud scribd issuu dailymotion ted flickr video audio googlemaps
"""
EMBEDS = frozenset(_EMBEDS_WORDS.split())
_MEDIA_ATTRIBUTES = ("src", "url", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "link")


def to_html(text: str, entry: Entry) -> str:
    """``text`` with its shortcodes turned into HTML. What is unknown is noted on ``entry``."""
    if "[" not in text:
        return text
    openings = _pairs(text)
    return _rendered(text, openings, entry)


@dataclass
class _Frame:
    """An opened shortcode and what was written since."""

    name: str
    attributes: "Attributes"
    source: str
    pieces: list[str] = field(default_factory=list)


class Attributes(dict):
    """A shortcode's attributes; ``bare`` are those without a name."""

    bare: list[str]

    def __init__(self, text: str):
        super().__init__()
        self.bare = []
        plain = html.unescape(text).translate(_QUOTES).rstrip("/")
        for match in _ATTRIBUTE.finditer(plain.lstrip("=")):
            name, double, single, plain_value, quoted, bare = match.groups()
            if name:
                self[name.lower()] = double or single or plain_value or ""
            else:
                self.bare.append(quoted or bare or "")


def _pairs(text: str) -> dict[int, int]:
    """Where each opening tag that has a partner is, and where its partner is."""
    waiting: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for match in _TAG.finditer(text):
        if match["escaped"] and match["end"]:
            continue
        name = match["name"].lower()
        if not match["close"]:
            waiting.setdefault(name, []).append(match.start("name"))
        elif waiting.get(name):
            pairs[waiting[name].pop()] = match.start("name")
    return pairs


def _rendered(text: str, pairs: dict[int, int], entry: Entry) -> str:
    closings = set(pairs.values())
    root = _Frame("", Attributes(""), "")
    frames, position = [root], 0
    for match in _TAG.finditer(text):
        frames[-1].pieces.append(text[position : match.start()])
        position = match.end()
        if match["escaped"] and match["end"]:  # [[name]] is how one writes about a shortcode
            frames[-1].pieces.append(match[0][1:-1])
            continue
        before, after = match["escaped"] or "", match["end"] or ""
        source = match[0][len(before) : len(match[0]) - len(after)]
        place, name = match.start("name"), match["name"].lower()
        frames[-1].pieces.append(before)
        if match["close"]:
            if place in closings and any(frame.name == name for frame in frames):
                _close(frames, name, entry)
            else:
                frames[-1].pieces.append(source)
        elif place in pairs:
            frames.append(_Frame(name, Attributes(match["rest"]), source))
        else:
            attributes = Attributes(match["rest"])
            alone = _stands_alone(text, match.start(), match.end())
            frames[-1].pieces.append(_single(name, attributes, source, alone, entry))
        frames[-1].pieces.append(after)
    frames[-1].pieces.append(text[position:])
    while len(frames) > 1:  # opened inside another that closed first
        last = frames.pop()
        frames[-1].pieces += [last.source, *last.pieces]
    return "".join(root.pieces)


def _close(frames: list[_Frame], name: str, entry: Entry) -> None:
    while frames[-1].name != name:
        last = frames.pop()
        frames[-1].pieces += [last.source, *last.pieces]
    frame = frames.pop()
    frames[-1].pieces.append(_enclosing(frame, "".join(frame.pieces), entry))


def _enclosing(frame: _Frame, content: str, entry: Entry) -> str:
    name, attributes = frame.name, frame.attributes
    if name in ("caption", "wp_caption"):
        return _caption(attributes, content)
    if name in EMBEDS:
        address = html.unescape(content).strip()
        if _URL.fullmatch(address):
            return _embed(attributes, address)
        return (_embed(attributes, "") or f"{frame.source}[/{name}]") + content
    if name in SINGLE:
        return SINGLE[name](attributes) + content
    entry.kept(
        "shortcode of a plugin",
        f"what [{name}] encloses is kept, what it did with that is not known",
        frame.source,
    )
    return content


def _single(name: str, attributes: Attributes, source: str, alone: bool, entry: Entry) -> str:
    if name in SINGLE:
        return SINGLE[name](attributes)
    if name in EMBEDS and (card := _embed(attributes, "")):
        return card
    is_shortcode = attributes or source.endswith("/]") or (alone and not attributes.bare)
    if name in ("caption", "wp_caption", "sic") or not is_shortcode or not name.islower():
        return source
    entry.kept("shortcode of a plugin", f"nobody here knows [{name}]", source)
    words = f'<code data-import="shortcode">{html.escape(source)}</code>'
    return f'\n\n<div data-import="alone">{words}</div>\n\n' if alone else words


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 200) : start].rpartition("\n")[2]
    after = text[end : end + 200].partition("\n")[0]
    return not before.replace("<p>", "").strip() and not after.replace("</p>", "").strip()


def _caption(attributes: Attributes, content: str) -> str:
    """The picture, and the words: in an attribute of old, after the picture since 3.4."""
    number = attributes.get("id", "").rpartition("_")[2]
    words = attributes.get("caption", "")
    picture, closing, after = content.rpartition("/>")
    if not closing:
        picture, closing, after = _after_picture(content)
    link = "</a>" if after.lstrip().lower().startswith("</a>") else ""
    after = after.lstrip()[len(link) :] if link else after
    caption = html.escape(words) if words else after.strip()
    return (
        f'\n\n<figure data-import-id="{html.escape(number)}">{picture}{closing}{link}'
        f"<figcaption>{caption}</figcaption></figure>\n\n"
    )


def _after_picture(content: str) -> tuple[str, str, str]:
    match = re.search(r"<img\b[^>]*>", content, re.IGNORECASE)
    if not match:
        return content, "", ""
    return content[: match.start()], match[0], content[match.end() :]


def _gallery(attributes: Attributes) -> str:
    numbers = attributes.get("ids") or attributes.get("include") or ""
    return f'\n\n<div data-import="gallery" data-import-ids="{html.escape(numbers)}"></div>\n\n'


def _embed(attributes: Attributes, content: str) -> str:
    candidates = [attributes.get(name, "") for name in _MEDIA_ATTRIBUTES]
    candidates += [*attributes.bare, content]
    for candidate in candidates:
        if match := _URL.search(candidate):
            return (
                f'\n\n<div data-import="embed" data-import-url="{html.escape(match[0])}"></div>\n\n'
            )
    return ""


SINGLE: dict[str, Callable[[Attributes], str]] = {"gallery": _gallery}
