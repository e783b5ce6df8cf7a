"""Forgetting what a reader gave: when its day has come, or somebody asks.

:meth:`feedback.models.Message.erase` says what goes and what stays. Here it is done so that it is
gone: a row that is emptied still lies in the file of the database until something is written over
it, and a copy of it in the log of what was written last.
"""

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from feedback.models import AWAITING_US, Message, State

ERASED = "feedback.erase"
# What is of no more use without its words. What became of a message stays in its state.
UNFINISHED = (*AWAITING_US, State.WAITING, State.ANSWERED)


class Why(models.TextChoices):
    SCHEDULE = "schedule", _("its day had come")
    REQUEST = "request", _("somebody asked for it")
    READER = "reader", _("its reader did it")


@transaction.atomic
def erase(*, message: Message, why: Why, by=None) -> Message:
    """Erase it, note that and why, and take it out of the inbox. Twice is once.

    ``by`` is the member of the desk who did it; ``None`` for the schedule and for a reader.
    """
    stored = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if stored.is_erased:
        return stored
    _overwrite_what_is_deleted()
    stored.erase()
    if stored.state in UNFINISHED:
        stored.state = State.WITHDRAWN if why == Why.READER else State.CLOSED
        stored.save(update_fields=["state"])
    log(stored, ERASED, user=by, data={"why": str(why)})
    transaction.on_commit(_empty_the_log_of_writes)
    return stored


def _overwrite_what_is_deleted() -> None:
    """SQLite otherwise leaves deleted words in the file until their place is needed. PostgreSQL
    does so until it vacuums, by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _empty_the_log_of_writes() -> None:
    """Bring SQLite's write-ahead log into the file and cut it. Where somebody is reading it is
    left for the next time: no error."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
