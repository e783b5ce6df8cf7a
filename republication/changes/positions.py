"""Positions: the one order in which the change log is read.

A number drawn from a sequence while a transaction runs becomes visible when that transaction ends,
which may be after a reader has gone past it. So an entry is numbered when it is in the database:
under a lock that is held for this one statement, in a transaction of its own. Whoever sees a
position sees all before it.
"""

from django.db import connection, transaction
from django.db.models import Max

from republication.models import Change, ChangeLog

AT_ONCE = 5_000


def give() -> int:
    """Give positions to all entries that have none, and say how many got one.

    Called after a commit, by the worker and by whoever reads the log, so that none is needed.
    Raises ``RuntimeError`` inside a transaction: the lock must not wait for what that one does.
    """
    given = 0
    while Change.objects.without_position().exists():
        given += _give_some()
    return given


@transaction.atomic(durable=True)
def _give_some() -> int:
    """In the order in which they were written: of one subject that is the order of its changes,
    because each waits for the row of the one before."""
    ChangeLog.objects.get_or_create(pk=1)
    log = ChangeLog.objects.select_for_update().get(pk=1)
    highest = Change.objects.aggregate(highest=Max("position"))["highest"] or 0
    log.last_position = max(log.last_position, highest)
    table = connection.ops.quote_name(Change._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET position = %s + numbered.place FROM ("  # noqa: S608 - a table of ours
            "SELECT id, row_number() OVER (ORDER BY id) AS place "
            f"FROM {table} WHERE position IS NULL ORDER BY id LIMIT %s"
            f") AS numbered WHERE {table}.id = numbered.id",
            [log.last_position, AT_ONCE],
        )
        given = cursor.rowcount
    log.last_position += given
    log.save(update_fields=["last_position"])
    return given
