"""What republication keeps, with only what a test cares about spelled out."""

import itertools

from republication.models import Reuse
from tests.newsroom.factories import make_article

_numbers = itertools.count(1)


def make_reuse(article=None, **fields) -> Reuse:
    """A copy of an article, reported and nothing else."""
    fields.setdefault("url", f"https://outlet.example/story-{next(_numbers)}/")
    return Reuse.objects.create(article=article or make_article(), **fields)
