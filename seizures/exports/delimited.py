"""CSV as RFC 4180 has it: UTF-8 without a mark at its head, lines that end in CR LF.

Text that a spreadsheet would take for a formula is led by an apostrophe
(:mod:`commons.safe_csv`); JSON Lines and Parquet have it without.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from seizures.exports import flat
from seizures.exports.columns import Table
from seizures.exports.selection import Selection


class TextRows:
    """Writes rows of a table into bytes, piece by piece."""

    def __init__(self, table: Table):
        self.table = table
        self._cells = table.writer()
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, lineterminator="\r\n")

    def head(self) -> bytes:
        self._writer.writerow(self.table.heads)
        return self._taken()

    def lines(self, rows: Sequence[Any]) -> bytes:
        self._writer.writerows(self._cells(rows))
        return self._taken()

    def incomplete(self, why: str) -> bytes:
        """A last line that no strict reader takes for a row: its quote is never closed."""
        return f'"{why}\r\n'.encode()

    def _taken(self) -> bytes:
        written = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return written.encode("utf-8", "replace")


def write(selection: Selection) -> Iterator[bytes]:
    """The flat table."""
    rows = TextRows(flat.SEIZURES)
    yield rows.head()
    try:
        for chunk in selection.chunks():
            yield rows.lines(flat.rows(chunk))
    except Exception:
        yield rows.incomplete(INCOMPLETE)
        raise


INCOMPLETE = "INCOMPLETE: the export ended here by an error. Fetch it again."
