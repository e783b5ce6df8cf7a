"""Looking at a file: every row read, every note taken, nothing written.

A dry run is this and no more; an import looks first and then reads again to write, by the same
code, so that it cannot do what the dry run did not say.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TextIO
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from commons.bulk_rows import in_batches
from seizures.importers import cells
from seizures.importers.draft import Draft, RefusedRowError, Row
from seizures.importers.files import TableFile, UnreadableFileError
from seizures.importers.report import Report
from seizures.importers.source import Reading, Source
from seizures.models import ImportedRow, ImportRun
from seizures.vocabularies import Status

TIMES_THE_NEXT = 10
OUTLIERS_FROM = Decimal(100)
KEYS_AT_ONCE = 1_000
_BETWEEN = "\x1f"
_MAY_BE_FORMULA = re.compile(rf"(?:^|{_BETWEEN})\s*[=@\t+-]").search


def quiet(done: int, of: int) -> None:
    """Hears how far a reading is, and says nothing."""


@dataclass(frozen=True)
class ReadRow:
    """A row that becomes a record, or would: who it is, and what it says."""

    row: Row
    draft: Draft
    key: UUID
    occurrence: int
    content: UUID | None
    further: int = 0


@dataclass
class Totals:
    """What the rows add up to, held against the file's own row of totals."""

    column: str
    added: Decimal = Decimal(0)

    def check(self, source: Source, row: Row, report: Report) -> None:
        said = source.figure(row[self.column]) if self.column else None
        if said is None:
            report.note(row.number, "totals-differ", self.column, row[self.column])
        elif said == self.added:
            report.note(row.number, "totals-fit", self.column, row[self.column])
        else:
            words = _("says %(said)s; the rows above add up to %(added)s, a difference of %(by)s")
            report.note(
                row.number,
                "totals-differ",
                self.column,
                row[self.column],
                words
                % {
                    "said": number_format(said, force_grouping=True),
                    "added": number_format(self.added, force_grouping=True),
                    "by": number_format(self.added - said, force_grouping=True),
                },
            )


@dataclass
class Largest:
    """The largest and the next largest amount of a substance in a unit, and the first's row."""

    first: Decimal = Decimal(0)
    second: Decimal = Decimal(0)
    row: int = 0

    def see(self, amount: Decimal, row: int) -> None:
        if amount > self.first:
            self.first, self.second, self.row = amount, self.first, row
        elif amount > self.second:
            self.second = amount


@dataclass
class Table:
    """A file as rows of a source. Raises :class:`UnreadableFileError` for another table."""

    source: Source
    file: TableFile
    index: dict[str, int] = field(default_factory=dict)
    rows_read: int = 0

    @contextmanager
    def rows(self, broken: Callable[[int, str], None]) -> Iterator[Iterator[Row]]:
        """Rows behind the head. ``broken`` hears of those with another number of cells."""
        with self.file.rows(self.source.delimiter) as rows:
            first = next(rows, None)
            self._head(first[1] if first else [])
            yield self.source.grouped(self._whole(rows, broken))

    def _head(self, head: list[str]) -> None:
        names = [" ".join(name.split()) for name in head]
        missing = [name for name in self.source.required if name not in names]
        if missing:
            raise UnreadableFileError(
                _(
                    "This is not a file of “%(source)s”: it lacks the columns %(missing)s. It has "
                    "%(found)s."
                )
                % {
                    "source": self.source.name,
                    "missing": ", ".join(missing),
                    "found": ", ".join(names)[:300],
                }
            )
        twice = [name for name, number in Counter(names).items() if name and number > 1]
        if twice:
            raise UnreadableFileError(
                _("Two columns have one name: %(names)s.") % {"names": ", ".join(twice)}
            )
        self.index = {name: at for at, name in enumerate(names) if name}
        self._width = len(head)

    def _whole(self, rows, broken) -> Iterator[Row]:
        for number, found in rows:
            self.rows_read += 1
            if len(found) == self._width:
                yield Row(number, found, self.index)
            else:
                broken(
                    number,
                    _("has %(found)s cells where the head has %(width)s, beginning “%(start)s”")
                    % {
                        "found": len(found),
                        "width": self._width,
                        "start": self.source.delimiter.join(found)[:80],
                    },
                )


def read_rows(
    source: Source,
    file: TableFile,
    report: Report,
    *,
    today: date,
    progress: Callable[[int, int], None] = quiet,
) -> Iterator[ReadRow]:
    """Every row that becomes a record, in order. What does not is counted in the report."""
    table = Table(source, file)
    reading = Reading(today, file.name)
    seen: Counter[bytes] = Counter()
    totals = Totals(source.totals_column)
    largest: dict[tuple[str, str], Largest] = defaultdict(Largest)

    def broken(number: int, said: str) -> None:
        report.note(number, "broken-row", said=said)
        report.counts["refused"] += 1

    with table.rows(broken) as rows:
        for row in rows:
            progress(row.number, file.lines)
            if source.is_totals(row):
                report.counts["totals"] += 1
                totals.check(source, row, report)
                continue
            found = _read(source, row, report, reading)
            if totals.column and (figure := source.figure(row[totals.column])):
                totals.added += figure
            if found is None:
                continue
            content = _digest(row.cells, row.further)
            named = source.key(row)
            key = _digest(named) if named else content
            seen[key] += 1
            if seen[key] > 1 and named and source.key_is_unique:
                report.note(row.number, "repeated-key", value=", ".join(named))
                report.counts["refused"] += 1 + len(row.further)
                continue
            if seen[key] > 1:
                report.note(row.number, "repeated-row")
            _see_amounts(found, row, largest)
            yield ReadRow(
                row,
                found,
                UUID(bytes=key),
                seen[key],
                UUID(bytes=content) if named else None,
                len(row.further),
            )
    report.rows_read = table.rows_read
    for each in largest.values():
        if (
            each.first >= OUTLIERS_FROM
            and each.second
            and each.first > (TIMES_THE_NEXT * each.second)
        ):
            report.note(each.row, "outlier-next", value=f"{each.first:f}")


def _read(source: Source, row: Row, report: Report, reading: Reading) -> Draft | None:
    note = partial(report.note, row.number)
    if _MAY_BE_FORMULA(_BETWEEN.join(row.cells)):
        for column, at in row.columns:
            if cells.is_formula(row.cells[at]):
                note("formula", column, row.cells[at][:80])
    try:
        return source.read(row, note, reading)
    except RefusedRowError as refused:
        note(refused.kind, refused.column, refused.value[:120], refused.said)
        report.counts["refused"] += 1 + len(row.further)
        return None


def _digest(found: list[str], further=()) -> bytes:
    text = _BETWEEN.join(found)
    for each in further:
        text += "\x1e" + _BETWEEN.join(each.cells)
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _see_amounts(draft: Draft, row: Row, largest: dict[tuple[str, str], Largest]) -> None:
    for line in draft.lines:
        amount, _space, unit = (line.reading or line.as_written).partition(" ")
        try:
            largest[line.named or line.substance, unit.casefold()].see(Decimal(amount), row.number)
        except ArithmeticError:
            continue


def look(
    source: Source,
    file: TableFile,
    *,
    today: date,
    to: TextIO | None = None,
    progress: Callable[[int, int], None] = quiet,
) -> Report:
    """The report of a dry run: what would become of every row. Nothing is written."""
    report = Report(to)
    before, elsewhere = Before(source), other_files(source, file.sha256)
    rows = read_rows(source, file, report, today=today, progress=progress)
    for batch in in_batches(rows, KEYS_AT_ONCE):
        known = before.known(batch)
        for read in batch:
            name = sort(read, known.get((read.key, read.occurrence)), report, elsewhere)
            report.counts[name] += 1
            report.counts["further"] += read.further
    return report


class Before:
    """What was imported of a source before this run, from whatever file of it.

    Asked once whether there is anything at all: the first import of a source would else look for
    each of its rows among those it has just written itself.
    """

    def __init__(self, source: Source, run: ImportRun | None = None):
        self._rows = ImportedRow.objects.filter(source=source.code)
        if run:
            self._rows = self._rows.exclude(run=run)
        self._is_there = self._rows.exists()

    def known(self, batch: list[ReadRow]) -> dict[tuple[UUID, int], ImportedRow]:
        """Those of the rows of a batch that were imported before, by key and number."""
        if not self._is_there:
            return {}
        rows = self._rows.filter(key__in={read.key for read in batch})
        return {(row.key, row.occurrence): row for row in rows}


def was_edited(known: ImportedRow) -> bool:
    """Whether somebody has changed or removed the record since the import wrote it."""
    record = known.seizure
    if record is None:
        return True
    gone = record.status in (Status.MERGED, Status.RETRACTED)
    return gone or record.latest_revision_id != known.revision_id


def other_files(source: Source, sha256: str) -> dict[int, str]:
    """Names of the other files that were imported of this source, by their runs."""
    runs = ImportRun.objects.filter(source=source.code).exclude(sha256=sha256)
    return dict(runs.values_list("pk", "file_name"))


def sort(
    read: ReadRow, known: ImportedRow | None, report: Report, elsewhere: dict[int, str]
) -> str:
    """Whether a row is new, has changed, or was imported before; noted where it matters."""
    if known is None:
        return "created"
    if known.content == read.content:
        if known.run_id in elsewhere:
            report.note(read.row.number, "imported-before", value=elsewhere[known.run_id])
        return "unchanged"
    where = known.seizure.public_id if known.seizure else ""
    if was_edited(known):
        report.note(read.row.number, "changed-by-editor", value=where)
        return "refused"
    report.note(read.row.number, "changed", value=where)
    return "updated"
