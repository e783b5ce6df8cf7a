"""Find out which figures in published articles the record no longer bears out."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from newsroom.figures import checks as figure_checks


class Command(BaseCommand):
    help = (
        "Computes the figures that are due for a check after the record changed, and marks those "
        "that have moved, for an editor to decide. Run it every few minutes and after an import; "
        "with nothing due it costs one query."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="Check every figure, whether it is due or not."
        )

    def handle(self, *args, **options):
        if options["all"]:
            figure_checks.mark_due()
        checked, moved = figure_checks.check_due()
        self.stdout.write(
            _("Figures checked: %(checked)d. Moved: %(moved)d.")
            % {"checked": checked, "moved": moved}
        )
