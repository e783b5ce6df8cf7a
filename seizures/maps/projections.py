"""From degrees to a plane, so that areas keep their proportion: for the world, and for a part.

Both give kilometres on a sphere of the Earth's mean radius; ``y`` grows to the south, as pixels do.
"""

from dataclasses import dataclass
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

from seizures.maps.shapes import Position

EARTH_KM = 6371.0088
Point = tuple[float, float]


class EqualEarth:
    """B. Šavrič, T. Patterson, B. Jenny: The Equal Earth map projection (IJGIS, 2018)."""

    A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
    M = sqrt(3) / 2

    def __call__(self, position: Position) -> Point:
        longitude, latitude = radians(position[0]), radians(position[1])
        theta = asin(self.M * sin(latitude))
        square = theta * theta
        sixth = square**3
        x = (2 * sqrt(3) * longitude * cos(theta)) / (
            3
            * (9 * self.A4 * sixth * square + 7 * self.A3 * sixth + 3 * self.A2 * square + self.A1)
        )
        y = theta * (self.A1 + self.A2 * square + sixth * (self.A3 + self.A4 * square))
        return EARTH_KM * x, -EARTH_KM * y


@dataclass(frozen=True)
class AzimuthalEqualArea:
    """Lambert's, around a centre: true to area, and to shape where it matters (Snyder 1987)."""

    centre: Position

    def __call__(self, position: Position) -> Point:
        longitude = radians(position[0] - self.centre[0])
        latitude, middle = radians(position[1]), radians(self.centre[1])
        cosine = sin(middle) * sin(latitude) + cos(middle) * cos(latitude) * cos(longitude)
        # Near the antipode everything would be infinitely far; no map here reaches it.
        k = sqrt(2 / max(1 + cosine, 0.02))
        x = k * cos(latitude) * sin(longitude)
        y = k * (cos(middle) * sin(latitude) - sin(middle) * cos(latitude) * cos(longitude))
        return EARTH_KM * x, -EARTH_KM * y


def distance(a: Position, b: Position) -> float:
    """Degrees of arc between two positions."""
    x, y, z = _vector(a)
    u, v, w = _vector(b)
    return degrees(acos(max(-1.0, min(1.0, x * u + y * v + z * w))))


def middle(positions: list[Position]) -> Position:
    """The position in the middle of several, on the sphere."""
    x, y, z = (sum(part) for part in zip(*map(_vector, positions), strict=True))
    if abs(x) + abs(y) + abs(z) < 1e-9:
        return positions[0]
    return degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))


def great_circle(a: Position, b: Position, steps: int = 48) -> list[Position]:
    """The shortest line between two positions, as a row of positions."""
    arc = radians(distance(a, b))
    if arc < 1e-6:
        return [a, b]
    start, end = _vector(a), _vector(b)
    line = []
    for step in range(steps + 1):
        share = step / steps
        from_start, from_end = sin((1 - share) * arc) / sin(arc), sin(share * arc) / sin(arc)
        x, y, z = (from_start * p + from_end * q for p, q in zip(start, end, strict=True))
        line.append((degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))))
    return line


def _vector(position: Position) -> tuple[float, float, float]:
    longitude, latitude = radians(position[0]), radians(position[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
