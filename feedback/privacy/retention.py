"""How long messages are kept: the newsroom says it kind by kind, and a worker keeps to it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from commons.work import is_stopping
from feedback.models import FeedbackSettings, Kind, Message, State
from feedback.models.message import MessageQuerySet
from feedback.models.settings import SPAM
from feedback.privacy.erasing import Why, erase


def outlived(now: datetime | None = None) -> MessageQuerySet:
    """The messages whose day has come, oldest first, whatever their state.

    Spam goes with its kind at the latest. A kind that is kept until somebody asks is not here.
    """
    return _received_before(now or timezone.now())


def erase_outlived(limit: int) -> int:
    """At most ``limit`` of them, each in a transaction of its own; how many were erased."""
    erased = 0
    for message in outlived()[:limit]:
        if is_stopping():
            break
        erase(message=message, why=Why.SCHEDULE)
        erased += 1
    return erased


def _received_before(now: datetime) -> MessageQuerySet:
    settings = FeedbackSettings.load()
    over = Q(pk__in=[])
    for kind in Kind.values:
        if days := settings.days_kept(kind):
            over |= Q(kind=kind, received_at__lte=now - timedelta(days=days))
    if days := settings.days_kept(SPAM):
        over |= Q(state=State.SPAM, received_at__lte=now - timedelta(days=days))
    kept = Message.objects.filter(erased_at__isnull=True)
    return kept.filter(over).order_by("received_at", "pk")
