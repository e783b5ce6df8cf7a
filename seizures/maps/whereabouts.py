"""Where a country or a place of a record stands on a map, and how precisely that is known."""

from dataclasses import dataclass

from seizures import gazetteer
from seizures.maps import shapes
from seizures.maps.shapes import Position
from seizures.vocabularies import Precision

# Kilometres around a position within which a place of this precision lies, as we draw it. They
# are ours: a large port is some three kilometres across, a large city some twenty-four.
RADIUS_KM = {
    Precision.EXACT: 0.0,
    Precision.FACILITY: 1.5,
    Precision.CITY: 12.0,
    Precision.REGION: 90.0,
    Precision.SEA_AREA: 200.0,
}
_AT_BEST_A_TOWN = (Precision.EXACT, Precision.FACILITY)


@dataclass(frozen=True)
class Whereabouts:
    """A position, and what it says. ``radius_km`` is ``None`` for a whole country."""

    position: Position
    precision: str
    is_own: bool = True

    @property
    def radius_km(self) -> float | None:
        return RADIUS_KM.get(Precision(self.precision))


def middle_of(country: str) -> Position | None:
    """Well within a country; ``None`` for no code and for what has no position."""
    if not country:
        return None
    if within := shapes.middle_of(country):
        return within
    found = gazetteer.country(country)
    return (float(found.longitude), float(found.latitude)) if found else None


def of_place(place) -> Whereabouts | None:
    """Where a place of a record is drawn.

    Its own position; else the town of its UN/LOCODE, which never says more than the town; else
    its country. ``None`` where none is known: a sea area that has but a name.
    """
    if place.latitude is not None:
        return Whereabouts((float(place.longitude), float(place.latitude)), place.precision)
    if town := _town_of(place):
        precision = Precision.CITY if place.precision in _AT_BEST_A_TOWN else place.precision
        at = (float(town.longitude), float(town.latitude))
        return Whereabouts(at, precision, is_own=False)
    if (at := middle_of(place.country)) and place.precision != Precision.SEA_AREA:
        return Whereabouts(at, Precision.COUNTRY, is_own=False)
    return None


def _town_of(place) -> gazetteer.Place | None:
    is_wide = place.precision in (Precision.COUNTRY, Precision.SEA_AREA)
    return gazetteer.by_locode(place.locode) if place.locode and not is_wide else None
