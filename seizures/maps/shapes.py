"""Outlines of land and countries: Natural Earth, read once when the first map is drawn.

How the file was made, from what and under which terms: :mod:`seizures.maps.make_shapes`.
A ring is a list of ``(longitude, latitude)`` in degrees, its first position repeated at its end.
"""

import json
import lzma
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

FILE = Path(__file__).with_name("shapes.json.xz")
STEPS_A_DEGREE = 100
TURN, HALF_TURN = 360, 180
WORLD, PART = "110m", "50m"
CREDIT = "Natural Earth"

Position = tuple[float, float]
Ring = list[Position]


@dataclass(frozen=True)
class Shapes:
    """One scale of the world."""

    arcs: list[list[Position]]
    rings: dict[str, list[list[int]]]
    land_rings: list[list[int]]
    border_arcs: list[int]

    @cached_property
    def land(self) -> list[Ring]:
        """All land, as rings; holes are rings within rings (fill rule: even-odd)."""
        return [part for ring in self.land_rings for part in _cut(self._ring(ring))]

    @cached_property
    def borders(self) -> list[list[Position]]:
        """Lines between countries, each once; none along the sea."""
        return [
            arc
            for arc in (self.arcs[number] for number in self.border_arcs)
            if all(abs(a[0] - b[0]) < HALF_TURN for a, b in pairwise(arc))
        ]

    @cached_property
    def countries(self) -> dict[str, list[Ring]]:
        """Rings by ISO 3166-1 alpha-2 code; ``""`` is land that has none."""
        return {
            code: [part for ring in rings for part in _cut(self._ring(ring))]
            for code, rings in self.rings.items()
        }

    def _ring(self, numbers: list[int]) -> Ring:
        positions: Ring = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            positions += arc[1:] if positions else arc
        return positions


@cache
def shapes(scale: str) -> Shapes:
    """The shapes of a scale: :data:`WORLD` or :data:`PART`."""
    found = _file()[scale]
    return Shapes(
        arcs=[_positions(arc) for arc in found["arcs"]],
        rings=found["countries"],
        land_rings=found["land"],
        border_arcs=found["borders"],
    )


@cache
def middle_of(country: str) -> Position | None:
    """A position well within a country's largest part, for what is known to the country alone.

    ``None`` for a code without a shape: an islet that no scale here shows.
    """
    rings = shapes(PART).countries.get(country)
    return _centroid(max(rings, key=lambda ring: abs(_area(ring)))) if rings else None


def _cut(ring: Ring) -> list[Ring]:
    """The ring, or where it crosses the 180th meridian its parts on either side."""
    turn, unwound = 0, [ring[0]]
    for before, position in pairwise(ring):
        step = position[0] - before[0]
        turn += TURN * ((step < -HALF_TURN) - (step > HALF_TURN))
        unwound.append((position[0] + turn, position[1]))
    west, east = (bound(position[0] for position in unwound) for bound in (min, max))
    if west >= -HALF_TURN and east <= HALF_TURN:
        return [unwound]
    parts = []
    for shift in (-TURN, 0, TURN):
        part = [(longitude + shift, latitude) for longitude, latitude in unwound]
        for bound, side in ((-HALF_TURN, 1), (HALF_TURN, -1)):
            part = _kept_to_one_side(part, bound, side)
        if len(part) > 2:
            parts.append([*part, part[0]])
    return parts


def _kept_to_one_side(ring: Ring, bound: float, side: int) -> Ring:
    kept: Ring = []
    for a, b in pairwise([*ring, *ring[:1]]):
        if (a[0] - bound) * side >= 0:
            kept.append(a)
        if (a[0] - bound) * (b[0] - bound) < 0:
            share = (bound - a[0]) / (b[0] - a[0])
            kept.append((bound, a[1] + share * (b[1] - a[1])))
    return kept


@cache
def _file() -> dict:
    return json.loads(lzma.decompress(FILE.read_bytes()))


def _positions(flat: list[int]) -> list[Position]:
    positions, x, y = [], 0, 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        positions.append((x / STEPS_A_DEGREE, y / STEPS_A_DEGREE))
    return positions


def _area(ring: Ring) -> float:
    """Signed, in square degrees: only for comparing rings of one country."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _centroid(ring: Ring) -> Position:
    area = _area(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for a, b in pairwise(ring):
        cross = a[0] * b[1] - b[0] * a[1]
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return x / (6 * area), y / (6 * area)
