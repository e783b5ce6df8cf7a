"""A place as the gazetteer knows it, and the file that it is read from."""

import sqlite3
import threading
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FILE = Path(__file__).parent / "places.sqlite3"
COLUMNS = (
    "place.name, place.country, place.locode, place.subdivision, place.latitude, "
    "place.longitude, place.functions, place.population"
)
_opened = threading.local()


@dataclass(frozen=True, slots=True)
class Place:
    """A port, a town or an airport.

    ``country``: ISO 3166-1 alpha-2. ``locode``: UN/LOCODE without a space, or nothing where none
    is known. ``subdivision``: ISO 3166-2, or nothing. ``functions``: of “port”, “airport”; none
    for a town. ``population`` only ranks namesakes and is nought where unknown.
    """

    name: str
    country: str
    locode: str
    subdivision: str
    latitude: Decimal
    longitude: Decimal
    functions: tuple[str, ...] = ()
    population: int = 0


def ask(query: str, *values: str | int) -> list[tuple]:
    """Rows of the gazetteer's file. A connection a thread, read-only."""
    if not hasattr(_opened, "database"):
        _opened.database = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)
    return _opened.database.execute(query, values).fetchall()


def degrees(hundred_thousandths: int) -> Decimal:
    return Decimal(hundred_thousandths).scaleb(-5)


def from_row(row: tuple) -> Place:
    name, code, locode, subdivision, latitude, longitude, functions, population = row
    return Place(
        name,
        code,
        locode,
        subdivision,
        degrees(latitude),
        degrees(longitude),
        tuple(functions.split()),
        population,
    )
