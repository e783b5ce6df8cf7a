"""How a change of the record is told to the floors above: at once, or for a whole import in one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps

from seizures.signals import seizure_changed

_gathered: ContextVar[set[str] | None] = ContextVar("gathered", default=None)


def tell(identifiers: Iterable[str]) -> None:
    """Say that these public records changed. What saves rows without publishing them calls it."""
    identifiers = frozenset(filter(None, identifiers))
    gathered = _gathered.get()
    if gathered is not None:
        gathered.update(identifiers)
    elif identifiers:
        seizure_changed.send(apps.get_model("seizures", "Seizure"), identifiers=identifiers)


@contextmanager
def told_together() -> Iterator[None]:
    """Tell every change made within as one, at the end: for imports and for moving many records.

    Work that fails tells nothing, so it belongs within the transaction that is then undone.
    """
    if _gathered.get() is not None:  # an outer block tells it
        yield
        return
    token = _gathered.set(set())
    try:
        yield
        identifiers = _gathered.get()
    finally:
        _gathered.reset(token)
    tell(identifiers)
