"""Sanitised HTML as plain text: paragraphs apart, lists with marks, links as references."""

from collections.abc import Callable
from html.parser import HTMLParser


def as_text(html: str, reference: Callable[[str], str]) -> str:
    """The text of ``html``. ``reference`` gives the mark for a link's address, as in ``[1]``.

    A link whose words are its address needs no mark: it is written once.
    """
    reader = _ProseReader(reference)
    reader.feed(html)
    reader.close()
    return "\n\n".join(filter(None, (block.strip() for block in reader.blocks)))


def kept_as_text(html: str, reference: Callable[[str], str]) -> str:
    """The text of HTML that was kept whole: a row a line with its cells apart, a term a line."""
    reader = _KeptReader(reference)
    reader.feed(html)
    reader.close()
    return "\n\n".join(filter(None, (block.strip() for block in reader.blocks)))


class _ProseReader(HTMLParser):
    """Knows the tags of :data:`commons.sanitise.PROSE_TAGS` and no others."""

    def __init__(self, reference: Callable[[str], str]):
        super().__init__(convert_charrefs=True)
        self.reference = reference
        self.blocks = [""]
        self.lists: list[int | None] = []
        self.link = ""
        self.words = ""

    def handle_starttag(self, tag, attrs):
        if tag == "p" and not self.lists:
            self.blocks.append("")
        elif tag in ("ul", "ol"):
            if not self.lists:
                self.blocks.append("")
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self.lists:
            self._write(f"\n{'  ' * (len(self.lists) - 1)}{self._mark()} ")
        elif tag == "br":
            self._write("\n")
        elif tag == "a":
            self.link, self.words = dict(attrs).get("href", ""), ""

    def handle_endtag(self, tag):
        if tag == "p" and not self.lists:
            self.blocks.append("")
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            if not self.lists:
                self.blocks.append("")
        elif tag == "a":
            if self.link and self.words.strip() != self.link:
                self._write(f" {self.reference(self.link)}")
            self.link = ""

    def handle_data(self, data):
        words = " ".join(data.split()) if data.strip() else ""
        if data[:1].isspace() and self.blocks[-1][-1:].strip():
            words = f" {words}"
        if words.strip() and data[-1:].isspace():
            words = f"{words} "
        self.words += words
        self._write(words)

    def _write(self, text: str) -> None:
        self.blocks[-1] += text

    def _mark(self) -> str:
        if self.lists[-1] is None:
            return "•"
        self.lists[-1] += 1
        return f"{self.lists[-1]}."


class _KeptReader(_ProseReader):
    """Knows the tags of :data:`commons.sanitise.KEPT_TAGS` too."""

    HEADINGS = frozenset({"h3", "h4", "h5", "h6", "caption", "figcaption", "summary"})
    PARAGRAPHS = HEADINGS | {"div", "blockquote", "pre", "figure", "hr", "details", "dl", "table"}
    LINES = frozenset({"tr", "dt", "dd"})
    CELLS = frozenset({"th", "td"})

    def __init__(self, reference: Callable[[str], str]):
        super().__init__(reference)
        self.cells = 0
        self.is_in_cell = False

    def handle_starttag(self, tag, attrs):
        if tag in self.PARAGRAPHS and not self.is_in_cell:
            self.blocks.append("")
        elif tag in self.LINES:
            self._write("\n" if self.blocks[-1].strip() else "")
            self.cells = 0
        elif tag in self.CELLS:
            self._write(" | " if self.cells else "")
            self.cells += 1
            self.is_in_cell = True
        elif self.is_in_cell and tag in ("p", "li", "br"):
            self._write("" if self.blocks[-1][-1:].isspace() else " ")
        elif not (self.is_in_cell and tag in ("ul", "ol")):
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in self.CELLS:
            self.is_in_cell = False
        elif tag in self.PARAGRAPHS and not self.is_in_cell:
            self.blocks.append("")
        elif not (self.is_in_cell and tag in ("p", "ul", "ol")):
            super().handle_endtag(tag)
