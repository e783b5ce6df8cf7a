"""A picture that leaves the house: the drawing with its title, measure, source and licence."""

from collections.abc import Iterable
from dataclasses import dataclass

from seizures.charts import lettering
from seizures.charts.svg import Picture

MARGIN = 28
FOOT_SIZE = 12


@dataclass(frozen=True)
class Caption:
    """What is said around a drawing, in the language of its readers."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str
    licence: str
    address: str


def sheet(drawing: Picture, caption: Caption) -> Picture:
    """The drawing with its caption on a sheet of paper, in the colours of the light theme."""
    width = drawing.width + 2 * MARGIN
    room = drawing.width
    whole = Picture(
        width, 10, key=f"{drawing.key}-sheet", title=caption.title, description=caption.subtitle
    )
    paper = whole.add("rect", "d-paper", x=0, y=0, width=width, height=10)
    whole.add("rect", "d-ink", x=MARGIN, y=18, width=room, height=3)
    top = _lines(whole, caption.title, 21, 27, 50, room, "d-strong")
    top = _lines(whole, caption.subtitle, 14, 19, top + 2, room, "d-muted")
    placed = whole.group(transform=f"translate({MARGIN} {top + 4:.0f})")
    for child in list(drawing.root):
        if child.tag not in ("title", "desc"):
            placed.append(child)
    top += drawing.height + 28
    for note in caption.notes:
        top = _lines(whole, note, FOOT_SIZE, 16, top, room, "d-muted") + 3
    whole.add("line", "d-grid", x1=MARGIN, x2=MARGIN + room, y1=top - 6, y2=top - 6)
    top += 10
    for said in (caption.source, caption.licence, caption.address):
        top = _lines(whole, said, FOOT_SIZE, 16, top, room, "d-ink")
    whole.set_size(width, top + 8)
    paper.set("height", f"{top + 8:.0f}")
    return whole


def _lines(
    picture: Picture, text: str, size: float, leading: float, top: float, room: float, kind: str
) -> float:
    broken: Iterable[str] = lettering.lines(text, size, room, strong=kind == "d-strong")
    for line in broken:
        picture.text(MARGIN, top, line, kind, size=size)
        top += leading
    return top
