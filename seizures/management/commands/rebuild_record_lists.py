"""``manage.py rebuild_record_lists``: write the lists of the record anew from the records."""

from django.core.management.base import BaseCommand

from seizures.lists import listing


class Command(BaseCommand):
    help = (
        "Write the flat tables that lists, totals, charts and exports read anew from all records. "
        "They are kept in step by themselves; this is for rows changed past the application."
    )

    def handle(self, *args, **options):
        number = listing.rebuild(lambda done: self.stdout.write(f"{done:,} records", ending="\r"))
        self.stdout.write(self.style.SUCCESS(f"{number:,} records are on lists."))
