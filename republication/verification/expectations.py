"""What a copy of one article must carry: plain values, made from its package elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commons.attribution import Attribution
from commons.licences import Licence

_ADDRESS = re.compile(r"https?://[^\s()<>\"“”]+")


@dataclass(frozen=True)
class Correction:
    """A correction as a copy should show it. ``label`` names its kind and day in words."""

    text: str
    label: str
    date: date


@dataclass(frozen=True)
class KeptImage:
    """An image that may not travel. ``stems`` are beginnings of its files' names."""

    credit: str
    alt: str
    reason: str
    stems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expected:
    """What to look for. Names and titles come with every form in which they may be written.

    ``headlines``: its own first, then those of our translations. ``authors``: one tuple of names
    an author, by whatever language. ``addresses``: the canonical one first, then former ones and
    those of our translations. ``home``: the newsroom's front page. ``paragraphs``: its prose,
    without markup. ``whole``: everything the package says, as text. ``attributions``: what every
    copy must say, by language. ``told_us``: whether the outlet reported the copy; ``None`` while
    there is nothing to report. ``version``: of the package that this was made from.
    """

    language: str
    headlines: tuple[str, ...]
    authors: tuple[tuple[str, ...], ...]
    newsroom: str
    addresses: tuple[str, ...]
    home: str
    licence: Licence
    paragraphs: tuple[str, ...]
    whole: str
    attributions: Mapping[str, Attribution]
    corrections: tuple[Correction, ...] = ()
    kept_images: tuple[KeptImage, ...] = ()
    told_us: bool | None = None
    version: str = ""

    @property
    def cited(self) -> frozenset[str]:
        """Addresses that its own text refers to. A copy has them; none leads to the original."""
        return frozenset(each.rstrip(".,;") for each in _ADDRESS.findall(self.whole))
