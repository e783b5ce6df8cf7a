"""A map to click on in the record's form: plain degrees, so that a point is a position.

Drawn with the shapes that ship with the project (:mod:`seizures.maps.shapes`). The picture's view
box is in degrees: ``x`` is the longitude, ``y`` the latitude turned over. True to no area, which
does not matter for pointing.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from seizures import gazetteer
from seizures.maps.shapes import PART, WORLD, shapes

Box = tuple[float, float, float, float]
WHOLE: Box = (-180, -60, 180, 80)
MARGIN = 1.5
WIDEST = 60.0
NARROWEST = 1.0


@dataclass(frozen=True)
class Around:
    """What to show when somebody looks closer: a middle, and the width in degrees."""

    latitude: float
    longitude: float
    width: float


def picture(country: str, label: str, around: Around | None = None) -> str:
    """SVG of the world, of a country and what lies around it, or of what is around a position."""
    box = _near(around) if around else _box(country)
    scale = WORLD if box[2] - box[0] > 4 * WIDEST else PART
    west, south, east, north = box
    width, height = east - west, north - south
    line = f"{width / 900:.4f}"
    land = "".join(_path(ring, "Z") for ring in shapes(scale).land if _touches(ring, box))
    borders = "".join(_path(arc, "") for arc in shapes(scale).borders if _touches(arc, box))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="place-map__picture" role="img" '
        f"aria-label={quoteattr(label)} "
        f'viewBox="{west:.2f} {-north:.2f} {width:.2f} {height:.2f}">'
        f'<path class="place-map__land" fill-rule="evenodd" d="{land}"/>'
        f'<path class="place-map__border" fill="none" stroke-width="{line}" d="{borders}"/>'
        f"</svg>"
    )


def _near(around: Around) -> Box:
    """A part of the world as wide as asked, twice as wide as high, kept on the map."""
    width = min(max(around.width, NARROWEST), WHOLE[2] - WHOLE[0])
    height = min(width / 2, WHOLE[3] - WHOLE[1])
    west = min(max(around.longitude - width / 2, WHOLE[0]), WHOLE[2] - width)
    south = min(max(around.latitude - height / 2, WHOLE[1]), WHOLE[3] - height)
    return west, south, west + width, south + height


def _box(country: str) -> Box:
    """The edges of a country's largest part; the whole world where none is known."""
    rings = shapes(PART).countries.get(country) if country else None
    middle = gazetteer.country(country) if country else None
    if not rings and not middle:
        return WHOLE
    if rings:
        largest = max(rings, key=lambda ring: _spread(ring, 0) * _spread(ring, 1))
        xs, ys = [x for x, _y in largest], [y for _x, y in largest]
    else:
        xs, ys = [float(middle.longitude)], [float(middle.latitude)]
    edges = (min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN)
    return edges if edges[2] - edges[0] < 4 * WIDEST else WHOLE


def _spread(ring, axis: int) -> float:
    values = [position[axis] for position in ring]
    return max(values) - min(values)


def _touches(line, box: Box) -> bool:
    west, south, east, north = box
    xs, ys = [x for x, _y in line], [y for _x, y in line]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def _path(line, end: str) -> str:
    return "M" + "L".join(f"{x:.2f} {-y:.2f}" for x, y in line) + end
