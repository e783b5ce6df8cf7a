"""A WordPress export into this site: the verb that ``manage.py import_wordpress`` calls."""

from collections.abc import Callable
from pathlib import Path

from newsroom.importers.known import KnownItems
from newsroom.importers.plan import BadOptions, Options, make_plan
from newsroom.importers.report import Report
from newsroom.importers.writing import Writer, write_all
from newsroom.importers.wxr import Export, UnreadableExport

__all__ = ["BadOptions", "Options", "UnreadableExport", "import_export"]


def import_export(
    path: Path,
    options: Options,
    *,
    write: bool,
    reading: Callable[[float], None] = lambda share: None,
    writing: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Read an export, and with ``write`` carry it out: all of it, or nothing.

    Raises :class:`UnreadableExport` for a file that is broken or no export and
    :class:`BadOptions` where the options do not fit it; then nothing was changed. What is
    published is old work, not news: see :mod:`newsroom.archive`.
    """
    report = Report(source=path.name, is_written=write)
    export = Export(path, reading)
    plan, known = make_plan(
        export, options, lambda source: KnownItems(source[:200], write=write), report
    )
    writer = Writer(plan, known, options, report, write=write)
    if write:
        write_all(writer, export, writing)
    else:
        writer.carry_out(export, writing)
    return report
