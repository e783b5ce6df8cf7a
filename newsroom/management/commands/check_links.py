"""``manage.py check_links``: ask the links of published articles whether they still answer."""

from django.core.management.base import BaseCommand

from newsroom.link_checking import check_links
from newsroom.links import links_of
from newsroom.models import Article, LinkCheck
from newsroom.models.link_check import STALE_AFTER

ARTICLES_AT_ONCE = 100


class Command(BaseCommand):
    help = (
        "Check the links of published articles that were not checked in the last "
        f"{STALE_AFTER.days} days. For a nightly schedule."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Check fresh ones again, too.")
        parser.add_argument("--limit", type=int, default=1_000, help="At most this many links.")

    def handle(self, *args, **options):
        kept = LinkCheck.objects.none() if options["all"] else LinkCheck.objects.fresh()
        fresh = set(kept.values_list("url", flat=True))
        stale: dict[str, None] = {}
        for article in Article.objects.published().newest().iterator(ARTICLES_AT_ONCE):
            stale.update((link.url, None) for link in links_of(article) if link.url not in fresh)
            if len(stale) >= options["limit"]:
                break
        checked = check_links(list(stale)[: options["limit"]])
        amiss = [check for check in checked if not check.is_settled]
        for check in amiss:
            self.stdout.write(f"{check.url}: {check.in_words}")
        self.stdout.write(f"{len(checked)} links checked, {len(amiss)} to look at.")
