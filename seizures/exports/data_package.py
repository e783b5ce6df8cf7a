"""A Frictionless Data Package (datapackage.org, version 2) in one zip: tables and their papers.

Streamed: the zip's directory comes last, so what breaks off on its way opens nowhere. One pass
over the records writes the first table into the zip and the others onto disk, compressed, to
follow it; memory holds one chunk.

The same records, version and day give the same bytes (with the same zlib): members have one date,
an order, and no trace of the machine.
"""

import gzip
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from seizures.exports import descriptor
from seizures.exports.columns import Table
from seizures.exports.delimited import TextRows
from seizures.exports.selection import Selection
from seizures.exports.tables import RECORDS, ROWS, TABLES

PIECE = 256 * 1024
MOST_SOURCES = 500


@dataclass
class Written:
    """What a table came to in the package: rows, bytes, and the SHA-256 of its file."""

    rows: int = 0
    size: int = 0
    digest: Any = field(default_factory=sha256)

    def add(self, rows: int, piece: bytes) -> bytes:
        self.rows += rows
        self.size += len(piece)
        self.digest.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()


class Outlet:
    """A file to write to that keeps nothing: what was written is taken away piece by piece."""

    def __init__(self):
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """There is nothing behind it."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


class PackageWriter:
    """Writes one package; afterwards it knows what was written of each table.

    ``version`` and ``created`` name it; ``more`` are further tables with their rows, which a
    snapshot adds.
    """

    def __init__(
        self,
        selection: Selection,
        *,
        version: str = "",
        created: date | None = None,
        more: tuple[tuple[Table, Iterator[Any]], ...] = (),
    ):
        self.selection = selection
        self.version = version
        self.created = created or selection.made_at.date()
        self.more = more
        self.written: dict[str, Written] = {}
        self.sources: Counter[str] = Counter()
        self.has_more_sources = False
        self._outlet = Outlet()
        self._zip = zipfile.ZipFile(self._outlet, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    @property
    def content_digest(self) -> str:
        """Of the tables' content alone: the same whenever and by whom it is packed."""
        lines = (f"{name} {table.sha256}\n" for name, table in sorted(self.written.items()))
        return sha256("".join(lines).encode()).hexdigest()

    def pieces(self) -> Iterator[bytes]:
        with ExitStack() as files:
            waiting = {
                table: files.enter_context(_Waiting(table))
                for table in TABLES
                if table is not RECORDS
            }
            yield from self._records(waiting)
            for table, rows in waiting.items():
                yield from self._bytes(descriptor.path_of(table), rows.lines())
        for table, rows in self.more:
            written = self.written[table.name] = Written()
            yield from self._bytes(descriptor.path_of(table), _one_by_one(table, rows, written))
        for name, content in (
            ("datapackage.json", self._described()),
            ("README.md", descriptor.readme(self).encode()),
        ):
            yield from self._bytes(name, iter([content]))
        self._zip.close()
        yield self._outlet.taken()

    def _records(self, waiting: dict[Table, "_Waiting"]) -> Iterator[bytes]:
        rows, written = TextRows(RECORDS), Written()
        self.written[RECORDS.name] = written
        self.written |= {table.name: kept.written for table, kept in waiting.items()}

        def content() -> Iterator[bytes]:
            yield written.add(0, rows.head())
            for chunk in self.selection.chunks():
                for table, kept in waiting.items():
                    kept.keep(ROWS[table](chunk))
                self._count_sources(chunk)
                yield written.add(len(chunk), rows.lines(chunk))

        yield from self._bytes(descriptor.path_of(RECORDS), content())

    def _bytes(self, name: str, content: Iterator[bytes]) -> Iterator[bytes]:
        entry = zipfile.ZipInfo(name, (*self.created.timetuple()[:3], 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        entry.create_system = 3
        with self._zip.open(entry, "w", force_zip64=True) as member:
            for piece in content:
                member.write(piece)
                if written := self._outlet.taken():
                    yield written
        if written := self._outlet.taken():
            yield written

    def _count_sources(self, chunk) -> None:
        """Who is cited, and how often. Not more than can be listed: memory stays the same."""
        for read in chunk:
            for claim in read.claims:
                name = claim.publisher or claim.source_name
                if name in self.sources or len(self.sources) < MOST_SOURCES:
                    self.sources[name] += 1
                else:
                    self.has_more_sources = True

    def _described(self) -> bytes:
        described = descriptor.package(self)
        return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


class _Waiting:
    """Rows of a table on disk, compressed, until it is their turn."""

    def __init__(self, table: Table):
        self.rows, self.written = TextRows(table), Written()

    def __enter__(self):
        self._file = tempfile.TemporaryFile(prefix="waybill-")
        self._packed = gzip.GzipFile(fileobj=self._file, mode="wb", compresslevel=1)
        self._packed.write(self.written.add(0, self.rows.head()))
        return self

    def __exit__(self, *failure):
        self._file.close()

    def keep(self, rows: list) -> None:
        self._packed.write(self.written.add(len(rows), self.rows.lines(rows)))

    def lines(self) -> Iterator[bytes]:
        self._packed.close()
        self._file.seek(0)
        with gzip.GzipFile(fileobj=self._file, mode="rb") as packed:
            while piece := packed.read(PIECE):
                yield piece


def _one_by_one(table: Table, rows: Iterator[Any], written: Written) -> Iterator[bytes]:
    text = TextRows(table)
    yield written.add(0, text.head())
    for row in rows:
        yield written.add(1, text.lines([row]))


def write(selection: Selection) -> Iterator[bytes]:
    yield from PackageWriter(selection).pieces()
