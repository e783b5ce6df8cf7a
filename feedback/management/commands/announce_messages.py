"""Sends the desk what could not be sent when a reader wrote."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from feedback.services import announce_pending


class Command(BaseCommand):
    help = (
        "Announce by mail the readers' messages that the desk has had no mail about yet. "
        "Run it every few minutes; it does nothing when nothing is pending."
    )

    def handle(self, *args, **options):
        sent, failed = announce_pending()
        self.stdout.write(_("%(count)d announced.") % {"count": sent})
        if failed:
            raise CommandError(
                _("%(count)d could not be announced and stay pending; the log says why.")
                % {"count": failed}
            )
