"""Rows of a sheet as SpreadsheetML (ECMA-376 part 1, section 18.3.1), column by column.

XlsxWriter makes the workbook; of its rows, of which there may be a million, it asks the same
questions for every cell again. Here each distinct value of a column is written once.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from commons.xml_text import writable
from seizures.exports.columns import Column, Holds, moment, plain
from seizures.exports.distinct import Distinct

LONGEST_CELL = 32_767  # in units of UTF-16, as a sheet counts
PIECE = 256 * 1024
_NUMBER = "\x00"  # stands for the number of the row: no text that XML can hold has it
_LOOKS_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")


class SheetRows:
    """Writes rows of some columns; ``first`` is the number of the first, from 1."""

    def __init__(self, columns: Sequence[Column], first: int):
        self.next = first
        self._pairs = [
            (column.of, Distinct(_writer(column.holds, xl_col_to_name(place))).__getitem__)
            for place, column in enumerate(columns)
        ]

    def lines(self, rows: Sequence[Any]) -> str:
        cells = (map(write, map(of, rows)) for of, write in self._pairs)
        written = []
        for number, row in enumerate(zip(*cells, strict=True), self.next):
            name = str(number)
            written.append(f'<row r="{name}">{"".join(row).replace(_NUMBER, name)}</row>')
        self.next += len(rows)
        return "".join(written)


def _writer(holds: Holds, column: str) -> Callable[[Any], str]:
    begin = f'<c r="{column}{_NUMBER}"'

    def text(value: str) -> str:
        return f'{begin} t="inlineStr"><is>{_text(value)}</is></c>'

    def written(value: Any) -> str:
        if value is None or value == "":
            return ""
        if holds is Holds.FLAG:
            return f'{begin} t="b"><v>{value:d}</v></c>'
        if holds is Holds.INTEGER or (holds is Holds.NUMBER and is_exact(value)):
            return f"{begin}><v>{float(value):.16G}</v></c>"
        if holds is Holds.NUMBER:
            return text(plain(value))
        return text(moment(value) if holds is Holds.MOMENT else fitting(str(value)))

    return written


def is_exact(value: Decimal) -> bool:
    """Whether the number that a sheet shows of it is the number itself: at most 15 digits."""
    return len(value.normalize().as_tuple().digits) <= 15


def fitting(text: str) -> str:
    """Text as a cell can hold it; what is longer says that it goes on elsewhere."""
    text = writable(text)
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    more = _(" … (too long for a cell; CSV has all of it)")
    return units[: 2 * (LONGEST_CELL - len(more))].decode("utf-16-le", "ignore") + more


def _text(text: str) -> str:
    """As section 22.9.2.19 (ST_Xstring) has it; what looks like an escape of it is none."""
    text = _LOOKS_ESCAPED.sub(r"_x005F\1", text).replace("\r", "_x000D_")
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{kept}>{text}</t>"


def put_into(
    workbook: IO[bytes], sheet: str, rows: IO[bytes], size: tuple[bytes, bytes], to
) -> None:
    """Copy a workbook, with ``rows`` after those of the sheet with the path ``sheet``.

    ``size`` is what the sheet says of its size so far, and what it is to say, in SpreadsheetML.
    """
    with zipfile.ZipFile(workbook) as former, zipfile.ZipFile(to, "w") as made:
        for entry in former.infolist():
            content = former.read(entry)
            with made.open(_alike(entry), "w", force_zip64=entry.filename == sheet) as member:
                if entry.filename != sheet:
                    member.write(content)
                    continue
                begin, end = content.split(b"</sheetData>")
                member.write(begin.replace(*size, 1))
                for piece in _pieces(rows):
                    member.write(piece)
                member.write(b"</sheetData>" + end)


def _alike(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    alike = zipfile.ZipInfo(entry.filename, entry.date_time)
    alike.compress_type = zipfile.ZIP_DEFLATED
    alike.external_attr = entry.external_attr
    return alike


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
