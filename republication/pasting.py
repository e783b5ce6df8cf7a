"""What a publishing system asks for in boxes of its own, each ready to paste."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from republication.parts import Package


@dataclass(frozen=True)
class Box:
    """One box: its name on the page (``code``), its label in the reader's language, its text."""

    code: str
    label: str
    text: str


def boxes_of(package: Package) -> list[Box]:
    """The boxes that most publishing systems have, in the order in which they ask; none empty."""
    boxes = (
        Box("headline", _("Headline"), package.headline),
        Box("standfirst", _("Standfirst"), package.standfirst),
        Box("byline", _("Byline"), package.byline.text),
        Box("canonical", _("Canonical address, for rel=canonical"), package.canonical_url),
        Box("top", _("Line before the text"), package.attribution_top.text),
        Box("bottom", _("Line after the text"), package.attribution_bottom.text),
    )
    return [box for box in boxes if box.text]
