"""What two packages of one article differ in, as an entry of the change log says it."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What follows from something else that is said, or from the hour alone.
FOLLOWS = frozenset(
    {
        "version",
        "changed",
        "licence",
        "conditions",
        "canonical_url",
        "byline",
        "attribution_top",
        "attribution_bottom",
    }
)
LABELS = {
    "headline": gettext_lazy("headline"),
    "standfirst": gettext_lazy("standfirst"),
    "body": gettext_lazy("text"),
    "pictures": gettext_lazy("pictures"),
    "authors": gettext_lazy("authors"),
    "credits": gettext_lazy("credits"),
    "dateline": gettext_lazy("dateline"),
    "section": gettext_lazy("section"),
    "countries": gettext_lazy("countries"),
    "corrections": gettext_lazy("the words of a correction"),
    "newsroom": gettext_lazy("the newsroom’s name"),
    "origin": gettext_lazy("who published it first"),
}
PICTURES = frozenset({"figure", "image-left-out"})


def changed_parts(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The names of what differs, apart from :data:`FOLLOWS`; pictures by themselves."""
    ours, theirs = _compared(before), _compared(after)
    return {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}


def in_words(parts: set[str]) -> str:
    """“Changed: headline and text.”, in the active language."""
    if not parts:
        return _("It was published again, with nothing changed but its day.")
    named = [str(LABELS.get(name, name)) for name in sorted(parts, key=_in_order)]
    return _("Changed: %(parts)s.") % {"parts": get_text_list(named, _("and"))}


def _in_order(part: str) -> int:
    return [*LABELS].index(part) if part in LABELS else len(LABELS)


def _compared(content: dict[str, Any]) -> dict[str, Any]:
    compared = {name: value for name, value in content.items() if name not in FOLLOWS}
    body = compared.get("body", [])
    compared["body"] = [
        {name: value for name, value in part.items() if name != "frozen_on"}
        for part in body
        if part["type"] not in PICTURES
    ]
    compared["pictures"] = [
        compared.pop("lead_image", None),
        *(part for part in body if part["type"] in PICTURES),
    ]
    compared.pop("images_left_out", None)
    return compared
