"""Sends the desk what could not be sent when a reader wrote."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from feedback.post import send_all_queued


class Command(BaseCommand):
    help = (
        "Send the mail about readers' messages that waits, whenever it is due. The worker "
        "(manage.py work) does so by itself; this is for a newsroom without one, or in a hurry."
    )

    def handle(self, *args, **options):
        sent, failed = send_all_queued()
        self.stdout.write(_("%(count)d sent.") % {"count": sent})
        if failed:
            raise CommandError(
                _("%(count)d could not be sent and stay in the outbox; the log says why.")
                % {"count": failed}
            )
