"""Whether what is published now is old work that arrives from elsewhere, and no news.

A newsroom that moves its archive here publishes ten thousand stories in an afternoon. Pages,
lists, feeds and search take them in by the dates they first went out; a change log must name
them, because whoever follows it shall miss nothing. But nobody may be told of them as news: no
mail, no webhook, no notice. Receivers of ``article_published`` read it from the signal's
``is_archive``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_arriving = ContextVar("archive_arriving", default=False)


@contextmanager
def arriving() -> Iterator[None]:
    """What is published inside this block is old work."""
    token = _arriving.set(True)
    try:
        yield
    finally:
        _arriving.reset(token)


def is_arriving() -> bool:
    return _arriving.get()
