"""``manage.py import_seizures SOURCE FILE``: what a data set would become, or its import."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from seizures.importers import engine, indexing, looking
from seizures.importers.files import UnreadableFileError, look_through
from seizures.importers.progress import Bar
from seizures.importers.sources import SOURCES


class Command(BaseCommand):
    help = (
        "Look at a data set and say what each row would become. Nothing is changed without "
        "--write. docs/importing-seizures.md says what becomes of what."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", choices=SOURCES, help="Whose data it is.")
        parser.add_argument("file", type=Path, help="A CSV file, or a zip archive with one.")
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--dry-run", action="store_true", help="Only look. This is the default.")
        mode.add_argument("--write", action="store_true", help="Import it.")
        parser.add_argument("--report", type=Path, help="Every note, as a CSV file.")
        parser.add_argument(
            "--encoding", default="", help="Where the file is not UTF-8: cp1252, latin-1, utf-16."
        )
        parser.add_argument(
            "--retrieved",
            type=_day,
            help="The day the file was fetched, as 2026-05-31. Default: today.",
        )
        parser.add_argument("--as-drafts", action="store_true", help="Publish none of the records.")
        parser.add_argument(
            "--despite-broken-rows",
            action="store_true",
            help="Import the whole rows of a file that has rows with too few or too many cells.",
        )

    def handle(self, *, source: str, file: Path, report: Path | None, write: bool, **options):
        bar = Bar(self.stderr)
        try:
            table = look_through(file, encoding=options["encoding"])
            opened = report.open("w", encoding="utf-8", newline="") if report else nullcontext()
            with opened as to:
                if write:
                    told = self._write(SOURCES[source], table, to, bar, options)
                else:
                    told = looking.look(
                        SOURCES[source],
                        table,
                        today=timezone.localdate(),
                        to=to,
                        progress=lambda *at: bar.step("Looking", *at),
                    )
                    self.stdout.write("Dry run: nothing was changed.")
        except (UnreadableFileError, engine.RefusedImportError) as error:
            bar.end()
            raise CommandError(str(error)) from error
        bar.end()
        self.stdout.write(told.as_text())
        if not told.adds_up:
            raise CommandError(f"{told.rows_read} rows were read, and the sum says otherwise.")

    def _write(self, source, table, to, bar, options):
        run, told = engine.carry_out(
            source,
            table,
            engine.Options(
                retrieved=options["retrieved"] or timezone.localdate(),
                as_drafts=options["as_drafts"],
                despite_broken=options["despite_broken_rows"],
            ),
            to=to,
            progress=bar.step,
        )
        bar.end()
        if run is None:
            self.stdout.write("Nothing in it is new: nothing was changed.")
        else:
            self.stdout.write(f"Import {run.pk} of {run.file_name} (SHA-256 {run.sha256}).")
            if run.counts.get("created", 0) <= indexing.AT_ONCE_WHEN_UP_TO:
                indexing.index(run)
            else:
                self.stdout.write("For site search: manage.py index_imported_records.")
        return told


def _day(text: str) -> date:
    return date.fromisoformat(text)
