"""HTML as the body of a Word document: paragraphs, lists, tables, pictures, links.

It knows the tags of :data:`commons.sanitise.KEPT_TAGS` and of the templates of a package; of any
other it writes the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from bs4 import Comment, NavigableString, Tag
from docx.document import Document as WordDocument
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from republication.formats import picture_files
from republication.parts import Figure

WIDEST, HIGHEST = Cm(16), Cm(20)
INDENT = Cm(1)
SMALL = Pt(9)
LINK = RGBColor(0x0B, 0x4F, 0x8A)
HEADINGS = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "h5": "Heading 3",
    "h6": "Heading 3",
}
HOLDERS = frozenset(
    {"article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "figure", "footer"}
)
PARAGRAPHS = frozenset({"p", "dt", "figcaption", "pre", "summary", *HEADINGS})
BLOCKS = HOLDERS | PARAGRAPHS | {"hr", "img", "ol", "table", "ul"}
DEEPEST_LIST = 3


@dataclass(frozen=True)
class Marks:
    """How words are set. ``link`` is the address they lead to."""

    bold: bool = False
    italic: bool = False
    small: bool = False
    struck: bool = False
    fixed: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""


MARKS = {
    tag: {mark: True}
    for mark, tags in {
        "bold": ("b", "strong", "dt", "summary", "th"),
        "italic": ("i", "em", "cite", "dfn", "var"),
        "struck": ("del", "s"),
        "fixed": ("code", "kbd", "samp", "pre"),
        "small": ("small",),
        "raised": ("sup",),
        "lowered": ("sub",),
    }.items()
    for tag in tags
}


class Body:
    """Writes HTML into a document. ``figures`` are the pictures that travel, by address."""

    def __init__(self, document: WordDocument, figures: Mapping[str, Figure]):
        self.document = document
        self.figures = figures

    def write(self, holder: Tag) -> None:
        self._blocks(holder, self.document, 0)

    def _blocks(self, holder: Tag, into, depth: int) -> None:
        """What is in a holder, block by block; words between blocks make a paragraph."""
        words: list = []
        for child in [*holder.children, None]:
            if child is None or (isinstance(child, Tag) and child.name in BLOCKS):
                if any(_is_said(each) for each in words):
                    self._paragraph(words, into, depth)
                words = []
                if child is not None:
                    self._block(child, into, depth)
            else:
                words.append(child)

    def _block(self, block: Tag, into, depth: int) -> None:
        if block.name in HOLDERS:
            deeper = depth + 1 if block.name in ("blockquote", "dd") else depth
            self._blocks(block, into, deeper)
        elif block.name in HEADINGS:
            self._paragraph(block.children, into, depth, HEADINGS[block.name])
        elif block.name in PARAGRAPHS:
            style = "Caption" if block.name == "figcaption" else None
            marks = Marks(**MARKS.get(block.name, {}))
            self._paragraph(block.children, into, depth, style, marks)
        elif block.name in ("ol", "ul"):
            self._list(block, into, 1)
        elif block.name == "table":
            self._table(block, into)
        elif block.name == "img":
            self._picture(block, into)
        else:
            _add_rule(_added(into))

    def _paragraph(self, nodes, into, depth: int, style: str | None = None, marks=None) -> None:
        paragraph = _added(into, style)
        if depth:
            paragraph.paragraph_format.left_indent = INDENT * depth
        self._words(nodes, paragraph, marks or Marks())

    def _words(self, nodes, paragraph: Paragraph, marks: Marks) -> None:
        for node in nodes:
            if isinstance(node, Comment):
                continue
            if isinstance(node, NavigableString):
                _add_words(paragraph, str(node), marks)
            elif node.name == "br":
                paragraph.add_run().add_break()
            elif node.name == "img":
                self._picture(node, paragraph)
            else:
                inner = replace(marks, **MARKS.get(node.name, {}))
                if node.name == "a" and node.get("href"):
                    inner = replace(inner, link=node["href"])
                mark = '"' if node.name == "q" else ""
                children = [NavigableString(mark), *node.children, NavigableString(mark)]
                self._words(children if mark else node.children, paragraph, inner)

    def _list(self, block: Tag, into, level: int) -> None:
        kind = "List Number" if block.name == "ol" else "List Bullet"
        style = kind if level == 1 else f"{kind} {min(level, DEEPEST_LIST)}"
        number = self._new_numbering(style, block) if block.name == "ol" else None
        for item in block.find_all("li", recursive=False):
            words, inner = [], []
            for child in item.children:
                is_block = isinstance(child, Tag) and child.name in BLOCKS
                (inner if inner or (is_block and child.name != "p") else words).append(child)
            paragraph = _added(into, style)
            if number is not None:
                _number(paragraph, number)
            self._words(words, paragraph, Marks())
            for child in inner:
                if isinstance(child, Tag) and child.name in ("ol", "ul"):
                    self._list(child, into, level + 1)
                elif isinstance(child, Tag):
                    self._block(child, into, level)
                elif _is_said(child):
                    self._paragraph([child], into, level)

    def _new_numbering(self, style: str, block: Tag) -> int:
        """A list that counts from its own start: those of one style would count on."""
        numbering = self.document.part.numbering_part.element
        own = self.document.styles[style].element.pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        start = block.get("start") or ""
        made.add_lvlOverride(ilvl=0).add_startOverride(int(start) if start.isdecimal() else 1)
        return made.numId

    def _table(self, block: Tag, into) -> None:
        caption = block.find("caption", recursive=False)
        if caption and _is_said(caption):
            self._paragraph(caption.children, into, 0, None, Marks(bold=True))
        rows = [row for row in block.find_all("tr") if row.find_parent("table") is block]
        placed, width = _placed(rows)
        if not placed:
            return
        table = _add_table(into, len(rows), width)
        # Each cell is looked up once: python-docx walks the whole table for every question.
        made_cells = [list(row.cells) for row in table.rows]
        for (top, left), (cell, down, across) in placed.items():
            made = made_cells[top][left]
            if down > 1 or across > 1:
                bottom = min(top + down, len(rows)) - 1
                made = made.merge(made_cells[bottom][left + across - 1])
            self._cell(cell, made)
        for row, source in zip(table.rows, rows, strict=True):
            if source.find_parent("thead"):
                properties = row._tr.get_or_add_trPr()
                properties.append(OxmlElement("w:tblHeader"))
        _added(into)  # two tables without a line between them would be one

    def _cell(self, source: Tag, cell: _Cell) -> None:
        if any(isinstance(child, Tag) and child.name in BLOCKS for child in source.children):
            self._blocks(source, cell, 0)
            first = cell.paragraphs[0]
            if len(cell.paragraphs) > 1 and not first.text:
                first._p.getparent().remove(first._p)
            return
        self._words(source.children, cell.paragraphs[0], Marks(**MARKS.get(source.name, {})))

    def _picture(self, element: Tag, into) -> None:
        """The picture itself; its address where the file is gone or is none that Word shows."""
        alt, address = element.get("alt") or "", element.get("src") or ""
        paragraph = into if isinstance(into, Paragraph) else _added(into)
        figure = self.figures.get(address)
        content = picture_files.read(figure) if figure else None
        try:
            shape = content and paragraph.add_run().add_picture(BytesIO(content))
        except UnrecognizedImageError:
            shape = None
        if not shape:
            _add_words(paragraph, alt or address, Marks(link=address))
            return
        scale = min(WIDEST / shape.width, HIGHEST / shape.height, 1)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", alt)


def _is_said(node) -> bool:
    if isinstance(node, Comment):
        return False
    return bool(node.strip() if isinstance(node, NavigableString) else node.get_text(strip=True))


def _added(into, style: str | None = None) -> Paragraph:
    return into.add_paragraph(style=style)


def _add_words(paragraph: Paragraph, text: str, marks: Marks) -> None:
    """Words as a run; white space of the HTML is one space, and none where a line begins."""
    if not marks.fixed:
        before, after = text[:1].isspace(), text[-1:].isspace()
        text = " ".join(text.split())
        text = f"{' ' if before else ''}{text}{' ' if after and text else ''}"
        said = paragraph.text
        if not said or said[-1:].isspace():
            text = text.lstrip()
    if not text:
        return
    run = _linked(paragraph, marks.link) if marks.link else paragraph.add_run()
    run.text = text
    run.bold, run.italic = marks.bold or None, marks.italic or None
    run.font.strike = marks.struck or None
    run.font.superscript = marks.raised or None
    run.font.subscript = marks.lowered or None
    if marks.small:
        run.font.size = SMALL
    if marks.fixed:
        run.font.name = "Courier New"
    if marks.link:
        run.font.underline, run.font.color.rgb = True, LINK


def _linked(paragraph: Paragraph, address: str) -> Run:
    """A run inside a link to an address outside, which python-docx has no word for."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = OxmlElement("w:r")
    link.append(run)
    paragraph._p.append(link)
    return Run(run, paragraph)


def _number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _add_rule(paragraph: Paragraph) -> None:
    """A line across the page, as the border of an empty paragraph."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "6", "space": "1", "color": "808080"}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def _add_table(into, rows: int, columns: int):
    if isinstance(into, _Cell):
        table = into.add_table(rows, columns)
        table.style = "Table Grid"
        return table
    return into.add_table(rows, columns, style="Table Grid")


def _placed(rows: list[Tag]) -> tuple[dict[tuple[int, int], tuple[Tag, int, int]], int]:
    """Each cell with its place and how many rows and columns it spans, and the table's width."""
    taken: set[tuple[int, int]] = set()
    placed = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row.find_all(("td", "th"), recursive=False):
            while (top, left) in taken:
                left += 1
            down, across = (_span(cell, name) for name in ("rowspan", "colspan"))
            down = min(down, len(rows) - top)
            placed[top, left] = (cell, down, across)
            taken |= {(top + y, left + x) for y in range(down) for x in range(across)}
            left += across
    return placed, max((left + 1 for _top, left in taken), default=0)


def _span(cell: Tag, name: str) -> int:
    written = cell.get(name) or "1"
    return max(1, min(int(written), 100)) if written.isdecimal() else 1
