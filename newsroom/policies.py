"""The pages that say how the newsroom works, as its settings name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from newsroom.models import NewsroomSettings


@dataclass(frozen=True)
class Policy:
    """A standing page with its meaning: the settings' name for it and schema.org's property."""

    name: str
    property: str
    page: Page

    @property
    def rel(self) -> str:
        """The link relation that is registered for it (IANA Link Relations), if one is."""
        return {"privacy_page": "privacy-policy"}.get(self.name, "")


def policies_among(pages: Iterable[Page], newsroom: NewsroomSettings) -> list[Policy]:
    """Those of ``pages`` that are policies, or translations of one, in the settings' order.

    The settings name a page in one language; its translations share its translation key. A page
    that readers may not see is not among theirs, and so nowhere.
    """
    by_key = {page.translation_key: page for page in pages}
    named = ((name, kind, getattr(newsroom, name)) for name, kind in NewsroomSettings.POLICIES)
    return [
        Policy(name, kind, by_key[chosen.translation_key])
        for name, kind, chosen in named
        if chosen and chosen.translation_key in by_key
    ]
