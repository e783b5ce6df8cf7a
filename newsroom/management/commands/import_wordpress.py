"""``manage.py import_wordpress FILE.xml``: an export of WordPress becomes articles of ours."""

import json
import time
import zoneinfo
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from commons import licences
from newsroom.importers.wordpress import BadOptions, Options, UnreadableExport, import_export

SECONDS_BETWEEN_SIGNS_OF_LIFE = 5


class Command(BaseCommand):
    help = (
        "Read a WordPress export (WXR). Without --write nothing is changed: the plan and a report "
        "are printed. docs/importing.md says what becomes of what."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The export: Tools, Export, All content.")
        parser.add_argument("--write", action="store_true", help="Carry it out.")
        parser.add_argument(
            "--update",
            action="store_true",
            help="Take over items that have changed in the export and that no editor has touched.",
        )
        parser.add_argument(
            "--uploads", type=Path, help="The folder wp-content/uploads of the old site."
        )
        parser.add_argument("--language", default="", help="Where the export does not say.")
        parser.add_argument(
            "--section", default="news", help="Section (slug) of posts without a category."
        )
        parser.add_argument(
            "--map-section",
            action="append",
            default=[],
            metavar="CATEGORY=SECTION",
            help="Which section a category becomes, by slugs. May be given more than once.",
        )
        parser.add_argument(
            "--sections", type=Path, help='The same as a JSON file: {"category": "section"}.'
        )
        parser.add_argument(
            "--as-article",
            action="append",
            default=[],
            metavar="POST_TYPE",
            help="A post type of a plugin that holds articles. May be given more than once.",
        )
        parser.add_argument("--licence", default="", help=f"One of {', '.join(licences.LICENCES)}.")
        parser.add_argument(
            "--timezone", default="", help="Of the old site, for dates stored only in local time."
        )
        parser.add_argument(
            "--report", type=Path, help="Write the whole report to a .json or .csv file."
        )

    def handle(self, *, file: Path, write: bool, report: Path | None, **options):
        if report and report.suffix.lower() not in (".json", ".csv"):
            raise CommandError("--report wants a name that ends in .json or .csv.")
        signs = SignsOfLife(self.stderr)
        try:
            told = import_export(
                file,
                _options(**options),
                write=write,
                reading=signs.reading,
                writing=signs.writing,
            )
        except (UnreadableExport, BadOptions) as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except ValidationError as error:
            raise CommandError(f"{' '.join(error.messages)} Nothing was changed.") from error
        if report:
            told.write_file(report)
        self.stdout.write(told.as_text())
        if signs.done:
            self.stderr.write(signs.rate())


def _options(
    *,
    licence: str,
    uploads: Path | None,
    sections: Path | None,
    map_section: list[str],
    as_article: list[str],
    timezone: str,
    language: str,
    section: str,
    update: bool,
    **others,
) -> Options:
    if licence and licence not in licences.LICENCES:
        raise CommandError(f"--licence is one of {', '.join(licences.LICENCES)}.")
    if uploads and not uploads.is_dir():
        raise CommandError(f"--uploads: {uploads} is not a folder.")
    try:
        zone = zoneinfo.ZoneInfo(timezone) if timezone else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
        raise CommandError(f"--timezone: “{timezone}” is none, as Europe/Madrid is.") from error
    return Options(
        language=language,
        section=section,
        sections=_section_map(sections, map_section),
        as_articles=frozenset(as_article),
        licence_code=licence,
        uploads=uploads,
        zone=zone,
        update=update,
    )


def _section_map(file: Path | None, pairs: list[str]) -> dict[str, str]:
    mapped = {}
    if file:
        try:
            mapped = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"--sections: {file} cannot be read as JSON: {error}.") from error
        if not isinstance(mapped, dict) or not all(isinstance(v, str) for v in mapped.values()):
            raise CommandError('--sections wants an object: {"category": "section"}.')
    for pair in pairs:
        category, equals, section = pair.partition("=")
        if not (category and equals and section):
            raise CommandError(f"--map-section wants CATEGORY=SECTION, and got “{pair}”.")
        mapped[category] = section
    return mapped


class SignsOfLife:
    """Says now and then how far it is, on the error stream, where a report is not disturbed."""

    def __init__(self, stream):
        self.stream = stream
        self.started = self.said = time.monotonic()
        self.done = 0

    def reading(self, share: float) -> None:
        if self.done == 0:
            self._say(f"  Reading: {share:.0%}")

    def writing(self, done: int, of: int) -> None:
        self.done = done
        self._say(f"  {done} of {of} items, {self._each_second():.1f} a second")

    def rate(self) -> str:
        seconds = time.monotonic() - self.started
        return f"{self.done} items in {seconds:.1f} s, {self._each_second():.1f} a second."

    def _each_second(self) -> float:
        return self.done / max(time.monotonic() - self.started, 0.001)

    def _say(self, words: str) -> None:
        if time.monotonic() - self.said >= SECONDS_BETWEEN_SIGNS_OF_LIFE:
            self.said = time.monotonic()
            self.stream.write(words)
