"""The world map: where seizures happened, by country, with what is known of their weight."""

from collections.abc import Iterable
from math import sqrt

from seizures.charts import lettering, marks, words
from seizures.charts.grouping import Group
from seizures.charts.reading import Bar
from seizures.charts.svg import Picture
from seizures.maps.labels import Labels
from seizures.maps.projections import EqualEarth
from seizures.maps.shapes import WORLD, Position, shapes
from seizures.maps.view import View, draw_ground, fitted
from seizures.maps.whereabouts import middle_of
from seizures.maps.within import Within

LEAST_KM = 9000
WHOLE_WORLD = [(-150.0, 0.0), (160.0, 0.0), (0.0, -56.0), (0.0, 76.0)]


def world_map(
    countries: Iterable[Bar],
    positions: Iterable[Position],
    *,
    width: int,
    key: str,
    title: str = "",
    description: str = "",
) -> Picture:
    """A circle a country, its area the weight; a dot where a record has a position of its own."""
    placed = [(bar, at) for bar in countries if (at := middle_of(bar.key))]
    positions = list(positions)
    view = overview([at for _bar, at in placed] + positions, width)
    height = view.height
    picture = Picture(width, height, key=key, title=title, description=description)
    hatch = picture.hatching(step=4)
    head = marks.key(picture, 0, (bar.total for bar, _at in placed), hatch=hatch)
    canvas = picture.group(transform=f"translate(0 {head:.0f})")
    inner = Within(picture, canvas)
    draw_ground(inner, view, shapes(WORLD), shaded=[bar.key for bar, _at in placed])
    most = max(
        (end for bar, _at in placed for end in (bar.total.kg_high, bar.total.kg_low) if end),
        default=None,
    )
    largest = 18 if width < 520 else 28
    labels = Labels(inner, width, height)
    drawn = []
    for bar, at in sorted(placed, key=lambda each: (-(each[0].total.kg_high or 0), each[0].key)):
        x, y = view.at(at)
        radius = _circle(inner, bar, x, y, largest, most, hatch)
        labels.keep_free(x, y, radius * 0.7)
        drawn.append((bar, x, y, radius))
    for position in positions:
        x, y = view.at(position)
        inner.add("circle", "d-point", cx=x, cy=y, r=2.5)
    for bar, x, y, radius in drawn[: 8 if width < 520 else 14]:
        name = lettering.shortened(bar.label, 12, width * 0.4, strong=True)
        labels.place(x, y, [name, words.weight(bar.total)], gap=radius + 4)
    picture.set_size(width, height + head)
    return picture


def overview(positions: list[Position], width: float) -> View:
    """What these positions need, and enough of the world around to know where one is."""
    project = EqualEarth()
    points = [project(at) for at in positions or WHOLE_WORLD]
    wide, tall = (
        max(point[axis] for point in points) - min(point[axis] for point in points)
        for axis in (0, 1)
    )
    highest, lowest = (0.95, 0.75) if width < 520 else (0.6, 0.45)
    share = min(max((tall + LEAST_KM * 0.35) / max(wide * 1.25, LEAST_KM), lowest), highest)
    return fitted(
        project, points, width=width, height=round(width * share), least=LEAST_KM, pad=0.12
    )


def _circle(picture, bar: Bar, x: float, y: float, largest: float, most, hatch: str) -> float:
    """What is certain is a full disc, what may be a hatched ring around it."""
    group = Group(picture, words.said_of(bar.label, bar.total))
    total = bar.total
    if not bar.is_known:
        size = marks.UNKNOWN_SIZE
        if total.events_of_unknown_quantity:
            group.add("rect", "d-under", x=x - size / 2, y=y - size / 2, width=size, height=size)
            marks.unknown(group, x - size / 2, y - size / 2)
        else:
            group.add("circle", "d-edge", cx=x, cy=y, r=4)
        return size / 2
    low, high = (
        max(largest * sqrt(end / most), 0) if end and most else 0.0
        for end in (total.kg_low, total.kg_high)
    )
    high = max(high, 2.5)
    if high > low:
        group.add("circle", "d-under", cx=x, cy=y, r=high)
        group.add("circle", cx=x, cy=y, r=high, fill=hatch)
        group.add("circle", "d-edge", cx=x, cy=y, r=high)
    if low:
        group.add("circle", "d-bubble", cx=x, cy=y, r=max(low, 2))
    if total.is_open:
        for step in (3, 6):
            group.add("circle", "d-unknown", cx=x, cy=y, r=high + step)
        return high + 6
    return high
