"""Release the public record as it stands today."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from seizures.snapshots.making import SnapshotError, make


class Command(BaseCommand):
    help = (
        "Makes a dated snapshot of the public record: an archive that is never altered, listed at "
        "/seizures/snapshots/. Where nothing has changed since the last one, none is made, so it "
        "may run every night."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--even-if-unchanged",
            action="store_true",
            help="Make one even if nothing has changed since the last.",
        )

    def handle(self, *args, **options):
        try:
            outcome = make(even_if_unchanged=options["even_if_unchanged"])
        except SnapshotError as error:
            raise CommandError(str(error)) from error
        snapshot = outcome.snapshot
        if not outcome.is_new:
            self.stdout.write(
                _("Nothing has changed since %(version)s.") % {"version": snapshot.version}
            )
            return
        self.stdout.write(
            _("Released %(version)s: %(records)d records, %(size)d bytes, SHA-256 %(digest)s.")
            % {
                "version": snapshot.version,
                "records": snapshot.records,
                "size": snapshot.size,
                "digest": snapshot.sha256,
            }
        )
