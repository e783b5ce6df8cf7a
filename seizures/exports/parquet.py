"""Parquet (parquet.apache.org): the flat table with its types, where pyarrow is installed.

Decimals stay decimals, days days. The file's own directory comes last, so what breaks off on its
way opens nowhere. The papers are in the file's metadata.
"""

import io
import json
from collections.abc import Iterator
from decimal import Decimal

try:
    import pyarrow
    from pyarrow import parquet
except ImportError:  # an extra: requirements-extras.txt
    pyarrow = parquet = None

from seizures.exports import flat, papers
from seizures.exports.columns import Column, Holds
from seizures.exports.data_package import Outlet
from seizures.exports.selection import Selection

ROWS_A_GROUP = 50_000


def is_installed() -> bool:
    return pyarrow is not None


def _type(column: Column):
    return {
        Holds.TEXT: pyarrow.string(),
        Holds.INTEGER: pyarrow.int64(),
        Holds.NUMBER: pyarrow.decimal128(28, 8),
        Holds.FLAG: pyarrow.bool_(),
        Holds.DAY: pyarrow.date32(),
        Holds.MOMENT: pyarrow.timestamp("us", tz="UTC"),
    }[column.holds]


def _value(column: Column, value):
    if column.holds is Holds.TEXT:
        return value or None
    if column.holds is Holds.NUMBER and value is not None:
        return Decimal(value)
    return value


def write(selection: Selection) -> Iterator[bytes]:
    columns = flat.SEIZURES.columns
    schema = pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                _type(column),
                nullable=not column.always,
                metadata={"description": str(column.about)},
            )
            for column in columns
        ],
        metadata={"papers": json.dumps(dict(papers.about(selection)), ensure_ascii=False)},
    )
    outlet = _File()
    with parquet.ParquetWriter(outlet, schema, compression="zstd") as writer:
        for batch in _batches(selection):
            arrays = [
                pyarrow.array([_value(column, column.of(row)) for row in batch], field.type)
                for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema), ROWS_A_GROUP)
            if written := outlet.taken():
                yield written
    yield outlet.taken()


def _batches(selection: Selection) -> Iterator[list]:
    batch = []
    for chunk in selection.chunks():
        batch.extend(flat.rows(chunk))
        if len(batch) >= ROWS_A_GROUP:
            yield batch
            batch = []
    if batch:
        yield batch


class _File(Outlet, io.RawIOBase):
    """An outlet that pyarrow takes for a file: it asks how far it has come."""

    def __init__(self):
        super().__init__()
        self._position = 0

    def write(self, piece) -> int:
        self._position += len(piece)
        return super().write(piece)

    def tell(self) -> int:
        return self._position

    def writable(self) -> bool:
        return True

    def flush(self) -> None:
        """There is nothing behind it."""
