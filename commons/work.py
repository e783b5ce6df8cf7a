"""What is due, and whoever does it: mail that waits, webhooks, articles whose hour has come.

Nothing that a reader or an editor waits for talks to another machine: it leaves a row, and a
worker does the rest within seconds. A room of the house says what there is to do in its module
``due_work``, which a worker imports:

    @due_work("announce-messages")
    def announce(limit: int) -> int:
        '''At most ``limit`` of them now; returns how many were done.'''

``manage.py work`` runs all of it and waits in between; ``manage.py up`` does so beside the server.
Any number of workers may run at once. Each calls every function in each of its rounds, so a
function takes its rows with :func:`claim`. One that cannot share (a command of Wagtail's, a check
that takes minutes) says ``every=timedelta(…)``: it is run by one worker at a time, and no more
often than that, whichever worker it is and however often they are started.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone, translation
from django.utils.module_loading import autodiscover_modules

from commons.models import WorkTurn

MODULE = "due_work"
ROWS_AT_ONCE = 100
SECONDS_BETWEEN_ROUNDS = 5.0
# How long a worker that fell may keep the others from a function that cannot be shared.
TURN_LASTS = timedelta(minutes=15)
# A function that fails is let be for this long, twice as long each further time, up to the most.
REST_SECONDS = 15.0
MOST_REST_SECONDS = 600.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class DueWork:
    """A function that does what is due. ``every`` is ``None`` for one that workers share."""

    name: str
    run: Callable[[int], int]
    every: timedelta | None = None


_known: dict[str, DueWork] = {}


def due_work(name: str, *, every: timedelta | None = None):
    """Register a function ``run(limit) -> int``. Raises ``ValueError`` for a name that is taken."""

    def register(run: Callable[[int], int]) -> Callable[[int], int]:
        if name in _known:
            raise ValueError(f"Two functions do the work “{name}”.")
        _known[name] = DueWork(name, run, every)
        return run

    return register


def all_due_work() -> list[DueWork]:
    """What every room has to do, by name."""
    autodiscover_modules(MODULE)
    return sorted(_known.values(), key=lambda work: work.name)


def claim(due: QuerySet, limit: int, **marks) -> list[Model]:
    """Up to ``limit`` rows of ``due``, in its order, that no other worker gets.

    ``marks`` are written to each and must take it out of ``due``: the moment at which it is due
    again, say, should this worker fall. They are written before this returns, so that nothing
    stays locked while the network is waited for.
    """
    if connections[due.db].features.has_select_for_update_skip_locked:
        with transaction.atomic(using=due.db):
            free = due.select_related(None).select_for_update(skip_locked=True, of=("self",))
            keys = [row.pk for row in free.only("pk")[:limit]]
            due.model._base_manager.using(due.db).filter(pk__in=keys).update(**marks)
    else:
        waiting = list(due.values_list("pk", flat=True)[:limit])
        keys = [key for key in waiting if due.filter(pk=key).update(**marks)]
    rows = due.model._base_manager.using(due.db).in_bulk(keys)
    return [rows[key] for key in keys]


def one_by_one(
    due: QuerySet, limit: int, *, seconds: float, lease: timedelta, field: str = "due_at"
) -> Iterator[Model]:
    """Up to ``limit`` rows of ``due``, each claimed when its turn comes.

    For what asks another machine, which may take its time: all of it may take ``seconds`` before
    the worker turns to other work, and what is left stays due. A row is claimed by moving ``field``
    on by ``lease``, which must be longer than one row can take: or two workers would do it.
    """
    until = time.monotonic() + seconds
    for _number in range(limit):
        if is_stopping() or time.monotonic() >= until:
            return
        taken = claim(due, 1, **{field: timezone.now() + lease})
        if not taken:
            return
        yield taken[0]


@dataclass(frozen=True)
class Round:
    """What one round did: how much by name of the work, and which work failed."""

    done: dict[str, int]
    failed: frozenset[str]


class Worker:
    """Rounds through all that is due, until it is stopped.

    ``limit`` is handed to each function; ``interval`` are the seconds between two rounds. One
    that did its full limit has more to do, and the next round follows at once.
    """

    def __init__(self, limit: int = ROWS_AT_ONCE, interval: float = SECONDS_BETWEEN_ROUNDS):
        self.limit = limit
        self.interval = interval
        self._stopped = threading.Event()
        self._failures: dict[str, int] = {}
        self._rests_until: dict[str, float] = {}

    def stop(self) -> None:
        """End after the row that is in hand. May be called from a signal or another thread."""
        self._stopped.set()

    @property
    def is_stopping(self) -> bool:
        return self._stopped.is_set()

    def run(self) -> None:
        """Round after round, until :meth:`stop`."""
        while not self.is_stopping:
            if not self._has_more(self.run_once()):
                self._stopped.wait(self.interval)

    def run_until_done(self) -> Round:
        """Rounds until nothing is due any more, and what they did together."""
        done, failed = Counter(), set()
        while not self.is_stopping:
            last = self.run_once()
            done.update(last.done)
            failed |= last.failed
            if not self._has_more(last):
                break
        return Round(dict(done), frozenset(failed))

    def run_once(self) -> Round:
        """One round. A function that failed a moment ago is not asked again yet."""
        done, failed = {}, set()
        for work in all_due_work():
            if self.is_stopping:
                break
            if self._rests_until.get(work.name, 0) > time.monotonic():
                continue
            count = self._guarded(work)
            if count is None:
                failed.add(work.name)
            else:
                done[work.name] = count
        return Round(done, frozenset(failed))

    def _has_more(self, last: Round) -> bool:
        return any(count >= self.limit for count in last.done.values())

    def _guarded(self, work: DueWork) -> int | None:
        """Whatever happens in a function stays in it: the others are run all the same."""
        at_work = _at_work.set(self)
        _renew_connections()
        try:
            with translation.override(settings.LANGUAGE_CODE):
                count = work.run(self.limit) if work.every is None else _in_turn(work, self.limit)
        except Exception:
            failures = self._failures[work.name] = self._failures.get(work.name, 0) + 1
            rest = min(REST_SECONDS * 2 ** (failures - 1), MOST_REST_SECONDS)
            self._rests_until[work.name] = time.monotonic() + rest
            logger.exception("The work “%s” failed; again in %d seconds.", work.name, rest)
            return None
        finally:
            _at_work.reset(at_work)
            _renew_connections()
        self._failures.pop(work.name, None)
        return count


_at_work: ContextVar[Worker | None] = ContextVar("at_work", default=None)


def is_stopping() -> bool:
    """Whether the worker that runs this was asked to stop: no further row is to be begun."""
    worker = _at_work.get()
    return worker is not None and worker.is_stopping


def _renew_connections() -> None:
    """Let go of connections that are too old or broken, as a request does; never inside a
    transaction of whoever called the worker."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def _in_turn(work: DueWork, limit: int) -> int:
    """Run a function that workers do not share, if it is due and nobody else is at it."""
    begun_at = timezone.now()
    if not _take_turn(work.name, begun_at):
        return 0
    next_at = begun_at + work.every
    try:
        count = work.run(limit)
        if count >= limit:
            next_at = begun_at
        return count
    finally:
        WorkTurn.objects.filter(name=work.name).update(next_at=next_at, held_until=None)


def _take_turn(name: str, now: datetime) -> bool:
    due = WorkTurn.objects.filter(
        Q(held_until__isnull=True) | Q(held_until__lte=now), name=name, next_at__lte=now
    )
    if not WorkTurn.objects.filter(name=name).exists():
        WorkTurn.objects.bulk_create([WorkTurn(name=name, next_at=now)], ignore_conflicts=True)
    elif not due.exists():  # a look costs no lock
        return False
    return due.update(held_until=now + TURN_LASTS) == 1
