"""Who publishes the record: what exports, citations and snapshots name as their source.

The record itself does not know in which house it stands. The house registers a function when it
starts; it is asked each time, in the language that is active, so that a changed name or licence
holds at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from commons import licences
from commons.addresses import absolute
from commons.licences import Licence


@dataclass(frozen=True)
class Publisher:
    """A publisher as a paper names it.

    ``name`` is what readers know it by, ``legal_name`` who answers before the law, ``url`` its
    front page in the active language, ``licence`` that of the record, ``contact`` an e-mail
    address or nothing.
    """

    name: str
    legal_name: str
    url: str
    licence: Licence
    contact: str = ""


def _by_its_address() -> Publisher:
    """Until a house has registered: its host's name, and no right that it has not given."""
    return Publisher(
        name=settings.BASE_HOST,
        legal_name=settings.BASE_HOST,
        url=absolute(f"/{get_language() or settings.LANGUAGE_CODE}/"),
        licence=licences.ALL_RIGHTS_RESERVED,
    )


_asked: list[Callable[[], Publisher]] = [_by_its_address]


def register(source: Callable[[], Publisher]) -> None:
    """Name the function that says who publishes. The last one registered is asked."""
    _asked[0] = source


def current() -> Publisher:
    """Who publishes the record now, in the active language."""
    return _asked[0]()
