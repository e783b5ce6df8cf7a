"""A window on the plane, and what of the world is seen through it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from math import asin, cos, degrees, radians, sin

from seizures.charts.svg import Picture
from seizures.maps.projections import AzimuthalEqualArea, Point, distance
from seizures.maps.shapes import Position, Ring, Shapes

# Points nearer to the last one than this are left out: nobody could see them. Where much of the
# world is in the picture, its coasts are coarser, for what a page may weigh.
FINEST, COARSER = 0.9, 1.9
A_LARGE_PART_KM = 3500
# Land of which less than this is in the picture, in pixels across, is an islet too small to see.
SMALLEST = 1.5
# Degrees from the centre of a part of the world beyond which nothing is drawn.
FARTHEST = 115


@dataclass(frozen=True)
class View:
    """Part of a plane, drawn ``width`` by ``height`` pixels from a corner in kilometres."""

    project: Callable[[Position], Point]
    left: float
    top: float
    pixels_a_km: float
    width: float
    height: float

    def at(self, position: Position) -> Point:
        """Where a position is, in pixels."""
        x, y = self.project(position)
        return (x - self.left) * self.pixels_a_km, (y - self.top) * self.pixels_a_km

    @property
    def kilometres(self) -> float:
        """How wide the window is."""
        return self.width / self.pixels_a_km

    @property
    def finest(self) -> float:
        """Pixels that points of a line are apart at least."""
        return FINEST if self.kilometres < A_LARGE_PART_KM else COARSER

    @property
    def grain(self) -> int:
        """Into how many parts a pixel is divided: as fine as the lines need."""
        return 10 if self.finest == FINEST else 1


def fitted(
    project, points: Iterable[Point], *, width: float, height: float, least: float, pad: float
) -> View:
    """The view that holds these points of the plane, at least ``least`` kilometres wide.

    ``pad`` is the share of the larger side that is kept free around them.
    """
    xs, ys = zip(*points, strict=True)
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    margin = 2 * pad * max(wide, tall)
    wide, tall = max(wide + margin, least), tall + margin
    kilometres = max(wide, tall * width / height)
    scale = width / kilometres
    centre_x, centre_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return View(
        project,
        left=centre_x - kilometres / 2,
        top=centre_y - height / scale / 2,
        pixels_a_km=scale,
        width=width,
        height=height,
    )


def draw_ground(picture: Picture, view: View, shapes: Shapes, shaded: Iterable[str] = ()) -> None:
    """Sea, land, borders, and the countries that something is said of."""
    frame = picture.define("clipPath", "frame")
    picture.add("rect", inside=frame, x=0, y=0, width=view.width, height=view.height)
    ground = picture.group(clip_path=picture.reference("frame"))
    picture.add("rect", "d-sea", inside=ground, x=0, y=0, width=view.width, height=view.height)
    near = _near(view)
    shaded = set(shaded)
    # Outlines of land are few and long, for the world; those of countries can be left out singly.
    whole = not isinstance(view.project, AzimuthalEqualArea)
    outlines = shapes.land if whole else chain.from_iterable(shapes.countries.values())
    land = [ring for ring in outlines if near(ring) and not _is_antarctic(ring)]
    picture.add("path", "d-land", inside=ground, d=area_path(view, land))
    for country in sorted(shaded):
        rings = [ring for ring in shapes.countries.get(country, ()) if near(ring)]
        if path := area_path(view, rings):
            picture.add("path", "d-shaded", inside=ground, d=path)
    if whole:  # outlines of countries show their borders themselves
        lines = "".join(line_path(view, line) for line in shapes.borders)
        picture.add("path", "d-border", inside=ground, d=lines)
    picture.add("rect", "d-frame", x=0.5, y=0.5, width=view.width - 1, height=view.height - 1)


def area_path(view: View, rings: Iterable[Ring]) -> str:
    """Rings cut to the window and a little beyond, as one path."""
    drawn = []
    for ring in rings:
        points = _clipped([view.at(position) for position in ring], view)
        if len(points := _thinned(points, view.finest)) > 2 and _size(points) >= SMALLEST:
            drawn.append(_path(points, view.grain) + "z")
    return "".join(drawn)


def visible_middles(view: View, shapes: Shapes) -> list[tuple[str, Point, float]]:
    """Countries in the window, each with the middle of its largest part there, the largest first.

    Areas are in square pixels.
    """
    near = _near(view)
    found = []
    for country, rings in shapes.countries.items():
        best = (0.0, (0.0, 0.0))
        for ring in rings:
            if country and near(ring):
                points = _clipped([view.at(position) for position in ring], view)
                best = max(best, _area_and_middle(points))
        if best[0]:
            found.append((country, best[1], best[0]))
    return sorted(found, key=lambda each: (-each[2], each[0]))


def _area_and_middle(points: list[Point]) -> tuple[float, Point]:
    area = x = y = 0.0
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        area += cross
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return (abs(area) / 2, (x / (3 * area), y / (3 * area))) if area else (0.0, (0.0, 0.0))


def line_path(view: View, line: Iterable[Position]) -> str:
    """A line as a path: only the pieces that come near the window."""
    pieces: list[list[Point]] = [[]]
    for position in line:
        x, y = view.at(position)
        if -40 <= x <= view.width + 40 and -40 <= y <= view.height + 40:
            pieces[-1].append((x, y))
        elif pieces[-1]:
            pieces.append([])
    thinned = (_thinned(piece, view.finest) for piece in pieces)
    return "".join(_path(piece, view.grain) for piece in thinned if len(piece) > 1)


def _near(view: View) -> Callable[[list[Position]], bool]:
    """A test of a ring's bounds that is quick and lets through whatever may be seen."""
    if not isinstance(view.project, AzimuthalEqualArea):
        return lambda ring: True
    centre = longitude, latitude = view.project.centre
    corner = (view.width**2 + view.height**2) ** 0.5 / view.pixels_a_km
    # A chord of Lambert's projection is 2 R sin(c/2); twice the half diagonal is on the safe side.
    reach = min(degrees(2 * asin(min(1.0, corner / 2 / 6371 / 1.6))) + 6, 100.0)
    if abs(latitude) + reach >= 88:
        across = 180.0
    else:
        across = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(latitude)))))
        across = 180.0 if reach >= 88 else across

    def is_near(ring: list[Position]) -> bool:
        latitudes = [position[1] for position in ring]
        if max(latitudes) < latitude - reach or min(latitudes) > latitude + reach:
            return False
        offsets = [(position[0] - longitude + 180) % 360 - 180 for position in ring]
        if max(offsets) < -across or min(offsets) > across:
            return False
        # A ring around the far side of the Earth would be turned inside out.
        return all(distance(position, centre) < FARTHEST for position in ring[::4])

    return is_near


def _clipped(points: list[Point], view: View) -> list[Point]:
    """Sutherland and Hodgman's algorithm, a side of the window after the other."""
    beyond = 6
    for axis, bound, keeps_greater in (
        (0, -beyond, True),
        (0, view.width + beyond, False),
        (1, -beyond, True),
        (1, view.height + beyond, False),
    ):
        if not points:
            return []
        kept: list[Point] = []
        before = points[-1]
        before_in = (before[axis] >= bound) == keeps_greater
        for point in points:
            is_in = (point[axis] >= bound) == keeps_greater
            if is_in != before_in:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if is_in:
                kept.append(point)
            before, before_in = point, is_in
        points = kept
    return points


def _thinned(points: list[Point], finest: float) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= finest:
            kept.append(point)
    return kept


def _is_antarctic(ring: Ring) -> bool:
    """No record is of there, and half of every map of the world would be."""
    return max(position[1] for position in ring) < -60


def _size(points: list[Point]) -> float:
    return max(
        max(point[axis] for point in points) - min(point[axis] for point in points)
        for axis in (0, 1)
    )


def _path(points: list[Point], grain: int) -> str:
    """Relative steps in the ``grain``-th part of a pixel: the shortest way to write it."""
    x, y = round(points[0][0] * grain), round(points[0][1] * grain)
    steps = []
    start = f"M{_written(x, grain)},{_written(y, grain)}l"
    for point in points[1:]:
        next_x, next_y = round(point[0] * grain), round(point[1] * grain)
        steps.append(f"{_written(next_x - x, grain)},{_written(next_y - y, grain)}")
        x, y = next_x, next_y
    return start + " ".join(steps)


def _written(value: int, grain: int) -> str:
    if grain == 1:
        return str(value)
    whole, rest = divmod(abs(value), grain)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole or ('' if rest else '0')}{f'.{rest}' if rest else ''}"
