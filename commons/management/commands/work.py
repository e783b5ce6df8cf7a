"""``manage.py work``: mail, webhooks, scheduled articles, and whatever else is due."""

import signal

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from commons.work import ROWS_AT_ONCE, SECONDS_BETWEEN_ROUNDS, Worker


class Command(BaseCommand):
    help = (
        "Do what is due, and wait for more: send mail and webhooks, publish what is scheduled, "
        "check what has changed. Several may run at once. SIGTERM and Ctrl-C stop it after what "
        "it has in hand. With --once it does all that is due now and ends: for cron."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")
        parser.add_argument(
            "--interval",
            type=float,
            default=SECONDS_BETWEEN_ROUNDS,
            help="Seconds between two looks at what is due (%(default)s).",
        )
        parser.add_argument(
            "--limit",
            type=int,
            default=ROWS_AT_ONCE,
            help="How much of one kind is done before the next has its turn (%(default)s).",
        )

    def handle(self, *, once: bool, interval: float, limit: int, **options):
        if interval <= 0 or limit < 1:
            raise CommandError(_("The interval and the limit are more than nothing."))
        worker = Worker(limit=limit, interval=interval)
        for asked_to_stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked_to_stop, lambda *_received: worker.stop())
        if not once:
            worker.run()
            return
        result = worker.run_until_done()
        for name, count in sorted(result.done.items()):
            self.stdout.write(f"{name}: {count}")
        if result.failed:
            raise CommandError(
                _("Failed, and told in the log: %(names)s")
                % {"names": ", ".join(sorted(result.failed))}
            )
