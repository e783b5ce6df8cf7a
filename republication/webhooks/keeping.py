"""How long what webhooks leave behind is kept."""

from datetime import timedelta

from django.utils import timezone

from republication.models import Delivery, Endpoint
from republication.models.webhook import DeliveryState, EndpointState, ParkedBecause

HELD_FOR_PAUSED = timedelta(days=3)
DELIVERED_KEPT_FOR = timedelta(days=30)
PARKED_KEPT_FOR = timedelta(days=90)


def tidy(limit: int) -> int:
    """Park what a paused endpoint does not get, erase what is old; how many of both.

    Nothing is lost: the log of changes keeps every entry for whoever comes back.
    """
    now = timezone.now()
    held = Delivery.objects.pending().filter(
        endpoint__state__in=[EndpointState.PAUSED, EndpointState.UNCHECKED],
        endpoint__state_since__lte=now - HELD_FOR_PAUSED,
        created_at__lte=now - HELD_FOR_PAUSED,
    )
    parked = held.update(state=DeliveryState.PARKED, parked_because=ParkedBecause.NOT_ACTIVE)
    old = [
        *_keys(DeliveryState.DELIVERED, now - DELIVERED_KEPT_FOR, limit),
        *_keys(DeliveryState.PARKED, now - PARKED_KEPT_FOR, limit),
    ]
    Delivery.objects.filter(pk__in=old).delete()
    Endpoint.objects.filter(previous_secret_until__lte=now).update(
        previous_secret_sealed="", previous_secret_until=None
    )
    return parked + len(old)


def _keys(state: str, before, limit: int) -> list[int]:
    aged = Delivery.objects.filter(state=state, created_at__lt=before).order_by("created_at")
    return list(aged.values_list("pk", flat=True)[:limit])
