"""XLSX: the flat table, a sheet that explains its columns, and one that says what was asked.

Rows are written to disk first and put into the workbook that XlsxWriter makes, so that memory stays
the same however long the sheet is. Text is written as
text and is never a formula. A number is one only where the sheet can hold it exactly: it keeps
binary floating point (ECMA-376 part 1, section 18.3.1.96), so 2200 and 0.5 are numbers, and an
amount that has no such form stays text. Days stay text: a sheet knows none before 1900.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from commons.xml_text import writable
from seizures.exports import flat, papers
from seizures.exports.selection import Selection
from seizures.exports.sheet_rows import PIECE, SheetRows, fitting, put_into

MOST_ROWS = 1_048_576 - 1  # rows of a sheet, without the head
SHEET = "xl/worksheets/sheet1.xml"


def refusal(selection: Selection) -> str:
    """Why a selection fits no sheet, in words; nothing where it does."""
    rows = selection.number_of_rows
    if rows <= MOST_ROWS:
        return ""
    return ngettext(
        "This selection has %(rows)s row, and a sheet holds no more than %(most)s. Take CSV or "
        "the data package, or narrow the filters: nothing is cut off here.",
        "This selection has %(rows)s rows, and a sheet holds no more than %(most)s. Take CSV or "
        "the data package, or narrow the filters: nothing is cut off here.",
        rows,
    ) % {
        "rows": number_format(rows, force_grouping=True),
        "most": number_format(MOST_ROWS, force_grouping=True),
    }


def write(selection: Selection) -> Iterator[bytes]:
    """The workbook is made whole before its first byte leaves, so one that fails never begins."""
    temporary = partial(tempfile.TemporaryFile, prefix="waybill-")
    with temporary() as rows, temporary() as frame, temporary() as made:
        number = _write_rows(selection, rows)
        _frame(selection, number, frame)
        put_into(frame, SHEET, rows, (_size(0), _size(number)), made)
        made.seek(0)
        while piece := made.read(PIECE):
            yield piece


def _frame(selection: Selection, rows: int, to: IO[bytes]) -> None:
    """The workbook without the rows of its first sheet, which has so many."""
    with tempfile.TemporaryDirectory(prefix="waybill-") as folder:
        workbook = Workbook(
            to,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        _head(workbook, rows)
        _columns(workbook)
        _about(workbook, selection)
        workbook.set_properties(
            {
                "title": _("Seizure records"),
                "company": writable(selection.publisher.name),
                "comments": writable(selection.attribution),
                "created": selection.made_at.replace(tzinfo=None),
            }
        )
        workbook.close()


def _head(workbook: Workbook, rows: int) -> None:
    sheet = workbook.add_worksheet("seizures")
    sheet.freeze_panes(1, 1)
    bold = workbook.add_format({"bold": True})
    for place, head in enumerate(flat.SEIZURES.heads):
        sheet.write_string(0, place, head, bold)
    sheet.autofilter(0, 0, max(rows, 1), len(flat.SEIZURES.columns) - 1)


def _write_rows(selection: Selection, to: IO[bytes]) -> int:
    """Write the rows of the table as SpreadsheetML. Returns how many they are."""
    rows = SheetRows(flat.SEIZURES.columns, first=2)
    for chunk in selection.chunks():
        to.write(rows.lines(flat.rows(chunk)).encode())
        if rows.next - 2 > MOST_ROWS:
            raise ValueError("The records grew beyond a sheet while it was written.")
    return rows.next - 2


def _size(rows: int) -> bytes:
    cells = xl_range(0, 0, rows, len(flat.SEIZURES.columns) - 1)
    return f'<dimension ref="{cells}"/>'.encode()


def _columns(workbook: Workbook) -> None:
    _pairs(
        workbook.add_worksheet("columns"),
        workbook,
        [_("Column"), _("Holds"), _("Meaning"), _("Values")],
        (
            (column.name, column.holds.value, str(column.about), papers.values_in_words(column))
            for column in flat.SEIZURES.columns
        ),
        widths=(24, 10, 80, 80),
    )


def _about(workbook: Workbook, selection: Selection) -> None:
    heads = [_("About"), _("This selection")]
    _pairs(workbook.add_worksheet("about"), workbook, heads, papers.about(selection), (32, 120))


def _pairs(sheet, workbook: Workbook, heads, rows, widths) -> None:
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True})
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            sheet.write_string(number, place, fitting(text), wrapped)
