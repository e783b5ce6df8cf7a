"""``manage.py load_demonstration``: fill an empty site with the demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demonstration import loading


class Command(BaseCommand):
    help = "Fill an empty site with the demonstration: articles, records, pictures."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is content already."
        )

    def handle(self, *, if_empty: bool, **options):
        if loading.is_loaded():
            if if_empty:
                return
            raise CommandError(
                "There is content here already, and the demonstration never mixes with it. "
                "Use an empty database (DATABASE_URL)."
            )
        missing = set(loading.LANGUAGES) - {code for code, _name in settings.LANGUAGES}
        if missing:
            raise CommandError(
                "The demonstration is in English and Spanish, and this installation does not "
                f"publish in “{', '.join(sorted(missing))}”. Set LANGUAGES=en,es for it."
            )
        self.stdout.write("Loading the demonstration …")
        loading.load(self.stdout.write)
