"""The map of one record: each place as precisely as it is known, and not more so."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import atan2

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from commons import countries
from seizures.charts.grouping import Group
from seizures.charts.svg import Picture
from seizures.maps.labels import Labels
from seizures.maps.projections import (
    AzimuthalEqualArea,
    EqualEarth,
    distance,
    great_circle,
    middle,
)
from seizures.maps.routes import arrow_head
from seizures.maps.shapes import PART, WORLD, Shapes, shapes
from seizures.maps.view import (
    A_LARGE_PART_KM,
    View,
    draw_ground,
    fitted,
    visible_middles,
)
from seizures.maps.whereabouts import RADIUS_KM, Whereabouts, of_place
from seizures.maps.within import Within
from seizures.vocabularies import Precision, Role

LEAST_KM = 1000
# Beyond this reach, in degrees, a part of the world becomes the world.
WIDEST_PART = 70
SMALLEST_DISC = 6
# What is on the way comes in this order; the place of seizure stands for itself.
ON_THE_WAY = (Role.PRODUCTION, Role.ORIGIN, Role.DEPARTURE, Role.TRANSIT, Role.DESTINATION)
LEFT_FROM = (Role.ORIGIN, Role.DEPARTURE)
MOST_NEIGHBOURS = 8


@dataclass(frozen=True)
class Stand:
    """A place of the record and where it is drawn; ``None`` where it cannot be."""

    place: object
    where: Whereabouts | None

    @property
    def role(self) -> str:
        return self.place.get_role_display()

    @property
    def in_words(self) -> str:
        """How precisely it is known, and how that is drawn."""
        name = f"{_capitalised(self.role)}: {self.place.in_words}"
        if self.where is None:
            return _("%(place)s. No position is known, so it is not drawn.") % {"place": name}
        how = _PRECISION_IN_WORDS[Precision(self.where.precision)]()
        if not self.where.is_own and self.where.precision == Precision.CITY:
            how = " ".join([how, _("The position is that of its UN/LOCODE.")])
        return f"{name}. {how}"


def stands(seizure) -> list[Stand]:
    """The places of a record, with where each is drawn."""
    return [Stand(place, of_place(place)) for place in seizure.places.all()]


def record_map(
    places: Iterable[Stand], *, width: int, key: str, title: str = "", description: str = ""
) -> Picture:
    """The places and the way between them, zoomed to what they need."""
    placed = [stand for stand in places if stand.where is not None]
    view = _view([stand.where for stand in placed], width)
    picture = Picture(width, view.height, key=key, title=title, description=description)
    hatch = picture.hatching(step=6)
    inner = Within(picture, picture.group())
    whole = {stand.place.country for stand in placed if stand.where.precision == Precision.COUNTRY}
    ground = shapes(PART if view.kilometres < A_LARGE_PART_KM else WORLD)
    draw_ground(inner, view, ground, shaded=whole)
    labels = Labels(inner, width, view.height)
    for start, end in _ways(placed):
        _way(inner, view, start, end)
    for stand in placed:
        _mark(inner, view, stand, hatch, labels)
    said = set()
    for stand in sorted(placed, key=lambda each: each.place.role != Role.SEIZED):
        x, y = view.at(stand.where.position)
        name = stand.place.name or stand.place.country_name
        if (stand.place.role, name) not in said:
            labels.place(
                x, y, [str(name), str(stand.role)], gap=_radius(view, stand) + 6, must=True
            )
            said.add((stand.place.role, name))
    _name_neighbours(view, ground, labels, {name for _role, name in said})
    return picture


def _name_neighbours(view: View, ground: Shapes, labels: Labels, said: set[str]) -> None:
    """The countries around, where there is room: so that one sees where one is."""
    named = 0
    for country, (x, y), area in visible_middles(view, ground):
        name = countries.name(country)
        if area < 1500 or named == MOST_NEIGHBOURS:
            return
        if name and name not in said:
            named += labels.place(x, y, [name], gap=0, size=11, kinds=("d-muted", "d-muted"))


def _view(wheres: list[Whereabouts], width: float) -> View:
    positions = [where.position for where in wheres]
    centre = middle(positions)
    reach = max(distance(centre, position) for position in positions)
    project = AzimuthalEqualArea(centre) if reach <= WIDEST_PART else EqualEarth()
    points = []
    for where in wheres:
        x, y = project(where.position)
        around = _shown_around(where)
        points += [(x - around, y - around), (x + around, y + around)]
    height = round(width * (0.8 if width < 520 else 0.5))
    return fitted(project, points, width=width, height=height, least=LEAST_KM, pad=0.14)


def _shown_around(where: Whereabouts) -> float:
    """Kilometres around a position that belong into the picture."""
    return 500.0 if where.radius_km is None else where.radius_km * 1.5


def _ways(placed: list[Stand]) -> list[tuple[Stand, Stand]]:
    """Each place of a stage with each of the next.

    Where no source says from where it left, it left from where it was seized
    (:mod:`seizures.journeys`).
    """
    stages = {role: [stand for stand in placed if stand.place.role == role] for role in ON_THE_WAY}
    onwards = stages[Role.TRANSIT] + stages[Role.DESTINATION]
    if onwards and not any(stages[role] for role in LEFT_FROM):
        seized = [stand for stand in placed if stand.place.role == Role.SEIZED][:1]
        bound_for = {stand.place.country for stand in stages[Role.DESTINATION]}
        stages[Role.DEPARTURE] = [s for s in seized if s.place.country not in bound_for]
    return [
        (start, end)
        for before, after in pairwise(stage for stage in stages.values() if stage)
        for start in before
        for end in after
        if start.where.position != end.where.position
        and not (start.place.role == Role.SEIZED and start.place.country == end.place.country)
    ]


def _way(picture: Picture, view: View, start: Stand, end: Stand) -> None:
    line = great_circle(start.where.position, end.where.position)
    points = [view.at(position) for position in line]
    (x1, y1), (x2, y2) = points[-4:][0], points[-1]
    picture.add("path", "d-way", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))
    picture.add("path", "d-arrow", d=arrow_head((x2, y2), atan2(y2 - y1, x2 - x1), 9))


def _radius(view: View, stand: Stand) -> float:
    kilometres = stand.where.radius_km
    if not kilometres:
        return 4.5
    return max(kilometres * view.pixels_a_km, SMALLEST_DISC)


def _mark(picture: Picture, view: View, stand: Stand, hatch: str, labels: Labels) -> None:
    x, y = view.at(stand.where.position)
    group = Group(picture, stand.in_words)
    radius = _radius(view, stand)
    precision = stand.where.precision
    if precision == Precision.COUNTRY:
        group.add("path", "d-outline", d=f"M{x - 4:.1f} {y:.1f}h8M{x:.1f} {y - 4:.1f}v8")
    elif precision == Precision.EXACT:
        group.add("circle", "d-point", cx=x, cy=y, r=4.5)
    elif precision == Precision.SEA_AREA:
        group.add("circle", cx=x, cy=y, r=radius, fill=hatch)
        group.add("circle", "d-unknown", cx=x, cy=y, r=radius)
    else:
        group.add("circle", "d-disc", cx=x, cy=y, r=radius)
    labels.keep_free(x, y, min(radius, 24))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _disc(precision: str) -> str:
    return number_format(RADIUS_KM[precision], decimal_pos=0)


_PRECISION_IN_WORDS = {
    Precision.EXACT: lambda: _("Known exactly: a point."),
    Precision.FACILITY: lambda: _(
        "Known to the facility: a small disc, never smaller than it can be seen."
    ),
    Precision.CITY: lambda: (
        _("Known to the city: a disc of %(radius)s km around its middle.")
        % {"radius": _disc(Precision.CITY)}
    ),
    Precision.REGION: lambda: (
        _("Known to the region: a disc of %(radius)s km.") % {"radius": _disc(Precision.REGION)}
    ),
    Precision.COUNTRY: lambda: _(
        "Known to the country alone, which is shaded; the cross is its middle."
    ),
    Precision.SEA_AREA: lambda: (
        _("Known to the sea area: hatched, %(radius)s km around its middle.")
        % {"radius": _disc(Precision.SEA_AREA)}
    ),
}
