"""The lines that a copy lacks, ready to paste, and where they go."""

from dataclasses import dataclass
from enum import StrEnum


class Spot(StrEnum):
    """Where a line goes, from the top of the page."""

    HEAD = "head"
    BYLINE = "byline"
    TOP = "top"
    BOTTOM = "bottom"
    CORRECTION = "correction"
    CHANGES = "changes"


@dataclass(frozen=True)
class Line:
    """One line to add, as text and as HTML, in the language of the copy."""

    spot: Spot
    text: str
    html: str
    language: str
