"""Ink on warm paper: the sheet, the type and the few marks that every picture is made of.

Coordinates are those of the finished picture, 1,600 by 1,000 pixels from the upper left.
Everything is drawn at twice that size and reduced once, so that hairlines and curves are smooth.
Type is large on purpose: at 390 pixels of screen the smallest label must still be read.
"""

from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 1000
SCALE = 2
MARGIN = 64

PAPER = "#f6f1e6"
LAND = "#e3d9c5"
HAIRLINE = "#c3b8a1"
INK = "#1c1b19"
SOFT_INK = "#5b554b"
RED = "#a3211b"
BLUE = "#2c4a6b"
PALE_BLUE = "#a9bac9"

FONTS = Path(__file__).parent / "fonts"
FACES = {
    "display": "newsreader-display.ttf",
    "text": "newsreader-text.ttf",
    "italic": "newsreader-italic.ttf",
    "sans": "public-sans-regular.ttf",
    "label": "public-sans-semibold.ttf",
    "mono": "jetbrains-mono.ttf",
}


@cache
def _font(face, size):
    return ImageFont.truetype(str(FONTS / FACES[face]), size * SCALE)


class Sheet:
    """One picture in the making."""

    def __init__(self, title="", subtitle=""):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        if title:
            self.text((MARGIN, 50), title, face="display", size=64)
        if subtitle:
            self.text((MARGIN, 134), subtitle, face="sans", size=36, fill=SOFT_INK)

    @staticmethod
    def _at(points):
        return [(x * SCALE, y * SCALE) for x, y in points]

    def text(self, at, words, *, face="label", size=40, fill=INK, anchor="la", halo=False):
        """Write words; a halo of paper keeps them legible over lines and coasts."""
        x, y = at
        self.pen.multiline_text(
            (x * SCALE, y * SCALE),
            words,
            font=_font(face, size),
            fill=fill,
            anchor=anchor,
            spacing=size * SCALE * 0.22,
            align={"l": "left", "m": "center", "r": "right"}[anchor[0]],
            stroke_width=5 * SCALE if halo else 0,
            stroke_fill=PAPER if halo else None,
        )

    def width_of(self, words, *, face="label", size=40):
        """How many pixels wide one line of words will be."""
        return _font(face, size).getlength(words) / SCALE

    def line(self, points, *, fill=INK, width=2):
        """Draw a line through points, with rounded joints."""
        self.pen.line(self._at(points), fill=fill, width=round(width * SCALE), joint="curve")

    def dashes(self, points, *, fill=INK, width=4, dash=16, gap=12):
        """Draw a broken line through points."""
        remaining, drawing = dash, True
        for (x0, y0), (x1, y1) in pairwise(points):
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            done = 0.0
            while done < length:
                step = min(remaining, length - done)
                start, end = done / length, (done + step) / length
                if drawing:
                    self.line(
                        [
                            (x0 + (x1 - x0) * start, y0 + (y1 - y0) * start),
                            (x0 + (x1 - x0) * end, y0 + (y1 - y0) * end),
                        ],
                        fill=fill,
                        width=width,
                    )
                done += step
                remaining -= step
                if remaining <= 1e-6:
                    drawing = not drawing
                    remaining = dash if drawing else gap

    def box(self, left, top, right, bottom, *, fill=None, outline=None, width=2):
        """Draw a rectangle with square corners."""
        self.pen.rectangle(
            [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE],
            fill=fill,
            outline=outline,
            width=round(width * SCALE),
        )

    def disc(self, at, radius, *, fill=INK, outline=None, width=3):
        """Draw a filled or hollow circle."""
        x, y = at
        self.pen.ellipse(
            [
                (x - radius) * SCALE,
                (y - radius) * SCALE,
                (x + radius) * SCALE,
                (y + radius) * SCALE,
            ],
            fill=fill,
            outline=outline,
            width=round(width * SCALE),
        )

    def shape(self, points, *, fill=None, outline=None, width=1):
        """Draw a closed shape."""
        self.pen.polygon(self._at(points), fill=fill)
        if outline:
            self.line([*points, points[0]], fill=outline, width=width)

    def hatch(self, rings, *, fill=RED, spacing=11, width=2):
        """Hatch the area inside rings: a place that is named without a position."""
        mask = Image.new("1", self.image.size)
        mask_pen = ImageDraw.Draw(mask)
        for ring in rings:
            mask_pen.polygon(self._at(ring), fill=1)
        bounds = mask.getbbox()
        if not bounds:
            return
        left, top, right, bottom = bounds
        strokes = Image.new("1", (right - left, bottom - top))
        stroke_pen = ImageDraw.Draw(strokes)
        height = bottom - top
        for start in range(-height, right - left, spacing * SCALE):
            stroke_pen.line(
                [(start, height), (start + height, 0)], fill=1, width=round(width * SCALE)
            )
        inside = mask.crop(bounds)
        both = Image.new("1", inside.size)
        both.paste(strokes, mask=inside)
        self.image.paste(fill, bounds, both)
        for ring in rings:
            self.line([*ring, ring[0]], fill=fill, width=1.5)

    def arrow_head(self, at, direction, *, fill=INK, size=18):
        """Draw a solid head at a point; direction is the vector that the arrow follows."""
        x, y = at
        dx, dy = direction
        length = (dx * dx + dy * dy) ** 0.5
        dx, dy = dx / length, dy / length
        back_x, back_y = x - dx * size, y - dy * size
        self.shape(
            [
                (x, y),
                (back_x - dy * size * 0.5, back_y + dx * size * 0.5),
                (back_x + dy * size * 0.5, back_y - dx * size * 0.5),
            ],
            fill=fill,
        )

    def number(self, at, value, *, radius=30, fill=RED):
        """Draw a numbered disc, like the tally on a cargo plan."""
        self.disc(at, radius, fill=fill)
        self.text(at, str(value), face="label", size=36, fill=PAPER, anchor="mm")

    def save(self, path):
        """Reduce and write the picture; the same drawing always gives the same file."""
        self.image.reduce(SCALE).save(path, quality=92, subsampling=0)
        return path
