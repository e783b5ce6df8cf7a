"""What republication keeps, with only what a test cares about spelled out."""

import itertools

from republication.access import keys
from republication.models import ApiKey, Republisher, Reuse
from tests.newsroom.factories import make_article

_numbers = itertools.count(1)


def make_reuse(article=None, **fields) -> Reuse:
    """A copy of an article, reported and nothing else."""
    fields.setdefault("url", f"https://outlet.example/story-{next(_numbers)}/")
    return Reuse.objects.create(article=article or make_article(), **fields)


def make_republisher(name: str = "", **fields) -> Republisher:
    """An outlet with a home page of its own."""
    number = next(_numbers)
    fields.setdefault("home", f"https://outlet-{number}.example/")
    return Republisher.objects.create(name=name or f"Outlet {number}", **fields)


def make_key(republisher: Republisher | None = None, *, scopes=("read",), **more) -> ApiKey:
    """A key; ``as_header`` is what its owner sends, as ``client.get(url, **key.as_header)``."""
    key, written = keys.issue(
        republisher=republisher or make_republisher(),
        name=more.pop("name", "CMS"),
        scopes=scopes,
        **more,
    )
    key.as_header = {"HTTP_AUTHORIZATION": f"Bearer {written}"}
    key.written = written
    return key
