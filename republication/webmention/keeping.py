"""How long Webmentions are kept that came to nothing: anybody may send any number of them."""

from datetime import timedelta

from django.utils import timezone

from republication.models import Webmention
from republication.models.webmention import MentionState

REFUSED_KEPT_FOR = timedelta(days=30)


def forget_refused(limit: int) -> int:
    """Erase those that were refused long ago and never accepted; how many.

    Long enough for a sender to see why. Sent again, such a one is read again.
    """
    old = Webmention.objects.filter(
        state=MentionState.REFUSED,
        was_accepted=False,
        checked_at__lt=timezone.now() - REFUSED_KEPT_FOR,
    )
    keys = list(old.order_by("pk").values_list("pk", flat=True)[:limit])
    Webmention.objects.filter(pk__in=keys).delete()
    return len(keys)
