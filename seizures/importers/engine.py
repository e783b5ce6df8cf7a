"""Carrying out an import: looked at first, then written in batches, each whole or not at all.

The state of a run is written in the transaction of each batch. One that was broken off goes on
behind its last batch when the same file is given again, and ends as if it had never stopped; the
same file once more changes nothing.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TextIO

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commons.bulk_rows import in_batches
from seizures import changes
from seizures.importers import looking, writing
from seizures.importers.files import TableFile
from seizures.importers.looking import ReadRow
from seizures.importers.report import Report
from seizures.importers.source import Source
from seizures.models import ImportRun

ROWS_A_BATCH = 2_000


class RefusedImportError(ValueError):
    """An import that is not begun, and what would have to be said for it."""


@dataclass(frozen=True)
class Options:
    """How an import is carried out.

    ``retrieved``: the day on which the file was fetched from its publisher. ``despite_broken``:
    import the whole rows of a file that has broken ones.
    """

    retrieved: date
    as_drafts: bool = False
    despite_broken: bool = False
    started_by: int | None = None


def carry_out(
    source: Source,
    file: TableFile,
    options: Options,
    *,
    to: TextIO | None = None,
    progress: Callable[[str, int, int], None] = lambda step, done, of: None,
) -> tuple[ImportRun | None, Report]:
    """Import a file; no run where nothing in it is new.

    Raises :class:`RefusedImportError` before anything was written.
    """
    today = timezone.localdate()
    report = looking.look(
        source, file, today=today, to=to, progress=partial(progress, _("Looking"))
    )
    if not report.adds_up:
        raise RefusedImportError(_("The rows of this file do not add up: nothing was imported."))
    if (broken := report.number_of("broken-row")) and not options.despite_broken:
        raise RefusedImportError(
            _(
                "%(number)s rows are broken, so the file may be damaged: nothing was imported. "
                "Mend it, or say that its whole rows are to be imported."
            )
            % {"number": broken}
        )
    unfinished = ImportRun.objects.filter(
        source=source.code, sha256=file.sha256, state=ImportRun.State.RUNNING
    ).first()
    if unfinished and unfinished.as_drafts != options.as_drafts:
        raise RefusedImportError(
            _(
                "An import of this file was broken off, which was to publish none of its records: "
                "go on with it in the same way."
            )
            if unfinished.as_drafts
            else _(
                "An import of this file was broken off, which was to publish its records: go on "
                "with it in the same way."
            )
        )
    if not unfinished and not (report.counts["created"] or report.counts["updated"]):
        return None, report
    run = unfinished or _begin(source, file, options)
    _write(run, source, file, today, partial(progress, _("Writing")))
    run.report = report.as_stored()
    run.state, run.finished = ImportRun.State.FINISHED, timezone.now()
    run.save()
    report.counts = Counter(run.counts)
    return run, report


def _begin(source: Source, file: TableFile, options: Options) -> ImportRun:
    return ImportRun.objects.create(
        source=source.code,
        name=source.name,
        publisher=source.publisher,
        url=source.url,
        terms=source.terms,
        terms_url=source.terms_url,
        file_name=file.name[:200],
        file_size=file.size,
        sha256=file.sha256,
        retrieved=options.retrieved,
        as_drafts=options.as_drafts,
        started_by_id=options.started_by,
    )


def _write(
    run: ImportRun,
    source: Source,
    file: TableFile,
    today: date,
    progress: Callable[[int, int], None],
) -> None:
    """The batches that are not in the database yet; then the counts are those of the whole file."""
    done = run.last_row
    reading = Report()  # its notes were taken in the first reading
    before, elsewhere = looking.Before(source, run), looking.other_files(source, file.sha256)
    rows = looking.read_rows(source, file, reading, today=today, progress=progress)
    # SQLite would look up each key that a row points to, an eighth of an import. They were made or
    # read in the same transaction, and it lets nobody else write until that ends.
    with connection.constraint_checks_disabled():
        for batch in in_batches((read for read in rows if read.row.number > done), ROWS_A_BATCH):
            with transaction.atomic(), changes.told_together():
                counts = _write_batch(run, source, batch, before, elsewhere)
                run.counts = dict(Counter(run.counts) + counts)
                run.last_row = batch[-1].row.number
                run.save(update_fields=["last_row", "counts"])
    run.counts = dict(Counter(run.counts) + reading.counts)


def _write_batch(
    run: ImportRun,
    source: Source,
    batch: list[ReadRow],
    imported: looking.Before,
    elsewhere: dict[int, str],
) -> Counter:
    counts: Counter = Counter()
    known = imported.known(batch)
    fresh = []
    for read in batch:
        before = known.get((read.key, read.occurrence))
        name = looking.sort(read, before, Report(), elsewhere)
        counts[name] += 1
        counts["further"] += read.further
        if name == "created":
            fresh.append(read)
        elif name == "updated":
            writing.update(run, source, read, before)
    if fresh:
        writing.create(run, source, fresh, now=timezone.now())
    return counts
