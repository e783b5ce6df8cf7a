"""``manage.py index_imported_records``: site search learns of records that imports brought."""

from django.core.management.base import BaseCommand

from seizures.importers import indexing
from seizures.importers.progress import Bar
from seizures.models import ImportRun


class Command(BaseCommand):
    help = (
        "Fill the index of site search with records of large imports. It can be broken off and "
        "goes on where it stopped; lists and filters know the records without it."
    )

    def handle(self, **options):
        bar = Bar(self.stderr)
        done = 0
        for run in ImportRun.objects.order_by("pk"):
            done += indexing.index(run, lambda *at, name=run.file_name: bar.step(name, *at))
        bar.end()
        self.stdout.write(f"{done:,} records were put into the index of site search.")
