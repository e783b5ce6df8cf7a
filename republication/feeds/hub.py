"""Telling a WebSub hub that feeds have something new (https://www.w3.org/TR/websub/).

The Recommendation leaves open how a publisher tells its hub; what hubs take is the form of
PubSubHubbub 0.3, section 7.1: ``hub.mode=publish`` and a ``hub.url`` for each feed.
"""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import override

from commons.addresses import absolute
from commons.safe_fetch import Fetcher, FetchFailed, FetchRefused
from commons.work import one_by_one
from newsroom.lists.articles import feed_address
from newsroom.models import Article
from republication.feeds.views import FORMS
from republication.models import HubPing, RepublicationSettings

FIRST_WAIT = timedelta(minutes=1)
# Later the feeds themselves will have told everybody who asks them.
GIVE_UP_AFTER = 8
LEASE = timedelta(minutes=2)
# Other work of the worker waits for no more than this and one ping.
SECONDS_A_ROUND = 20.0


def note(article: int, language: str) -> None:
    """The feeds that may hold this article have changed. Called in the transaction of that."""
    if RepublicationSettings.load().hub:
        HubPing.objects.update_or_create(
            article=article,
            defaults={"language": language, "due_at": timezone.now(), "attempts": 0},
        )


def ping_due(limit: int, fetcher: Fetcher | None = None) -> int:
    """Tell the hub what is due, while the round lasts; of how many articles."""
    now = timezone.now()
    due = HubPing.objects.filter(due_at__lte=now).order_by("due_at")
    if not due.exists():
        return 0
    hub = RepublicationSettings.load().hub
    if not hub:
        HubPing.objects.all().delete()
        return 0
    fetcher, number = fetcher or Fetcher(seconds=10, most_bytes=4096), 0
    for ping in one_by_one(due, limit, seconds=SECONDS_A_ROUND, lease=LEASE):
        _send(ping, hub, fetcher)
        number += 1
    return number


def _send(ping: HubPing, hub: str, fetcher: Fetcher) -> None:
    asked = [("hub.mode", "publish"), *(("hub.url", address) for address in topics(ping))]
    # What was noted anew while this one was on its way is another piece of news.
    as_claimed = HubPing.objects.filter(pk=ping.pk, due_at=ping.due_at)
    try:
        answer = fetcher.fetch(
            hub,
            method="POST",
            body=urlencode(asked).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        is_taken = 200 <= answer.status < 300
    except (FetchFailed, FetchRefused):
        is_taken = False
    attempts = ping.attempts + 1
    if is_taken or attempts >= GIVE_UP_AFTER:
        as_claimed.delete()
    else:
        wait = FIRST_WAIT * 2 ** (attempts - 1)
        as_claimed.update(attempts=attempts, due_at=timezone.now() + wait)


def topics(ping: HubPing) -> list[str]:
    """The absolute addresses of every feed that may hold the article."""
    with override(ping.language):
        lists = dict.fromkeys([("", ""), *_lists(ping.article)])
        return [
            absolute(feed_address(kind, key, form=form)) for kind, key in lists for form in FORMS
        ]


def _lists(key: int) -> Iterator[tuple[str, str]]:
    """The lists on which an article stands or stood, as addresses of feeds name them; none of one
    that is neither out nor withdrawn, whose lists are nobody's business."""
    articles = Article.objects.filter(pk=key)
    article = (articles.published() or articles.withdrawn()).first()
    if article is None:
        return
    yield "section", article.get_parent().slug
    for slug in article.bylines.values_list("author__slug", flat=True):
        yield "author", slug
    for code in article.countries.values_list("country", flat=True):
        yield "country", code.lower()
    for slug in article.groups.values_list("group__slug", flat=True):
        yield "group", slug
    if article.series:
        yield "series", article.series.slug
