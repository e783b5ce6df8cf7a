"""How wide a text is, so that labels neither overlap nor leave the picture.

Measured in Public Sans, which our pages and pictures are set in; the files beside this module are
cut from its release (OFL, see ``fonts/OFL.txt``) to Latin-1 and Latin Extended-A.
"""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "public-sans-regular.ttf"
STRONG = FONTS / "public-sans-semibold.ttf"
_MEASURED_AT = 100
# A reader without our font sees another one, which may be a little wider.
_ALLOWANCE = 1.03


@lru_cache(maxsize=2)
def _face(strong: bool):
    return ImageFont.truetype(str(STRONG if strong else REGULAR), _MEASURED_AT)


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, strong: bool = False) -> float:
    """Pixels that a line of text takes."""
    return _face(strong).getlength(text) * size / _MEASURED_AT * _ALLOWANCE


def shortened(text: str, size: float, room: float, *, strong: bool = False) -> str:
    """The text, or its beginning with an ellipsis where it does not fit."""
    if width(text, size, strong=strong) <= room:
        return text
    kept = text
    while kept and width(f"{kept.rstrip()}…", size, strong=strong) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;')}…"


def lines(text: str, size: float, room: float, *, strong: bool = False) -> list[str]:
    """The text broken into lines at its spaces, never at those that hold a number to its unit."""
    broken: list[str] = []
    for word in text.split(" "):
        longer = f"{broken[-1]} {word}" if broken else word
        if broken and width(longer, size, strong=strong) <= room:
            broken[-1] = longer
        else:
            broken.append(shortened(word, size, room, strong=strong))
    return broken
