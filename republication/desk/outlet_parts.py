"""What an outlet's page in the desk shows: each part of republication adds its own table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.functional import Promise

from republication.models import Republisher


@dataclass(frozen=True)
class Cell:
    """Words in a table, and where they lead. ``more`` stands below them, smaller."""

    words: str | Promise
    url: str = ""
    more: str | Promise = ""


@dataclass(frozen=True)
class Part:
    """One table. ``rows`` hold a :class:`Cell` or words for each of ``heads``.

    ``note`` is said below the title, ``nothing`` in place of an empty table; ``links`` are the
    buttons below it, words and address.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell | str]]
    nothing: str
    note: str = ""
    links: Sequence[tuple[str, str]] = field(default=())


# Nothing where the person who asks may not see it.
Describe = Callable[[Republisher, HttpRequest], Part | None]
_known: dict[Describe, int] = {}


def register_part(describe: Describe, *, order: int) -> Describe:
    """Show a part on the page of every outlet: contacts are at 0, keys at 10, copies at 20."""
    _known[describe] = order
    return describe


def parts_of(outlet: Republisher, request: HttpRequest) -> list[Part]:
    """The parts that this person may see, in order."""
    ordered = sorted(_known, key=_known.__getitem__)
    return [part for describe in ordered if (part := describe(outlet, request)) is not None]
