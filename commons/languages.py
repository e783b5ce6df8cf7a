"""The languages of this installation: those the software speaks, and those it publishes in."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# What the interface is translated into. ``LANGUAGES`` of the environment chooses from these.
INSTALLED = (("en", _("English")), ("es", _("Spanish")))


def published() -> list[tuple[str, str]]:
    """Code and name of each language this newsroom publishes in, its own first.

    A callable, so that a model's choices follow the environment and its migrations do not.
    """
    return list(settings.LANGUAGES)


def are_several() -> bool:
    """Whether readers have a choice: with one language there is no switch and no ``hreflang``."""
    return len(settings.LANGUAGES) > 1


def is_elsewhere(path: str) -> bool:
    """Whether an address begins with a language that is installed and not published in."""
    first = path.lstrip("/").partition("/")[0]
    return first in dict(INSTALLED) and first not in dict(settings.LANGUAGES)
