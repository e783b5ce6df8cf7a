"""Compare all records with those near them, and queue the pairs that may be one event."""

import time

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from seizures.duplicates.finding import find_all


class Command(BaseCommand):
    help = (
        "Finds records that may tell of one event and puts them into the desk’s queue. Run it "
        "after an import; what editors have decided stays decided. Rows of one data set are "
        "counted, not queued."
    )

    def handle(self, *args, **options):
        begun = time.monotonic()
        show = self.stderr.isatty() and options["verbosity"] > 0

        def say(done: int) -> None:
            if show:
                self.stderr.write(f"\r{done}", ending="")

        found = find_all(say)
        if show:
            self.stderr.write("")
        self.stdout.write(
            _(
                "Substance lines read: %(records)d. Compared: %(compared)d. Pairs to look at: "
                "%(pairs)d."
            )
            % {
                "records": found.records,
                "compared": found.compared,
                "pairs": found.pairs,
            }
        )
        self.stdout.write(
            _(
                "Not queued: %(repeats)d rows like another of their own data set; %(many)d rows "
                "like too many of another one to tell which."
            )
            % {"repeats": found.repeats_in_data_sets, "many": found.alike_too_many}
        )
        self.stdout.write(_("Seconds: %(seconds).1f.") % {"seconds": time.monotonic() - begun})
