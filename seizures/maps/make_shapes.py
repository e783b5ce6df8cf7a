"""Makes ``shapes.json.xz`` from Natural Earth, as the npm package ``world-atlas`` packs it.

Run once by a developer, never by the site::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m seizures.maps.make_shapes package

Natural Earth 4.1 is in the public domain (naturalearthdata.com, “Terms of Use”); the package
only turns it into TopoJSON and is under the ISC licence. Two scales are kept: 1:110 million for
the world, 1:50 million for a part of it. Positions are rounded to a hundredth of a degree
(1.1 km), below what either scale shows. Countries get their ISO 3166-1 alpha-2 code; what ISO
gives a code of its own and Natural Earth counts as part of a state (French Guiana, Svalbard)
is parted from it, and what has no code stays land without a name.
"""

import json
import lzma
import sys
from pathlib import Path

from django_countries import countries

from seizures.maps.shapes import FILE

SCALES = {"110m": "countries-110m.json", "50m": "countries-50m.json"}
STEPS_A_DEGREE = 100
# Natural Earth's names of what has no number, and the code that ISO 3166 counts it under.
UNNUMBERED = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK"}
# Parts with a code of their own: state, code, and the box (west, south, east, north) they lie in.
PARTED = (
    ("FR", "GF", (-55, 2, -51, 6)),
    ("FR", "GP", (-62, 15.7, -60.9, 16.6)),
    ("FR", "MQ", (-61.3, 14.3, -60.7, 15)),
    ("FR", "RE", (55, -21.5, 56, -20.7)),
    ("FR", "YT", (45, -13.2, 45.4, -12.5)),
    ("NL", "BQ", (-69, 11, -62, 18)),
    ("NO", "SJ", (-10, 70.5, 35, 82)),
)


def made(folder: Path) -> dict:
    """Both scales: arcs as differences in hundredths of a degree, rings as lists of arcs."""
    return {
        scale: _scale(json.loads((folder / name).read_text())) for scale, name in SCALES.items()
    }


def _scale(topology: dict) -> dict:
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = {str(int(countries.numeric(code))): code for code, _name in countries}
    rings: dict[str, list] = {}
    users: dict[int, set[int]] = {}
    for number, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        name = geometry["properties"]["name"]
        code = UNNUMBERED.get(name) or codes.get(str(int(geometry.get("id") or 0)), "")
        for polygon in _polygons(geometry):
            rings.setdefault(_parted(code, polygon[0], arcs), []).extend(polygon)
            for ring in polygon:
                for arc in ring:
                    users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    return {
        "arcs": [_differences(arc) for arc in arcs],
        "countries": dict(sorted(rings.items())),
        "land": [
            ring
            for geometry in topology["objects"]["land"]["geometries"]
            for polygon in _polygons(geometry)
            for ring in polygon
        ],
        "borders": sorted(arc for arc, parties in users.items() if len(parties) > 1),
    }


def _polygons(geometry: dict) -> list:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else []


def _arc(arc: list, transform: dict) -> list[tuple[int, int]]:
    """Positions of an arc in hundredths of a degree, each written once."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    positions: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        position = (
            round((x * scale_x + left) * STEPS_A_DEGREE),
            round((y * scale_y + bottom) * STEPS_A_DEGREE),
        )
        if not positions or positions[-1] != position:
            positions.append(position)
    return positions if len(positions) > 1 else positions * 2


def _differences(arc: list[tuple[int, int]]) -> list[int]:
    flat: list[int] = []
    x = y = 0
    for next_x, next_y in arc:
        flat += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return flat


def _parted(code: str, outline: list[int], arcs: list) -> str:
    first = outline[0]
    x, y = arcs[first if first >= 0 else ~first][0]
    longitude, latitude = x / STEPS_A_DEGREE, y / STEPS_A_DEGREE
    for state, part, (west, south, east, north) in PARTED:
        if code == state and west <= longitude <= east and south <= latitude <= north:
            return part
    return code


if __name__ == "__main__":
    written = json.dumps(made(Path(sys.argv[1])), separators=(",", ":")).encode()
    FILE.write_bytes(lzma.compress(written, preset=9))
