"""XLSX: the flat table, a sheet that explains its columns, and one that says what was asked.

Written row by row, so that memory stays the same however long the sheet is. Text is written as
text and is never a formula. A number is one only where the sheet can hold it exactly: it keeps
binary floating point (ECMA-376 part 1, section 18.3.1.96), so 2200 and 0.5 are numbers, and an
amount that has no such form stays text. Days stay text: a sheet knows none before 1900.
"""

import tempfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from xlsxwriter import Workbook

from commons.xml_text import writable
from seizures.exports import flat, papers
from seizures.exports.columns import Holds, moment, plain
from seizures.exports.selection import Selection

MOST_ROWS = 1_048_576 - 1  # rows of a sheet, without the head
LONGEST_CELL = 32_767
PIECE = 256 * 1024


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
    with tempfile.TemporaryDirectory(prefix="waybill-") as folder, tempfile.TemporaryFile() as made:
        workbook = Workbook(
            made,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        _rows(workbook, selection)
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
        made.seek(0)
        while piece := made.read(PIECE):
            yield piece


def _rows(workbook: Workbook, selection: Selection) -> None:
    sheet = workbook.add_worksheet("seizures")
    sheet.freeze_panes(1, 1)
    bold = workbook.add_format({"bold": True})
    columns = [
        (place, column.of, column.holds) for place, column in enumerate(flat.SEIZURES.columns)
    ]
    for place, head in enumerate(flat.SEIZURES.heads):
        sheet.write_string(0, place, head, bold)
    number = 0
    for chunk in selection.chunks():
        for row in flat.rows(chunk):
            number += 1
            if number > MOST_ROWS:
                raise ValueError("The records grew beyond a sheet while it was written.")
            for place, of, holds in columns:
                _cell(sheet, number, place, of(row), holds)
    sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)


def _cell(sheet, row: int, place: int, value: Any, holds: Holds) -> None:
    if value is None or value == "":
        return
    if holds is Holds.FLAG:
        sheet.write_boolean(row, place, value)
    elif holds is Holds.INTEGER:
        sheet.write_number(row, place, value)
    elif holds is Holds.NUMBER:
        if is_exact(value):
            sheet.write_number(row, place, float(value))
        else:
            sheet.write_string(row, place, plain(value))
    elif holds is Holds.MOMENT:
        sheet.write_string(row, place, moment(value))
    else:
        sheet.write_string(row, place, fitting(str(value)))


def is_exact(value: Decimal) -> bool:
    """Whether the number that a sheet shows of it is the number itself: at most 15 digits."""
    return len(value.normalize().as_tuple().digits) <= 15


def fitting(text: str) -> str:
    """Text as a cell can hold it; what is longer says that it goes on elsewhere."""
    text = writable(text)
    if len(text) <= LONGEST_CELL:
        return text
    more = _(" … (too long for a cell; CSV has all of it)")
    return text[: LONGEST_CELL - len(more)] + more


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
