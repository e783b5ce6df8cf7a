"""Doing what waits: looking at packages that were noted, then giving positions.

Whoever comes first does it: the process that made the change, right after its commit; the worker;
a reader of the log. So the log is whole without a worker, only perhaps a little later.
"""

import logging
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from commons.work import is_stopping
from republication.changes import articles, positions
from republication.models import Cause, PackageToCheck

#: As many packages as an editor or a reader may be kept waiting for; the worker does the rest.
AT_ONCE = 20
#: One that cannot be made is tried again, and keeps nobody else's entries waiting.
AGAIN_AFTER = timedelta(minutes=15)

logger = logging.getLogger(__name__)


def settle(limit: int = AT_ONCE) -> int:
    """Look at no more than ``limit`` packages, and number all that is entered. Says how much it
    did."""
    looked_at = 0
    # A look first: a reader of the log is not to wait for the one who writes.
    while (
        looked_at < limit
        and not is_stopping()
        and PackageToCheck.objects.due().exists()
        and _look_at_one()
    ):
        looked_at += 1
    return looked_at + positions.give()


def settle_soon() -> None:
    """After a commit, or before the log is read: what fails here is done by the next who comes, as
    it is where somebody reads inside a transaction, in which no position can be given."""
    try:
        settle()
    except (DatabaseError, RuntimeError):
        logger.exception("The change log is settled later.")


@transaction.atomic(durable=True)
def _look_at_one() -> bool:
    """Look at one article for all that is noted of it; ``False`` where nothing is due.

    The notes are locked, so that nobody else takes them; then the page, as a publication does.
    """
    first = _take(PackageToCheck.objects.due().order_by("pk")[:1])
    if not first:
        return False
    [note] = first
    of_it = [
        note,
        *_take(PackageToCheck.objects.due().filter(article=note.article).exclude(pk=note.pk)),
    ]
    notes = PackageToCheck.objects.filter(pk__in=[each.pk for each in of_it])
    articles.hold(note.article)
    try:
        with transaction.atomic():
            articles.look_again(note.article, Cause(note.cause))
    except DatabaseError:
        raise
    # Whatever is wrong with one article: everybody who follows the log waits for the others.
    except Exception:
        logger.exception("The package of article %d could not be made.", note.article)
        notes.filter(cause=Cause.HOUR).update(cause=Cause.FOUND)
        notes.update(not_before=timezone.now() + AGAIN_AFTER)
    else:
        notes.delete()
    return True


def _take(notes) -> list[PackageToCheck]:
    return list(notes.select_for_update(skip_locked=True, of=("self",)))
