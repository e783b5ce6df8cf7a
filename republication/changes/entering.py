"""Writing entries into the change log: in the transaction of what they tell."""

from functools import partial

from django.db import transaction

from republication.changes import recorded, waiting
from republication.models import Change


def enter(kind: str, subject_kind: str, subject, **said) -> Change:
    """Write one entry and say so. ``said`` are further fields of :class:`Change`."""
    change = Change.objects.create(
        kind=kind, subject_kind=subject_kind, subject=str(subject), **said
    )
    recorded.send(Change, change=change)
    if not change.is_archive:  # ten thousand of them are settled by whoever comes next
        settle_after_commit()
    return change


def settle_after_commit() -> None:
    """Let what is written now be settled as soon as others can see it."""
    transaction.on_commit(partial(waiting.send, Change), robust=True)
