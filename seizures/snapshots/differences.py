"""What changed between two releases, told by their archives alone: anybody can do the same.

Added: new in this one. Changed: with the names of the columns of ``records``, or of the other
tables, that differ. Merged and retracted: newly among the tombstones. Withdrawn: gone without
one. A record that was only published again has not changed; a column or table that only one of
the two archives knows is not compared.

The former archive is read into a small database on disk, and the newer one is held against it, so
memory stays the same however many records there are.
"""

import csv
import io
import sqlite3
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

ADDED, CHANGED, MERGED, RETRACTED, WITHDRAWN = (
    "added", "changed", "merged", "retracted", "withdrawn",
)  # fmt: skip
KINDS = (ADDED, CHANGED, MERGED, RETRACTED, WITHDRAWN)
HEADS = ("identifier", "change", "fields", "merged_into")
BETWEEN = " "
NO_CONTENT = frozenset({"identifier", "url", "version", "last_published_at"})
DIGEST_SIZE = 8
_RECORDS, _TOMBSTONES = "records", "tombstones"


@dataclass(frozen=True)
class Change:
    """One identifier: what happened to it, in which fields, and where it went."""

    identifier: str
    change: str
    fields: tuple[str, ...] = ()
    merged_into: str = ""

    @property
    def row(self) -> tuple[str, str, str, str]:
        return (self.identifier, self.change, BETWEEN.join(self.fields), self.merged_into)


class Archive:
    """A release's archive, read table by table without unpacking it."""

    def __init__(self, file: IO[bytes]):
        self._zip = zipfile.ZipFile(file)
        self.heads = {name: self._head(name) for name in self._tables()}

    def _tables(self) -> list[str]:
        paths = (Path(name) for name in self._zip.namelist())
        return [path.stem for path in paths if path.match("data/*.csv")]

    def _head(self, table: str) -> list[str]:
        return next(self._reader(table))

    def _reader(self, table: str) -> Iterator[list[str]]:
        packed = self._zip.open(f"data/{table}.csv")
        return csv.reader(io.TextIOWrapper(packed, "utf-8", newline=""), strict=True)

    def rows(self, table: str) -> Iterator[dict[str, str]]:
        if table not in self.heads:
            return iter(())
        reader = self._reader(table)
        head = next(reader)
        return (dict(zip(head, row, strict=True)) for row in reader)


class Compared:
    """Two archives held against each other. Use it as a context manager."""

    def __init__(self, former: Archive, newer: Archive):
        self.former, self.newer = former, newer
        both = {
            table: [head for head in heads if head in newer.heads.get(table, ())]
            for table, heads in former.heads.items()
        }
        self.columns = [head for head in both[_RECORDS] if head not in NO_CONTENT]
        self.parts = {
            table: heads
            for table, heads in both.items()
            if table not in (_RECORDS, _TOMBSTONES) and heads
        }

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="waybill-")
        self._kept = sqlite3.connect(Path(self._folder.name) / "former.sqlite3")
        self._kept.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE former (identifier TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;"
            "CREATE TABLE seen (identifier TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TABLE buried (identifier TEXT PRIMARY KEY, became TEXT, into_ TEXT)"
            " WITHOUT ROWID;"
        )
        return self

    def __exit__(self, *failure):
        self._kept.close()
        self._folder.cleanup()

    def changes(self) -> Iterator[Change]:
        """Every change, kind by kind, each in the order of identifiers."""
        self._keep_former()
        found = sorted_on_disk(self._kept, self._found())
        yield from found

    def _keep_former(self) -> None:
        self._kept.executemany("INSERT INTO former VALUES (?, ?)", self._contents(self.former))
        self._kept.executemany(
            "INSERT INTO buried VALUES (?, ?, ?)",
            (
                (row["identifier"], row["became"], row.get("merged_into", ""))
                for row in self.former.rows(_TOMBSTONES)
            ),
        )

    def _found(self) -> Iterator[Change]:
        for identifier, content in self._contents(self.newer):
            self._kept.execute("INSERT INTO seen VALUES (?)", (identifier,))
            former = self._one("SELECT content FROM former WHERE identifier = ?", identifier)
            if former is None:
                yield Change(identifier, ADDED)
            elif former[0] != content:
                yield Change(identifier, CHANGED, self._fields(former[0], content))
        for row in self.newer.rows(_TOMBSTONES):
            identifier, became, into = row["identifier"], row["became"], row["merged_into"]
            self._kept.execute("INSERT OR IGNORE INTO seen VALUES (?)", (identifier,))
            buried = self._one("SELECT became, into_ FROM buried WHERE identifier = ?", identifier)
            if buried != (became, into):
                yield Change(identifier, became, merged_into=into)
        gone = (
            "SELECT identifier FROM former UNION SELECT identifier FROM buried "
            "EXCEPT SELECT identifier FROM seen"
        )
        for (identifier,) in self._kept.execute(gone).fetchall():
            yield Change(identifier, WITHDRAWN)

    def _one(self, statement: str, identifier: str):
        return self._kept.execute(statement, (identifier,)).fetchone()

    def _contents(self, archive: Archive) -> Iterator[tuple[str, bytes]]:
        """Each record with a digest of each of its columns and of its rows in each other table.

        The tables have their rows in the order of the records, so they are read side by side.
        """
        parts = [_PartRows(archive.rows(table), heads) for table, heads in self.parts.items()]
        for row in archive.rows(_RECORDS):
            identifier = row["identifier"]
            digests = [_digest(row[column]) for column in self.columns]
            digests += [part.digest_of(identifier) for part in parts]
            yield identifier, b"".join(digests)

    def _fields(self, former: bytes, newer: bytes) -> tuple[str, ...]:
        names = [*self.columns, *self.parts]
        places = range(0, len(newer), DIGEST_SIZE)
        return tuple(
            name
            for name, place in zip(names, places, strict=True)
            if former[place : place + DIGEST_SIZE] != newer[place : place + DIGEST_SIZE]
        )


class _PartRows:
    """The rows of a table, taken off record by record."""

    def __init__(self, rows: Iterator[dict[str, str]], heads: list[str]):
        self._rows, self._heads = rows, heads
        self._next = next(rows, None)

    def digest_of(self, identifier: str) -> bytes:
        texts = []
        while self._next is not None and self._next["identifier"] == identifier:
            texts.append("\x1f".join(self._next[head] for head in self._heads))
            self._next = next(self._rows, None)
        return _digest("\x1e".join(texts))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=DIGEST_SIZE).digest()


def sorted_on_disk(kept: sqlite3.Connection, changes: Iterator[Change]) -> Iterator[Change]:
    kept.execute("CREATE TABLE found (place INTEGER, identifier TEXT, fields TEXT, into_ TEXT)")
    for change in changes:
        row = (KINDS.index(change.change), change.identifier, BETWEEN.join(change.fields))
        kept.execute("INSERT INTO found VALUES (?, ?, ?, ?)", (*row, change.merged_into))
    ordered = kept.execute("SELECT * FROM found ORDER BY place, identifier")
    for place, identifier, fields, into in ordered:
        yield Change(identifier, KINDS[place], tuple(fields.split()), into)


def write(changes: Iterator[Change], to: IO[bytes]) -> dict[str, int]:
    """Write changes as CSV. Returns how many there are of each kind."""
    counts = Counter(dict.fromkeys(KINDS, 0))
    text = io.TextIOWrapper(to, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    for change in changes:
        counts[change.change] += 1
        writer.writerow(change.row)
    text.detach()
    return dict(counts)


def read(file: IO[bytes]) -> Iterator[Change]:
    """The changes that :func:`write` wrote."""
    rows = csv.reader(io.TextIOWrapper(file, "utf-8", newline=""))
    next(rows, None)
    for identifier, change, fields, merged_into in rows:
        yield Change(identifier, change, tuple(fields.split()), merged_into)


def between(former: IO[bytes] | None, newer: IO[bytes], to: IO[bytes]) -> dict[str, int]:
    """Write to ``to`` what changed between two archives; of a first one, nothing is said."""
    if former is None:
        return write(iter(()), to)
    with Compared(Archive(former), Archive(newer)) as compared:
        return write(compared.changes(), to)
