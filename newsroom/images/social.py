"""The picture that stands for the newsroom where a page has none: its logo, or its name, on paper.

Drawn here, because social networks read neither SVG nor our fonts.
"""

from functools import lru_cache
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from newsroom.models import NewsroomSettings

SIZE = (1200, 630)
PAPER, INK, STAMP = "#fcfaf5", "#15171c", "#a81c26"
MARGIN = 90
_FONT = settings.BASE_DIR / "static" / "fonts" / "newsreader-display.woff2"


def social_image_of(newsroom: NewsroomSettings) -> bytes:
    """The picture as PNG."""
    logo = newsroom.logos.light
    if logo:
        with logo.file.open("rb") as file:
            return _drawn(newsroom.name, file.read())
    return _drawn(newsroom.name, None)


@lru_cache(maxsize=8)
def _drawn(name: str, logo: bytes | None) -> bytes:
    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    width, height = SIZE
    room = width - 2 * MARGIN
    # The house's sign: a thick and a thin rule; a red edge as of a consignment ticket.
    pen.rectangle((0, 0, 26, height), fill=STAMP)
    pen.rectangle((MARGIN, height - MARGIN - 8, width - MARGIN, height - MARGIN), fill=INK)
    pen.rectangle((MARGIN, height - MARGIN + 6, width - MARGIN, height - MARGIN + 8), fill=INK)
    if logo:
        picture = Image.open(BytesIO(logo)).convert("RGBA")
        scale = min(room / picture.width, 260 / picture.height)
        picture = picture.resize((round(picture.width * scale), round(picture.height * scale)))
        sheet.paste(picture, (MARGIN, (height - MARGIN - picture.height) // 2), picture)
    else:
        face, lines = _set(name, room)
        line_height = round(face.size * 1.02)
        top = (height - MARGIN - line_height * len(lines)) // 2
        for number, line in enumerate(lines):
            pen.text((MARGIN, top + number * line_height), line, font=face, fill=INK)
    written = BytesIO()
    sheet.save(written, "PNG", optimize=True)
    return written.getvalue()


def _set(name: str, room: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size in which the name stands in two lines at most, and those lines."""
    for size in range(190, 40, -10):
        face = ImageFont.truetype(_FONT, size)
        lines = _broken(name, face, room)
        if len(lines) <= 2 and all(face.getlength(line) <= room for line in lines):
            return face, lines
    return face, lines[:2]


def _broken(name: str, face: ImageFont.FreeTypeFont, room: int) -> list[str]:
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
