"""Positions: how far two are apart, and the middle of a country's shape."""

from collections.abc import Mapping
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Any

EARTH_KM = 6371.0


def kilometres(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The great-circle distance (haversine) of two positions in degrees."""
    return distance(one["latitude"], one["longitude"], other["latitude"], other["longitude"])


def distance(latitude: float, longitude: float, latitude_2: float, longitude_2: float) -> float:
    north, north_2 = radians(latitude), radians(latitude_2)
    half = sin((north_2 - north) / 2) ** 2
    half += cos(north) * cos(north_2) * sin(radians(longitude_2 - longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def centroid(topology: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """ISO numeric code to (longitude, latitude) of the centroid of a country's largest ring.

    ``topology``: TopoJSON of Natural Earth's countries, quantised, its arcs as differences.
    """
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    middles = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        rings = [_ring(polygon[0], arcs) for polygon in polygons]
        if rings and shape.get("id"):
            middles.setdefault(shape["id"], max(_middle(ring) for ring in rings)[1:])
    return middles


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (to compare with), longitude and latitude of a ring's centroid, by the shoelace."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not area:
        return 0.0, *ring[0]
    return abs(area), x / (3 * area), y / (3 * area)
