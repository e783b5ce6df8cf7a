"""Check that every snapshot is still what was released."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from seizures.models.snapshot import Snapshot
from seizures.snapshots.verifying import problems_of


class Command(BaseCommand):
    help = (
        "Computes the SHA-256 of every snapshot's files again and compares. Ends with an error "
        "where one is missing or is another."
    )

    def handle(self, *args, **options):
        problems = []
        checked = 0
        for snapshot in Snapshot.objects.newest():
            problems += problems_of(snapshot)
            checked += 1
        if problems:
            raise CommandError("\n".join(problems))
        self.stdout.write(_("Snapshots as they were released: %(number)d.") % {"number": checked})
