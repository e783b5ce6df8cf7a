"""Tables: ours where every row has as many plain cells as the others."""

import re

from bs4 import Tag
from django.utils.translation import gettext as _

_FIGURE = re.compile(r"[\s\d.,%$€£+–—~≈-]*\d[\s\d.,%$€£+–—~≈-]*")
_NOT_PLAIN = ["a", "img", "table", "ul", "ol", "iframe", "video", "audio", "pre", "s", "del"]
LONGEST_CAPTION = 250


def table_value(table: Tag, caption: str, number: int) -> dict | str:
    """The value of a table block, or the reason in words why it cannot be one.

    ``number`` names a table that has no caption, because ours must have one.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
    cells = [row for row in cells if row]
    if not cells:
        return _("a table without rows")
    if any(cell.get("colspan") or cell.get("rowspan") for row in cells for cell in row):
        return _("a table with cells that span others")
    if len({len(row) for row in cells}) > 1:
        return _("a table whose rows differ in length")
    if table.find(_NOT_PLAIN):
        return _("a table with links, pictures or lists in it")
    head = cells[0] if _is_head(cells[0], rows[0]) and len(cells) > 1 else []
    headings = [_words(cell) for cell in head] or [""] * len(cells[0])
    values = [[_words(cell) for cell in row] for row in cells[1 if head else 0 :]]
    kinds = [
        "figure" if all(_FIGURE.fullmatch(value) for value in column) else "text"
        for column in zip(*values, strict=True)
    ]
    return {
        "caption": caption[:LONGEST_CAPTION] or _("Table %(number)s") % {"number": number},
        "source": "",
        "table": {
            "columns": [
                {"type": kind, "heading": heading}
                for kind, heading in zip(kinds, headings, strict=True)
            ],
            "rows": [{"values": row} for row in values],
            "caption": "",
        },
    }


def _is_head(cells: list[Tag], row: Tag) -> bool:
    return row.find_parent("thead") is not None or all(cell.name == "th" for cell in cells)


def _words(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split())
