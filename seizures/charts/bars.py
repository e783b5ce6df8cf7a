"""A series of values that have names: a bar each, with its weight and its events beside it."""

from seizures.charts import lettering, marks, words
from seizures.charts.grouping import Group
from seizures.charts.reading import Bar, Series
from seizures.charts.scale import scale_for
from seizures.charts.svg import Picture

THICK = 16
NARROW = 520


def bars(
    series: Series, *, width: int, key: str, title: str = "", description: str = ""
) -> Picture:
    """The picture. Below :data:`NARROW` pixels each value has a line of its own above its bar."""
    picture = Picture(width, 10, key=key, title=title, description=description)
    hatch = picture.hatching()
    rows = series.drawn
    scale = scale_for(bar.total for bar in rows)
    top = marks.key(picture, 0, (bar.total for bar in rows), hatch=hatch)
    if top:
        top += 8
    draw = _stacked if width < NARROW else _beside
    picture.set_size(width, draw(picture, rows, scale, top, hatch))
    return picture


def _stacked(picture: Picture, rows, scale, top: float, hatch: str) -> float:
    """Name and weight on a line, the bar below it, the events at its end."""
    width = picture.width
    for bar in rows:
        group = Group(picture, words.said_of(bar.label, bar.total))
        said = words.weight(bar.total)
        room = width - lettering.width(said, 13, strong=True) - 12
        for line in lettering.lines(bar.label, 13, room)[:2]:
            group.text(0, top + 12, line, "d-ink", size=13)
            top += 17
        group.text(width, top - 5, said, "d-strong", size=13, anchor="end")
        end = _mark(group, bar, scale, 0, top, width - 40, hatch)
        said = words.counted(bar.total)
        if end + 8 + lettering.width(said, 12) <= width:
            group.text(end + 8, top + 12, said, "d-muted", size=12)
        else:
            group.text(0, top + THICK + 14, said, "d-muted", size=12)
            top += 17
        top += THICK + 15
    return top


def _beside(picture: Picture, rows, scale, top: float, hatch: str) -> float:
    """Name at the left, bar in the middle with its weight, events at the right."""
    width, start = picture.width, top
    counts = [words.counted(bar.total) for bar in rows]
    names = min(max((lettering.width(bar.label, 13) for bar in rows), default=0), width * 0.3) + 14
    right = min(max((lettering.width(said, 12) for said in counts), default=0), width * 0.3) + 12
    weights = max(
        (lettering.width(words.weight(bar.total), 13, strong=True) for bar in rows), default=0
    )
    room = width - names - right - weights - 44
    for bar, said in zip(rows, counts, strict=True):
        group = Group(picture, words.said_of(bar.label, bar.total))
        lines = lettering.lines(bar.label, 13, names - 14)[:3]
        for number, line in enumerate(lines):
            group.text(names - 14, top + 13 + 16 * number, line, "d-ink", size=13, anchor="end")
        end = _mark(group, bar, scale, names, top, room, hatch)
        group.text(end + 8, top + 13, words.weight(bar.total), "d-strong", size=13)
        group.text(
            width, top + 13, lettering.shortened(said, 12, right), "d-muted", size=12, anchor="end"
        )
        top += max(THICK, 16 * len(lines)) + 12
    picture.add("line", "d-axis", x1=names, x2=names, y1=start - 4, y2=top - 8)
    return top


def _mark(group: Group, bar: Bar, scale, x: float, y: float, room: float, hatch: str) -> float:
    """The bar, or the mark of what is not known. Returns where it ends."""
    total = bar.total
    if bar.is_known:
        low, high = (scale.share(end) * room for end in (total.kg_low, total.kg_high))
        return marks.across(group, x, y, THICK, low, high, total, hatch=hatch)
    if total.events_of_unknown_quantity:
        marks.unknown(group, x + 2, y + 1)
        return x + 2 + marks.UNKNOWN_SIZE
    return x
