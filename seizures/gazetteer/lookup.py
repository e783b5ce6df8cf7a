"""Finding places: by name, by the beginning of a name, by UN/LOCODE, by position."""

import re
from dataclasses import replace
from decimal import Decimal
from math import cos, radians

from seizures.gazetteer.country_names import split_country
from seizures.gazetteer.names import is_called, key, keys
from seizures.gazetteer.place import COLUMNS, Place, ask, from_row
from seizures.gazetteer.positions import distance
from seizures.gazetteer.spoken_names import CODES_BY_NAME, NAMES_BY_LANGUAGE

_LOCODE = re.compile(r"[A-Z]{2} ?[A-Z2-9]{3}")
MOST = 50


def by_locode(code: str, language: str | None = None) -> Place | None:
    """The place of a UN/LOCODE, or nothing where this gazetteer has no position for it."""
    compact = re.sub(r"\s+", "", code).upper()
    found = ask(f"select {COLUMNS} from place where locode = ? and locode <> ''", compact)  # noqa: S608
    return _named(from_row(found[0]), language) if found else None


def find(text: str, country: str | None = None, language: str | None = None) -> list[Place]:
    """Places that bear this name, in any language the gazetteer has it in; the likeliest first.

    “Callao”, “Puerto del Callao”, “Callao, Peru”, “Róterdam”, “PECLL”. ``country`` (ISO code)
    leaves out the namesakes elsewhere. ``language`` names places as that language does. An empty
    list means that none is known, never that there is none.
    """
    name, said = split_country(text)
    country = (country or said or "").upper()
    if _LOCODE.fullmatch(text.strip()) and (place := by_locode(text, language)):
        return [place]
    for spoken in keys(name):
        if places := _called(spoken, country):
            break
    else:
        return []
    wanted = next((kind for kind in ("airport", "port") if is_called(name, kind)), "")
    first = CODES_BY_NAME.get(spoken)
    places.sort(
        key=lambda place: (
            bool(wanted) and wanted not in place.functions,
            place.locode != first,
            *_rank(place),
        )
    )
    return [_named(place, language) for place in places]


def suggest(
    text: str, country: str | None = None, language: str | None = None, limit: int = 10
) -> list[Place]:
    """What an editor may mean while still typing: what bears the name, then what begins with it."""
    if not key(text):
        return []
    found = find(text, country, language)
    name, said = split_country(text)
    country = (country or said or "").upper()
    for spoken in keys(name):
        if len(spoken) > 1 and len(found) < limit:
            found += [_named(place, language) for place in _beginning(spoken, country)]
    return list(dict.fromkeys(found))[:limit]


def nearest(
    latitude: Decimal | float, longitude: Decimal | float, within: int = 200
) -> Place | None:
    """The place nearest to a position in degrees, not farther than ``within`` kilometres."""
    latitude, longitude = float(latitude), float(longitude)
    for reach in (25, 75, within):
        margin = reach / 111
        wide = margin / max(0.05, cos(radians(min(89, abs(latitude)))))
        rows = ask(
            f"select {COLUMNS} from place where latitude between ? and ? "  # noqa: S608
            "and longitude between ? and ?",
            *(
                round(edge * 100_000)
                for edge in (
                    latitude - margin,
                    latitude + margin,
                    longitude - wide,
                    longitude + wide,
                )
            ),
        )
        near = [
            (distance(latitude, longitude, row[4] / 100_000, row[5] / 100_000), row) for row in rows
        ]
        if near and (least := min(near, key=lambda pair: pair[0]))[0] <= reach:
            return from_row(least[1])
    return None


def kilometres_between(
    latitude: Decimal, longitude: Decimal, latitude_2: Decimal, longitude_2: Decimal
) -> int:
    """The great-circle distance of two positions, in whole kilometres."""
    return round(distance(float(latitude), float(longitude), float(latitude_2), float(longitude_2)))


def _called(spoken: str, country: str) -> list[Place]:
    rows = ask(
        f"select {COLUMNS} from name join place on place.id = name.place "  # noqa: S608
        "where name.key = ? and (? = '' or place.country = ?)",
        spoken,
        country,
        country,
    )
    places = [from_row(row) for row in rows]
    if code := CODES_BY_NAME.get(spoken):
        place = by_locode(code)
        if place and country in ("", place.country):
            places = [place, *(other for other in places if other.locode != code)]
    return places


def _beginning(spoken: str, country: str) -> list[Place]:
    rows = ask(
        f"select distinct {COLUMNS} from name join place on place.id = name.place "  # noqa: S608
        "where name.key >= ? and name.key < ? and (? = '' or place.country = ?) "
        "order by place.population desc, place.locode = '' limit ?",
        spoken,
        spoken[:-1] + chr(ord(spoken[-1]) + 1),
        country,
        country,
        MOST,
    )
    places = [from_row(row) for row in rows]
    return sorted(places, key=lambda place: not key(place.name).startswith(spoken))


def _rank(place: Place) -> tuple:
    return (-place.population, not place.locode, place.country, place.name)


def _named(place: Place, language: str | None) -> Place:
    name = NAMES_BY_LANGUAGE.get(language or "", {}).get(place.locode)
    return replace(place, name=name) if name else place
