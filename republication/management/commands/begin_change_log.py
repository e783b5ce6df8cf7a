"""Enter into the change log whatever is public and not in it yet."""

from django.core.management.base import BaseCommand

from republication.changes import beginning, settling


class Command(BaseCommand):
    help = (
        "Enters all that is public into the change log, as far as it is not in it, and looks at "
        "every package that was given away. Migrating does so once; run it after restoring a "
        "backup, after statements by hand, and after an update that writes packages otherwise. "
        "Where nothing is missing it changes nothing, and it can be broken off at any time."
    )

    def handle(self, *args, verbosity: int, **options):
        def progress(entered: int) -> None:
            if verbosity > 1:
                self.stdout.write(f"{entered} entries")

        entered = beginning.begin(progress)
        settled = settling.settle(limit=10**9)
        self.stdout.write(f"{entered} entered. {settled} packages looked at and entries numbered.")
