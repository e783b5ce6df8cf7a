"""``manage.py verify_reuses``: look at copies of our articles now."""

from django.core.management.base import BaseCommand, CommandError

from republication.models import Reuse
from republication.verification import rounds


class Command(BaseCommand):
    help = (
        "Looks at the copies whose turn it is, one page a host, as the worker does every minute. "
        "With addresses, looks at the reuses at exactly these, whether it is their turn or not."
    )

    def add_arguments(self, parser):
        parser.add_argument("urls", nargs="*", metavar="URL", help="Addresses of known copies.")
        parser.add_argument(
            "--limit", type=int, default=rounds.MOST_AT_ONCE, help="How many at most."
        )

    def handle(self, *args, urls, limit, **options):
        if not urls:
            self.stdout.write(f"{rounds.verify_due(limit)} looked at")
            return
        for url in urls:
            reuses = list(Reuse.objects.filter(url=url).order_by("pk"))
            if not reuses:
                raise CommandError(f"No reuse is known at {url}.")
            for reuse in reuses:
                made = rounds.verify(reuse)
                said = made.get_outcome_display() if made else "the article is not to be taken"
                self.stdout.write(f"{reuse.url} (article {reuse.article_id}): {said}")
