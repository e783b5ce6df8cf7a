"""What other rooms add to the pages that say how the newsroom works.

A newsroom writes such a page itself. What follows from its settings is not for it to write, because
it would be wrong on the day somebody changes one: the room that knows it says it, below the
newsroom's own words.

    @policy_part("privacy_page")
    def what_is_kept(request) -> str:
        '''HTML, safe, with headings of the second level.'''
"""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.models import Page

from newsroom.models.settings import NewsroomSettings

_known: dict[str, list[Callable[[HttpRequest], str]]] = {}


def policy_part(policy: str):
    """Add a part to a policy, named as in ``NewsroomSettings.POLICIES``. Raises ``ValueError``."""
    if policy not in dict(NewsroomSettings.POLICIES):
        raise ValueError(f"There is no policy “{policy}”.")

    def register(part: Callable[[HttpRequest], str]) -> Callable[[HttpRequest], str]:
        parts = _known.setdefault(policy, [])
        if part not in parts:
            parts.append(part)
        return part

    return register


def parts_of(page: Page, request: HttpRequest) -> list[str]:
    """What stands below the words of a page: nothing, where the settings name it as no policy."""
    newsroom = NewsroomSettings.load(request)
    named = ((name, getattr(newsroom, name)) for name in _known)
    return [
        part(request)
        for name, chosen in named
        if chosen and chosen.translation_key == page.translation_key
        for part in _known[name]
    ]
