"""The words of a paragraph as rich text: bold, italic, links, line breaks, and nothing else."""

import html
import re

from bs4 import NavigableString, Tag

from newsroom.importers.parts import Link, Resolver
from newsroom.importers.report import Entry

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "dfn", "var"})
_STRUCK = frozenset({"s", "del", "strike"})
_UNMARKED_WORDS = "small big u ins mark code kbd samp tt q sup sub"
_UNMARKED = frozenset(_UNMARKED_WORDS.split())
BREAKS_AT_ENDS = re.compile(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_FIGURES = re.compile(r"[0-9+-]{1,4}")
DEEPEST = 60


class InlineWriter:
    """Writes inline nodes as rich text, and remembers the links of what it wrote."""

    def __init__(self, resolver: Resolver, entry: Entry):
        self.resolver = resolver
        self.entry = entry
        self.links: list[Link] = []

    def write(self, node, *, breaks: bool = False, depth: int = 0) -> str:
        """The rich text of a node. ``breaks`` turns line breaks of the source into ours."""
        if isinstance(node, NavigableString):
            return text_of(str(node), breaks=breaks)
        if depth > DEEPEST:
            return text_of(node.get_text(), breaks=breaks)
        if node.name == "br":
            return "<br/>"
        if node.name == "sup" and node.get("data-fn"):
            return f"[{html.escape(node.get_text(strip=True))}]"
        inner = "".join(
            self.write(child, breaks=breaks, depth=depth + 1) for child in node.children
        )
        if not inner.strip():
            return inner
        return self._marked(node, inner)

    def _marked(self, node: Tag, inner: str) -> str:
        name = node.name
        if name == "a":
            return self._link(node, inner)
        if name in _BOLD:
            return f"<b>{inner}</b>"
        if name in _ITALIC:
            return f"<i>{inner}</i>"
        if name in _STRUCK:
            return f"<s>{inner}</s>"
        if name == "q":
            return f"“{inner}”"
        if name in ("sup", "sub") and _FIGURES.fullmatch(inner):
            return inner.translate(_RAISED if name == "sup" else _LOWERED)
        if name in _UNMARKED and node.get("data-import") != "shortcode":
            self.entry.look("formatting left out", f"<{name}>: the words are there without it")
        return inner

    def _link(self, node: Tag, inner: str) -> str:
        href = (node.get("href") or "").strip()
        if not href or href.startswith("#"):
            return inner
        link = self.resolver.link(href)
        if link.kind == "nowhere":
            self.entry.left_out("link", link.why, f"{node.get_text(' ', strip=True)} <{href}>")
            return inner
        self.links.append(link)
        attributes = " ".join(
            f'{name}="{html.escape(value)}"' for name, value in link.attributes.items()
        )
        return f"<a {attributes}>{inner}</a>"


def text_of(text: str, *, breaks: bool = False) -> str:
    """Words as HTML, white space as one space, or line breaks where they were meant."""
    if not breaks:
        return html.escape(_SPACES.sub(" ", text), quote=False)
    lines = [html.escape(_SPACES.sub(" ", line), quote=False) for line in text.split("\n")]
    return "<br/>".join(lines)


def is_struck(node) -> bool:
    """Whether words are struck out in it: without the line they would say the opposite."""
    return isinstance(node, Tag) and (node.name in _STRUCK or node.find(list(_STRUCK)) is not None)


def write_list(tag: Tag, writer: InlineWriter, depth: int = 0) -> str:
    """A list and the lists in it as rich text. What stands loose in it becomes an item."""
    items = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name in ("ul", "ol"):
            items.append(_item([child], writer, depth))
        elif isinstance(child, Tag) and child.name == "li":
            items.append(_item(child.children, writer, depth))
        else:
            items.append(_item([child], writer, depth))
    written = "".join(items)
    return f"<{tag.name}>{written}</{tag.name}>" if written else ""


def _item(nodes, writer: InlineWriter, depth: int) -> str:
    words, nested = [], []
    for node in nodes:
        if isinstance(node, Tag) and node.name in ("ul", "ol") and depth < DEEPEST:
            nested.append(write_list(node, writer, depth + 1))
            continue
        if isinstance(node, Tag) and node.name in ("p", "div") and "".join(words).strip():
            words.append("<br/>")
        words.append(writer.write(node))
    written = BREAKS_AT_ENDS.sub("", "".join(words))
    return f"<li>{written}{''.join(nested)}</li>" if written or any(nested) else ""
