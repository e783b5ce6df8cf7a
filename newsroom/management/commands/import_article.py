"""``manage.py import_article FILE``: one article from a Markdown, HTML or text file, as a draft."""

from datetime import UTC, datetime, time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_aware, make_aware

from commons import licences
from newsroom.importers.article_files import UnreadableArticle
from newsroom.importers.single_article import ArticleOptions, import_article


class Command(BaseCommand):
    help = (
        "Make a draft of an article in a file (.md, .html, .txt). Without --write nothing is "
        "changed: what would be made of it is printed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--write", action="store_true", help="Make the draft.")
        parser.add_argument("--title", default="", help="The headline.")
        parser.add_argument("--section", default="", help="Slug or title of the section.")
        parser.add_argument("--language", default="")
        parser.add_argument(
            "--author", action="append", default=[], help="May be given more than once."
        )
        parser.add_argument("--origin-outlet", default="", help="Who published it first.")
        parser.add_argument("--origin-url", default="", help="Where the original is.")
        parser.add_argument("--licence", default="", help=f"One of {', '.join(licences.LICENCES)}.")
        parser.add_argument("--date", default="", help="When it was first published: 2023-01-10.")
        parser.add_argument(
            "--uploads", type=Path, help="The folder of its pictures. Default: that of the file."
        )

    def handle(self, *, file: Path, write: bool, **options):
        told = ArticleOptions(
            title=options["title"],
            section=options["section"],
            language=options["language"],
            authors=tuple(options["author"]),
            origin_outlet=options["origin_outlet"],
            origin_url=options["origin_url"],
            licence=options["licence"],
            date=_moment(options["date"]),
            uploads=options["uploads"],
        )
        try:
            report = import_article(file, told, write=write)
        except UnreadableArticle as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except ValidationError as error:
            raise CommandError(f"{' '.join(error.messages)} Nothing was changed.") from error
        self.stdout.write(report.as_text())


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        day = parse_date(text)
        moment = parse_datetime(text) if day is None else None
    except ValueError:
        moment = day = None
    if day is not None:
        moment = datetime.combine(day, time(12), tzinfo=UTC)
    if moment is None:
        raise CommandError("--date wants a day, as 2023-01-10, or a moment, as 2023-01-10T09:30Z.")
    return moment if is_aware(moment) else make_aware(moment)
