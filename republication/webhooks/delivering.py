"""Sending what is due, and keeping what came of it.

A worker takes a delivery by moving its ``next_at`` on, so that another takes over should it fall:
a message is sent at least once, and its ``webhook-id`` tells the receiver when it was twice.
Messages about one subject go one after the other; others side by side, a few an endpoint.
"""

import random
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from commons.safe_fetch import Fetcher, FetchFailed, FetchRefused
from commons.sealed import SealBroken
from commons.work import claim, is_stopping
from republication.models import Attempt, Delivery, Endpoint
from republication.models.webhook import (
    FAILURES_THAT_TELL,
    DeliveryState,
    EndpointReason,
    EndpointState,
    ParkedBecause,
)
from republication.webhooks import endpoints, messages, notices, signing

AT_ONCE = 8
AT_ONCE_TO_ONE = 2
# Longer than an attempt may take, and no longer than a message may wait when a worker fell.
LEASE = timedelta(seconds=45)
GIVE_UP_AFTER = timedelta(days=3)
GIVE_UP_TEST_AFTER = timedelta(minutes=15)
FIRST_WAIT_SECONDS = 10
LONGEST_WAIT = timedelta(hours=8)
LONGEST_REST = timedelta(minutes=15)
WARN_AFTER = timedelta(days=1)
_dice = random.SystemRandom()


@dataclass(frozen=True)
class Outcome:
    """What came of one attempt. ``status`` is ``None`` where there was no answer."""

    status: int | None
    error: str = ""
    excerpt: str = ""
    milliseconds: int = 0
    retry_after: timedelta | None = None

    @property
    def is_accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def deliver_due(limit: int, fetcher: Fetcher | None = None) -> int:
    """Send up to ``limit`` messages that are due; returns how many attempts were made.

    Only this thread asks the database; the others wait for the network.
    """
    fetcher = fetcher or endpoints.fetcher()
    language = translation.get_language()
    begun, in_flight = 0, {}
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        while True:
            while begun < limit and len(in_flight) < AT_ONCE and not is_stopping():
                delivery = _next(in_flight)
                if delivery is None:
                    break
                begun += 1
                if (sending := _begin(pool, delivery, fetcher, language)) is not None:
                    in_flight[sending] = delivery
            if not in_flight:
                return begun
            finished, _others = wait(in_flight, return_when=FIRST_COMPLETED)
            for sending in finished:
                record(in_flight.pop(sending), sending.result())


def _next(in_flight: dict[Future, Delivery]) -> Delivery | None:
    """The next that is due, of an endpoint that is not busy already, taken by this worker."""
    number = Counter(delivery.endpoint_id for delivery in in_flight.values())
    busy = {
        delivery.endpoint_id
        for delivery in in_flight.values()
        if number[delivery.endpoint_id] >= AT_ONCE_TO_ONE
        or delivery.endpoint.failures >= FAILURES_THAT_TELL
    }
    due = Delivery.objects.due().exclude(endpoint__in=busy)
    taken = claim(due, 1, next_at=timezone.now() + LEASE)
    return taken[0] if taken else None


def _begin(pool, delivery: Delivery, fetcher: Fetcher, language: str) -> Future | None:
    endpoint = delivery.endpoint
    try:
        keys = endpoint.secrets
    except SealBroken:
        _pause(endpoint, EndpointReason.UNREADABLE)
        return None
    content = messages.body(delivery)
    signed = signing.headers(
        message_id=delivery.message_id, at=timezone.now(), body=content, keys=keys
    )

    def send() -> Outcome:
        with translation.override(language):
            return attempt(endpoint.url, content, signed, fetcher)

    return pool.submit(send)


def attempt(url: str, content: bytes, headers: dict[str, str], fetcher: Fetcher) -> Outcome:
    """One request, whatever comes of it. The database is not asked."""
    begun = time.monotonic()
    try:
        answer = fetcher.fetch(url, method="POST", body=content, headers=headers)
    except (FetchRefused, FetchFailed) as error:
        return Outcome(None, error=str(error), milliseconds=_since(begun))
    error = ""
    if 300 <= answer.status < 400:
        error = _("It redirects. Messages are sent to the address itself and nowhere else.")
    return Outcome(
        answer.status,
        error=error,
        excerpt=answer.content.decode(errors="replace").replace("\x00", "\ufffd")[:500],
        milliseconds=_since(begun),
        retry_after=_retry_after(answer.status, answer.headers.get("retry-after", "")),
    )


@transaction.atomic
def record(delivery: Delivery, outcome: Outcome) -> None:
    """Keep an attempt and what follows from it, for its delivery and for its endpoint."""
    # In this order, always: two workers that report at once wait and do not block each other.
    endpoint = Endpoint.objects.select_for_update().filter(pk=delivery.endpoint_id).first()
    stored = Delivery.objects.select_for_update().filter(pk=delivery.pk).first()
    if endpoint is None or stored is None:  # deleted while it was on its way
        return
    now = timezone.now()
    Attempt.objects.create(
        delivery=stored,
        at=now,
        status=outcome.status,
        milliseconds=outcome.milliseconds,
        error=outcome.error[:300],
        excerpt=outcome.excerpt,
    )
    if outcome.is_accepted:
        _accepted(endpoint, stored, now)
        return
    stored.tries += 1
    first_at = (stored.give_up_at - _patience(stored)) if stored.give_up_at else now
    stored.give_up_at = stored.give_up_at or now + _patience(stored)
    stored.next_at = min(now + wait_after(stored.tries, outcome.retry_after), stored.give_up_at)
    is_given_up = stored.state == DeliveryState.PENDING and now >= stored.give_up_at
    if is_given_up:
        stored.state = DeliveryState.PARKED
        stored.parked_because = (
            ParkedBecause.UNANSWERED if stored.is_test else ParkedBecause.NOT_ACCEPTED
        )
    stored.save(update_fields=["tries", "give_up_at", "next_at", "state", "parked_because"])
    _failed(endpoint, stored, outcome, now)
    if outcome.status == 410:
        endpoints.set_state(endpoint, EndpointState.DISABLED, EndpointReason.GONE)
        notices.tell(endpoint, "gone")
    elif is_given_up and not stored.is_test and endpoint.failing_since <= first_at:
        _pause(endpoint, EndpointReason.FAILING)
    elif is_given_up and stored.is_test and endpoint.state == EndpointState.UNCHECKED:
        endpoints.set_state(endpoint, EndpointState.UNCHECKED, EndpointReason.UNANSWERED)


def wait_after(tries: int, retry_after: timedelta | None = None) -> timedelta:
    """How long to wait after so many tries: 10 s, 30 s, 90 s … to 8 hours, a fifth more or less.

    Chance keeps many messages from coming back all at once; a receiver that names a time is
    listened to.
    """
    longest = LONGEST_WAIT.total_seconds()
    seconds = min(FIRST_WAIT_SECONDS * 3 ** min(tries - 1, 12), longest) * _dice.uniform(0.8, 1.2)
    return max(timedelta(seconds=seconds), retry_after or timedelta())


def _accepted(endpoint: Endpoint, delivery: Delivery, now: datetime) -> None:
    delivery.state, delivery.delivered_at, delivery.parked_because = (
        DeliveryState.DELIVERED,
        now,
        "",
    )
    delivery.save(update_fields=["state", "delivered_at", "parked_because"])
    if endpoint.failures or endpoint.failing_since:
        endpoint.failures, endpoint.failing_since = 0, None
        endpoint.rests_until, endpoint.warned_at = None, None
        endpoint.save(update_fields=["failures", "failing_since", "rests_until", "warned_at"])
    if endpoint.state == EndpointState.UNCHECKED and delivery.is_test:
        endpoints.set_state(endpoint, EndpointState.ACTIVE)


def _failed(endpoint: Endpoint, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or now
    if endpoint.failures >= FAILURES_THAT_TELL:
        rest = timedelta(seconds=FIRST_WAIT_SECONDS) * 2 ** min(
            endpoint.failures - FAILURES_THAT_TELL, 10
        )
        endpoint.rests_until = now + max(
            min(rest, LONGEST_REST), outcome.retry_after or timedelta()
        )
    if (
        endpoint.warned_at is None
        and endpoint.state == EndpointState.ACTIVE
        and now - endpoint.failing_since >= WARN_AFTER
    ):
        endpoint.warned_at = now
        notices.tell(endpoint, "failing", error=outcome.error or str(outcome.status))
    endpoint.save(update_fields=["failures", "failing_since", "rests_until", "warned_at"])


@transaction.atomic
def _pause(endpoint: Endpoint, reason: str) -> None:
    if endpoint.state in (EndpointState.PAUSED, EndpointState.DISABLED):
        return
    endpoints.set_state(endpoint, EndpointState.PAUSED, reason)
    notices.tell(endpoint, "paused")


def _patience(delivery: Delivery) -> timedelta:
    return GIVE_UP_TEST_AFTER if delivery.is_test else GIVE_UP_AFTER


def _since(begun: float) -> int:
    return int((time.monotonic() - begun) * 1000)


def _retry_after(status: int, written: str) -> timedelta | None:
    """What a receiver that is busy asks for (RFC 9110 section 10.2.3), within reason."""
    if status not in (429, 503) or not written:
        return None
    if written.isascii() and written.isdigit():
        seconds = int(written[:9])
    else:
        try:
            seconds = (parsedate_to_datetime(written) - timezone.now()).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(timedelta(seconds=seconds), timedelta()), LONGEST_WAIT)
