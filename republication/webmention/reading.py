"""The source of a Webmention is fetched, and what stands there decides."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commons import work
from commons.addresses import is_ours
from commons.safe_fetch import Fetched, Fetcher, FetchFailed, FetchRefused, is_loopback, is_public
from newsroom.models import Article
from newsroom.versions.plain_text import parts_of
from republication.models import Reuse, Webmention
from republication.models.reuse import How, Kind, State
from republication.models.webmention import MentionState
from republication.reuses.reporting import Told, report
from republication.signals import reuse_reported
from republication.webmention import sources
from republication.webmention.copies import is_copy
from seizures.models import Seizure

SECONDS = 10.0
MOST_BYTES = 2 * 1024 * 1024
# A worker that fell over a page leaves it to the next after this long.
IN_HAND = timedelta(minutes=10)
# Other work of the worker waits for no more than this and one page.
SECONDS_A_ROUND = 20.0
SECONDS_OF_THE_SLOW = 3.0
SAME_HOST_LATER = timedelta(minutes=1)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 30, 360))
GONE = frozenset({404, 410})
ACCEPTS = "text/html, application/xhtml+xml, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1"

logger = logging.getLogger(__name__)


def fetcher() -> Fetcher:
    """How sources are fetched. This machine’s own addresses only where the settings say so."""
    if settings.WEBMENTIONS_FROM_LOOPBACK:
        return Fetcher(
            seconds=SECONDS,
            most_bytes=MOST_BYTES,
            ports=None,
            may_reach=lambda address: is_public(address) or is_loopback(address),
        )
    return Fetcher(seconds=SECONDS, most_bytes=MOST_BYTES)


def read_due(limit: int) -> int:
    """Read sources that are due, up to ``limit``, while the round lasts; how many."""
    due, slow, number = Webmention.objects.due(), set(), 0
    for mention in work.one_by_one(due, limit, seconds=SECONDS_A_ROUND, lease=IN_HAND):
        number += 1
        if mention.host in slow:
            _put_off(mention)
            continue
        begun = time.monotonic()
        _read_safely(mention)
        if time.monotonic() - begun > SECONDS_OF_THE_SLOW:
            slow.add(mention.host)
    return number


def _put_off(mention: Webmention) -> None:
    """Its site was slow a moment ago: others are not to wait for it again so soon."""
    Webmention.objects.filter(pk=mention.pk).update(due_at=timezone.now() + SAME_HOST_LATER)


def _read_safely(mention: Webmention) -> None:
    """Whatever goes wrong with one keeps no other waiting."""
    try:
        _read(mention)
    except Exception:
        logger.exception("The source of Webmention %d could not be read.", mention.pk)
        mention.refresh_from_db()
        mention.attempts += 1
        _try_again(mention, _("Something went wrong here when it was read."))


def _read(mention: Webmention) -> None:
    mention.attempts += 1
    try:
        fetched = fetcher().fetch(mention.source, headers={"Accept": ACCEPTS})
    except FetchRefused as refusal:
        _refuse(mention, str(refusal))
    except FetchFailed as failure:
        _try_again(mention, str(failure))
    else:
        _judge(mention, fetched)


def _judge(mention: Webmention, fetched: Fetched) -> None:
    answered = _("It answers with the status %(status)d.") % {"status": fetched.status}
    if fetched.status in GONE:
        _miss(mention, answered, page_is_gone=True)
    elif fetched.status != 200:
        _try_again(mention, answered)
    elif is_ours(fetched.url):
        _refuse(mention, _("It leads to a page of ours."))
    else:
        _look(mention, fetched)


def _look(mention: Webmention, fetched: Fetched) -> None:
    media_type = fetched.headers.get("content-type", "")
    try:
        source = sources.read(fetched.content, media_type, fetched.url, mention.target)
    except sources.Unreadable as kind:
        _refuse(mention, _("We cannot look into %(type)s.") % {"type": str(kind)[:80]})
        return
    takes_our_text = mention.article is not None and is_copy(
        (part["text"] for part in parts_of(mention.article.body)), source.text
    )
    if source.mentions is None:
        _miss(mention, _("The target does not stand in it."), is_still_a_copy=takes_our_text)
    else:
        _accept(mention, source, Kind.COPY if takes_our_text else source.mentions)


@transaction.atomic
def _accept(mention: Webmention, source: sources.Source, kind: str) -> None:
    if not _is_public(mention):
        _refuse(mention, _("The target is not public any more."))
        return
    mention.state, mention.was_accepted = MentionState.ACCEPTED, True
    mention.kind, mention.title, mention.detail = kind, source.title, ""
    if mention.article:
        mention.reuse = _kept_as_reuse(mention, source, kind)
    _save(mention)


def _kept_as_reuse(mention: Webmention, source: sources.Source, kind: str) -> Reuse:
    told = Told(url=mention.source, headline=source.title, language=source.language)
    reuse, is_new = report(article=mention.article, told=told, how=How.WEBMENTION, kind=kind)
    if not is_new and reuse.how == How.WEBMENTION:
        # What is known from the page alone follows the page.
        reuse.kind = kind
        reuse.headline, reuse.language = source.title, source.language
        reuse.save(update_fields=["kind", "headline", "language"])
    return reuse


@transaction.atomic
def _miss(
    mention: Webmention, why: str, *, page_is_gone: bool = False, is_still_a_copy: bool = False
) -> None:
    """The target does not stand there. What we knew from the page alone is known no longer.

    A copy that somebody told us of, or that still carries our text, has not gone with its link: it
    is looked at anew.
    """
    if not mention.was_accepted:
        _refuse(mention, why)
        return
    mention.state, mention.detail = MentionState.GONE, why
    _save(mention)
    reuse = mention.reuse
    if reuse is None or reuse.state in (State.SPAM, State.HIDDEN):
        return
    if page_is_gone or (reuse.how == How.WEBMENTION and not is_still_a_copy):
        reuse.state, reuse.gone_at = State.GONE, timezone.now()
        reuse.save(update_fields=["state", "gone_at"])
    else:
        reuse_reported.send(sender=Reuse, reuse=reuse, is_new=False)


def _refuse(mention: Webmention, why: str) -> None:
    mention.state, mention.detail = MentionState.REFUSED, why
    _save(mention)


def _try_again(mention: Webmention, why: str) -> None:
    """Later, a few times. What was accepted once stays so when its site is down for longer."""
    mention.detail = why
    if mention.attempts <= len(WAITS):
        mention.due_at = timezone.now() + WAITS[mention.attempts - 1]
    elif mention.was_accepted:
        mention.state = MentionState.ACCEPTED
    else:
        mention.state = MentionState.REFUSED
    _save(mention)


def _save(mention: Webmention) -> None:
    mention.checked_at = timezone.now()
    mention.save()


def _is_public(mention: Webmention) -> bool:
    """Whether readers still have the target: it may have left since the Webmention came."""
    if mention.article_id:
        return Article.objects.published().filter(pk=mention.article_id).exists()
    return Seizure.objects.public().filter(pk=mention.seizure_id).exists()
