"""The route map: from which country to which, as wide as there are events."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan2, cos, hypot, sin, sqrt

from django.utils.formats import number_format

from commons import countries
from seizures.charts import words
from seizures.charts.grouping import Group
from seizures.charts.svg import Picture
from seizures.maps.labels import Labels
from seizures.maps.projections import Point
from seizures.maps.shapes import WORLD, shapes
from seizures.maps.view import draw_ground
from seizures.maps.whereabouts import middle_of
from seizures.maps.within import Within
from seizures.maps.world import overview

MOST_LINES = 60
WIDEST = 8


@dataclass(frozen=True)
class Leg:
    """A way between two countries, and the events that went or were to go it."""

    start: str
    end: str
    events: int

    @property
    def name(self) -> str:
        return f"{countries.name(self.start)} → {countries.name(self.end)}"

    @property
    def is_drawable(self) -> bool:
        return bool(self.start != self.end and middle_of(self.start) and middle_of(self.end))


def route_map(
    legs: Iterable[Leg], *, width: int, key: str, title: str = "", description: str = ""
) -> Picture:
    """Arcs bent to the side, so that there and back are two; an arrow where they end."""
    drawn = [leg for leg in legs if leg.is_drawable][:MOST_LINES]
    ends = {code: middle_of(code) for leg in drawn for code in (leg.start, leg.end)}
    view = overview(list(ends.values()), width)
    picture = Picture(width, view.height, key=key, title=title, description=description)
    inner = Within(picture, picture.group())
    draw_ground(inner, view, shapes(WORLD), shaded=ends)
    most = max((leg.events for leg in drawn), default=1)
    labels = Labels(inner, width, view.height)
    at = {code: view.at(position) for code, position in ends.items()}
    tops = []
    widest = WIDEST * (0.6 if width < 520 else 1)
    for leg in reversed(drawn):
        wide = max(1.25, widest * sqrt(leg.events / most) if most > 3 else 1 + leg.events)
        group = Group(inner, f"{leg.name}: {words.events(leg.events)}")
        tops.append((leg, _arc(group, at[leg.start], at[leg.end], wide)))
    for x, y in at.values():
        inner.add("circle", "d-point", cx=x, cy=y, r=3.5)
        labels.keep_free(x, y, 4)
    weight = {code: sum(leg.events for leg in drawn if code in (leg.start, leg.end)) for code in at}
    for code in sorted(at, key=lambda code: (-weight[code], code))[: 10 if width < 520 else 24]:
        labels.place(*at[code], [countries.name(code)], gap=7)
    for leg, (x, y) in list(reversed(tops))[: 6 if width < 520 else 14]:
        labels.place(x, y, [number_format(leg.events, force_grouping=True)], gap=4)
    return picture


def _arc(group: Group, start: Point, end: Point, wide: float) -> Point:
    """Draw it; returns the point at the top of its bend."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    bend = 0.2 * length
    # To the left of the way one goes, so that the way back bends to the other side.
    control = (
        (x1 + x2) / 2 + (y2 - y1) / length * bend,
        (y1 + y2) / 2 - (x2 - x1) / length * bend,
    )
    head = min(max(6.0, wide * 2), length * 0.45)
    angle = atan2(y2 - control[1], x2 - control[0])
    tip = (x2 - 4 * cos(angle), y2 - 4 * sin(angle))
    stop = (tip[0] - head * 0.8 * cos(angle), tip[1] - head * 0.8 * sin(angle))
    group.add(
        "path",
        "d-route",
        d=f"M{x1:.1f} {y1:.1f}Q{control[0]:.1f} {control[1]:.1f} {stop[0]:.1f} {stop[1]:.1f}",
        stroke_width=wide,
    )
    group.add("path", "d-arrow", d=arrow_head(tip, angle, head))
    return (x1 + 2 * control[0] + x2) / 4, (y1 + 2 * control[1] + y2) / 4


def arrow_head(tip: Point, angle: float, size: float) -> str:
    """A triangle that points along ``angle`` (radians) and ends at ``tip``."""
    corners = [
        (tip[0] - size * cos(angle + side), tip[1] - size * sin(angle + side))
        for side in (0.42, -0.42)
    ]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in [tip, *corners]) + "z"
