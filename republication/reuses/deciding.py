"""What the desk decides about a reuse: each verb is one transaction and stands in the history."""

from django.db import transaction
from wagtail.log_actions import log

from republication.models import Reuse
from republication.models.reuse import State
from republication.reuses.reporting import SET_STATE


@transaction.atomic
def set_state(reuse: Reuse, state: str, *, by) -> Reuse:
    """Say what it is. What an editor called spam stays so, whoever tells us of it again."""
    stored = Reuse.objects.select_for_update(of=("self",)).get(pk=reuse.pk)
    if stored.state != state:
        stored.state = State(state)
        stored.gone_at = None if state != State.GONE else stored.gone_at
        stored.save(update_fields=["state", "gone_at"])
        log(stored, SET_STATE, user=by, data={"state": str(state)})
    return stored


def mark_up_to_date(reuse: Reuse) -> None:
    """Somebody has seen that the copy has every correction."""
    Reuse.objects.filter(pk=reuse.pk).update(stale_since=None)
