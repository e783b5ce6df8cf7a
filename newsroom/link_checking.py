"""Asking the addresses that articles link to whether they are there."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction
from django.utils import timezone, translation

from commons.safe_fetch import Fetcher, FetchFailed, FetchRefused
from newsroom.models.link_check import LONGEST_ADDRESS, LinkCheck, Outcome

AT_ONCE = 8
# What a site says to a program that it does not serve, or not this often.
SHUT = frozenset({401, 402, 403, 405, 406, 407, 421, 429, 451, 503, 999})
GONE = frozenset({404, 410})


def check_links(urls: Iterable[str], fetcher: Fetcher | None = None) -> list[LinkCheck]:
    """Ask each address now and keep its answer; an archived copy that is known stays known.

    Takes as long as the slowest of a few at a time. No database is held while the network is
    waited for.
    """
    asked = [url for url in dict.fromkeys(urls) if len(url) <= LONGEST_ADDRESS]
    fetcher = fetcher or Fetcher(most_bytes=1024)
    language = translation.get_language()

    def ask(url: str) -> tuple[str, str]:
        with translation.override(language):
            return outcome_of(url, fetcher)

    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        answers = list(pool.map(ask, asked))
    return _keep(dict(zip(asked, answers, strict=True)))


def outcome_of(url: str, fetcher: Fetcher) -> tuple[str, str]:
    """What became of an address, and the detail: its status, or the error in words."""
    try:
        fetched = fetcher.fetch(url)
    except FetchRefused as refused:
        return Outcome.REFUSED, str(refused)
    except FetchFailed as failed:
        return Outcome.UNREACHABLE, str(failed)
    if fetched.status in GONE:
        outcome = Outcome.GONE
    elif fetched.status in SHUT:
        outcome = Outcome.SHUT
    elif fetched.status >= 400:
        outcome = Outcome.BROKEN
    else:
        outcome = Outcome.ANSWERS
    return outcome, str(fetched.status)


@transaction.atomic
def _keep(answers: dict[str, tuple[str, str]]) -> list[LinkCheck]:
    now = timezone.now()
    return [
        LinkCheck.objects.update_or_create(
            url=url, defaults={"outcome": outcome, "detail": detail[:200], "checked_at": now}
        )[0]
        for url, (outcome, detail) in answers.items()
    ]
