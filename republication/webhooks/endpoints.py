"""What may be done with a subscription: each verb is one transaction."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from commons.safe_fetch import Fetcher, FetchRefused, is_loopback, is_public
from republication.models import Delivery, Endpoint, Republisher
from republication.models.webhook import (
    TEST,
    DeliveryState,
    EndpointReason,
    EndpointState,
    ParkedBecause,
)
from republication.webhooks import messages, signing

MOST_ENDPOINTS = 10
DEFAULT_OVERLAP = timedelta(hours=24)
LONGEST_OVERLAP = timedelta(days=7)
SECONDS = 10.0
MOST_BYTES = 4 * 1024
HTTPS_PORTS = frozenset({443, 8443})


def fetcher() -> Fetcher:
    """How messages are sent: by https to public addresses; on a developer's machine also here."""
    if settings.WEBHOOKS_TO_LOOPBACK:
        return Fetcher(
            seconds=SECONDS,
            most_bytes=MOST_BYTES,
            ports=None,
            may_reach=lambda address: is_public(address) or is_loopback(address),
        )
    return Fetcher(
        seconds=SECONDS, most_bytes=MOST_BYTES, ports=HTTPS_PORTS, schemes=frozenset({"https"})
    )


def check_url(url: str) -> None:
    """Raise ``ValidationError`` for an address that no message will be sent to.

    Names are looked up at each attempt and not here: what a name says today binds nobody.
    """
    try:
        fetcher().check(url)
    except FetchRefused as refused:
        raise ValidationError(str(refused)) from refused


def check_room(republisher: Republisher) -> None:
    """Raise ``ValidationError`` where an outlet has as many endpoints as it may."""
    if Endpoint.objects.of(republisher).count() >= MOST_ENDPOINTS:
        raise ValidationError(
            _("An outlet has at most %(most)d webhooks. Delete one, or widen one’s choices.")
            % {"most": MOST_ENDPOINTS}
        )


@transaction.atomic
def subscribe(endpoint: Endpoint, *, by=None) -> str:
    """Store a new endpoint and ask for its first test. Returns the secret, shown this once.

    It is told of changes once the test was answered: by then its owner knows the secret and can
    verify the test.
    """
    secret = signing.new_secret()
    endpoint.secret = secret
    endpoint.state, endpoint.reason = EndpointState.UNCHECKED, EndpointReason.NEW
    endpoint.save()
    log(endpoint, "republication.add_webhook", user=by)
    ask_for_test(endpoint)
    return secret


@transaction.atomic
def change(endpoint: Endpoint, *, by=None) -> None:
    """Store an endpoint that was edited. At a new address it has to answer a test again."""
    stored = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    endpoint.save()
    if endpoint.url != stored.url:
        _recheck(endpoint, EndpointReason.MOVED)
    log(endpoint, "republication.change_webhook", user=by)


@transaction.atomic
def pause(endpoint: Endpoint, *, by=None) -> None:
    """Keep what is to be told, and send nothing."""
    if endpoint.state in (EndpointState.PAUSED, EndpointState.DISABLED):
        return
    set_state(endpoint, EndpointState.PAUSED, EndpointReason.BY_HAND)
    log(endpoint, "republication.pause_webhook", user=by)


@transaction.atomic
def resume(endpoint: Endpoint, *, by=None) -> None:
    """Go on, from where it stopped, once a test was answered."""
    if endpoint.state == EndpointState.ACTIVE:
        return
    _recheck(endpoint, EndpointReason.RESUMED)
    log(endpoint, "republication.resume_webhook", user=by)


@transaction.atomic
def rotate_secret(endpoint: Endpoint, *, overlap: timedelta = DEFAULT_OVERLAP, by=None) -> str:
    """A new secret, shown this once. For ``overlap`` messages carry both signatures."""
    secret = signing.new_secret()
    stored = Endpoint.objects.select_for_update().get(pk=endpoint.pk)
    if overlap and stored.reason != EndpointReason.UNREADABLE:
        endpoint.previous_secret_sealed = stored.secret_sealed
        endpoint.previous_secret_until = timezone.now() + overlap
    else:
        endpoint.previous_secret_sealed, endpoint.previous_secret_until = "", None
    endpoint.secret = secret
    endpoint.save(
        update_fields=["secret_sealed", "previous_secret_sealed", "previous_secret_until"]
    )
    if stored.reason == EndpointReason.UNREADABLE:
        _recheck(endpoint, EndpointReason.RESUMED)
    log(endpoint, "republication.rotate_webhook_secret", user=by)
    return secret


def ask_for_test(endpoint: Endpoint) -> Delivery:
    """Write a test message, which goes out within seconds."""
    delivery = Delivery(endpoint=endpoint, type=TEST)
    delivery.content = messages.of_a_test(delivery)
    delivery.save()
    return delivery


def set_state(endpoint: Endpoint, state: str, reason: str = "") -> None:
    """Put an endpoint into a state; one that is switched off sends nothing that it has kept."""
    endpoint.state, endpoint.reason, endpoint.state_since = state, reason, timezone.now()
    fields = ["state", "reason", "state_since"]
    if state == EndpointState.ACTIVE and endpoint.activated_at is None:
        endpoint.activated_at = endpoint.state_since
        fields.append("activated_at")
    endpoint.save(update_fields=fields)
    if state == EndpointState.DISABLED:
        endpoint.deliveries.pending().update(
            state=DeliveryState.PARKED, parked_because=ParkedBecause.SWITCHED_OFF
        )


def redeliver(deliveries) -> int:
    """Send again what is parked or was delivered, now and for three days; how many."""
    return deliveries.exclude(state=DeliveryState.PENDING).update(
        state=DeliveryState.PENDING,
        parked_because="",
        next_at=timezone.now(),
        give_up_at=None,
        delivered_at=None,
        tries=0,
    )


def _recheck(endpoint: Endpoint, reason: str) -> None:
    endpoint.failures, endpoint.failing_since = 0, None
    endpoint.rests_until, endpoint.warned_at = None, None
    endpoint.save(update_fields=["failures", "failing_since", "rests_until", "warned_at"])
    set_state(endpoint, EndpointState.UNCHECKED, reason)
    ask_for_test(endpoint)
