"""Looking at copies when it is their turn: politely, with more and more patience, and kept.

One round asks each host for one page at most, and a worker does one round a minute. A copy is
looked at when it is reported, again the next day, in a week, and then once a month; a copy that is
being mended, or lacks a correction, once a week. What could not be had is tried later and later.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from commons import work
from commons.safe_fetch import Fetcher
from newsroom.models import Article
from republication.models import Outcome, Reuse, Verification, Watch
from republication.models.reuse import How, Kind, State
from republication.package import ArticleRetracted, ArticleWithdrawn, RepublicationForbidden
from republication.verification import cures
from republication.verification.expecting import expected_of
from republication.verification.fetching import PageNotHad, fetch_page, judge
from republication.verification.findings import Check, Grade, Judgement, Verdict
from republication.verification.keeping import comparison_values, finding_values, line_values

AGAIN_AFTER = (timedelta(days=1), timedelta(days=7))
AGAIN_AT_LAST = timedelta(days=30)
AGAIN_WHILE_OPEN = timedelta(days=7)
AFTER_FAILURES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
AFTER_FAILURES_AT_LAST = timedelta(days=7)
# A page may be away for an hour: it is gone when it was not there twice, a day apart or more.
GONE_AFTER = 2
SAME_HOST_LATER = timedelta(minutes=1)
IN_HAND = timedelta(minutes=15)
MOST_AT_ONCE = 20
# Other work of the worker waits for no more than this and one page.
SECONDS_A_ROUND = 30.0
KEPT_A_COPY = 12
# What an editor decided is not a program's to change.
DECIDED = (State.SPAM, State.HIDDEN)

logger = logging.getLogger(__name__)


def watch(reuse: Reuse) -> None:
    """Look at a copy at the next round."""
    if reuse.kind == Kind.COPY and reuse.state not in DECIDED:
        now = timezone.now()
        Watch.objects.update_or_create(reuse=reuse, defaults={"due_at": now, "failures": 0})


def verify_due(limit: int, fetcher: Fetcher | None = None) -> int:
    """Look at copies that are due; how many were looked at."""
    _watch_those_that_nobody_watches(limit)
    due = Watch.objects.due().select_related("reuse")
    asked: set[str] = set()
    looked_at = 0
    for row in work.one_by_one(
        due, min(limit, MOST_AT_ONCE), seconds=SECONDS_A_ROUND, lease=IN_HAND
    ):
        if row.reuse.host in asked:
            row.due_at = timezone.now() + SAME_HOST_LATER
            row.save(update_fields=["due_at"])
            continue
        asked.add(row.reuse.host)
        _verify_safely(row, fetcher)
        looked_at += 1
    return looked_at


def _verify_safely(row: Watch, fetcher: Fetcher | None) -> None:
    """Whatever goes wrong with one page keeps no other waiting."""
    try:
        verify(row.reuse, fetcher)
    except Exception:
        logger.exception("Copy %d could not be looked at.", row.reuse_id)
        Watch.objects.filter(pk=row.pk).update(due_at=timezone.now() + AFTER_FAILURES_AT_LAST)


def verify(reuse: Reuse, fetcher: Fetcher | None = None) -> Verification | None:
    """Look at one copy now and keep what was found. Nothing is held while the network is waited
    for. ``None`` for an article that nobody may republish any more: there is nothing to hold it
    against."""
    article = Article.objects.published().with_package_parts().filter(pk=reuse.article_id).first()
    try:
        expected = article and expected_of(article, told_us=reuse.how != How.FOUND)
    except (ArticleRetracted, ArticleWithdrawn, RepublicationForbidden):
        expected = None
    if not expected:
        Watch.objects.filter(reuse=reuse).update(due_at=timezone.now() + AGAIN_AT_LAST)
        return None
    try:
        judgement = judge(fetch_page(reuse.url, fetcher), expected, fetcher)
    except PageNotHad as not_had:
        return _keep_failure(reuse, not_had)
    return _keep(reuse, judgement, expected.version)


@transaction.atomic
def _keep(reuse: Reuse, judgement: Judgement, version: str) -> Verification:
    made = Verification.objects.create(
        reuse=reuse,
        outcome=outcome_of(judgement),
        version=version,
        language=judgement.language[:10],
        findings=[finding_values(each) for each in judgement.findings],
        comparison=comparison_values(judgement),
        lines=[line_values(each) for each in judgement.lines],
        is_stale=judgement.is_stale,
    )
    stored = Reuse.objects.select_for_update(of=("self",)).get(pk=reuse.pk)
    stored.checked_at, stored.gone_at = made.made_at, None
    if stored.state not in DECIDED:
        stored.state = _state_of(made, stored)
    if judgement.is_stale:
        stored.stale_since = stored.stale_since or made.made_at
    elif judgement.of(Check.CORRECTIONS).verdict == Verdict.MET:
        stored.stale_since = None
    stored.save(update_fields=["checked_at", "gone_at", "state", "stale_since"])
    cures.follow(stored, made)
    is_open = judgement.is_stale or stored.cures.open().exists()
    again = AGAIN_WHILE_OPEN if is_open else _again(stored)
    _look_again(stored, made.made_at + again)
    _forget_the_oldest(stored)
    return made


@transaction.atomic
def _keep_failure(reuse: Reuse, not_had: PageNotHad) -> Verification:
    row, _made = Watch.objects.get_or_create(reuse=reuse)
    failures = row.failures + 1
    is_gone = not_had.is_gone and failures >= GONE_AFTER
    made = Verification.objects.create(
        reuse=reuse,
        outcome=Outcome.GONE if is_gone else Outcome.UNREACHABLE,
        detail=str(not_had)[:200],
    )
    stored = Reuse.objects.select_for_update(of=("self",)).get(pk=reuse.pk)
    stored.checked_at = made.made_at
    if is_gone and stored.state not in DECIDED:
        stored.state, stored.gone_at = State.GONE, made.made_at
        stored.stale_since = None
    stored.save(update_fields=["checked_at", "state", "gone_at", "stale_since"])
    if is_gone:
        cures.end_with_the_copy(stored, made)
    if not_had.is_gone:
        wait = AGAIN_AFTER[0]
    else:
        known = failures <= len(AFTER_FAILURES)
        wait = AFTER_FAILURES[failures - 1] if known else AFTER_FAILURES_AT_LAST
    _look_again(stored, made.made_at + wait, failures)
    _forget_the_oldest(stored)
    return made


def outcome_of(judgement: Judgement) -> Outcome:
    if judgement.broken(Grade.CONDITION):
        return Outcome.BROKEN
    if not judgement.is_our_text:
        return Outcome.UNTOLD
    if judgement.broken(Grade.REQUEST):
        return Outcome.REQUESTS
    conditions = [each for each in judgement.findings if each.grade == Grade.CONDITION]
    if any(each.verdict == Verdict.CANNOT_BE_TOLD for each in conditions):
        return Outcome.UNTOLD
    return Outcome.IN_ORDER


def _state_of(made: Verification, reuse: Reuse) -> str:
    """What readers may be shown is a copy that was found to be one, whose licence is kept.

    Or one that an editor lets be as it is: whether it is shown is then for the editor to say.
    """
    state = reuse.state
    if made.outcome == Outcome.BROKEN:
        return state if cures.is_let_be(reuse, made.broken()) else State.BROKEN
    if made.outcome in (Outcome.IN_ORDER, Outcome.REQUESTS):
        return State.VERIFIED
    return State.REPORTED if state == State.GONE else state


def _again(reuse: Reuse) -> timedelta:
    looks = reuse.verifications.count()
    return AGAIN_AFTER[looks - 1] if looks <= len(AGAIN_AFTER) else AGAIN_AT_LAST


def _look_again(reuse: Reuse, due_at: datetime, failures: int = 0) -> None:
    Watch.objects.update_or_create(reuse=reuse, defaults={"due_at": due_at, "failures": failures})


def _forget_the_oldest(reuse: Reuse) -> None:
    """Keep the newest looks at a copy, and those that a cure began with."""
    kept = reuse.verifications.newest().values_list("pk", flat=True)[:KEPT_A_COPY]
    Verification.objects.filter(reuse=reuse, opened__isnull=True).exclude(
        pk__in=list(kept)
    ).delete()


def _watch_those_that_nobody_watches(limit: int) -> None:
    """Copies that were there before anybody looked."""
    watched = Watch.objects.filter(reuse=OuterRef("pk"))
    unwatched = Reuse.objects.online().copies().exclude(Exists(watched))
    Watch.objects.bulk_create(
        [Watch(reuse=reuse) for reuse in unwatched.order_by("pk")[:limit]], ignore_conflicts=True
    )
