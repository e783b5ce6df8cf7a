"""Locator maps from Natural Earth: a port is a point, a country that is all we know is hatched."""

import json
from functools import cache
from pathlib import Path

from demonstration.draw.paper import (
    BLUE,
    HAIRLINE,
    HEIGHT,
    INK,
    LAND,
    MARGIN,
    PAPER,
    RED,
    WIDTH,
    Sheet,
)

SHAPES = Path(__file__).parent / "natural_earth_110m.json"

CALLAO = (-77.14, -12.05)
ROTTERDAM = (4.14, 51.95)
TO_ROTTERDAM = [
    CALLAO,
    (-81.5, -5),
    (-81.6, 2),
    (-79.6, 8.9),
    (-75, 13.5),
    (-68, 18.4),
    (-52, 29),
    (-30, 41),
    (-12, 48.2),
    (-4, 49.4),
    (1.6, 51.0),
    ROTTERDAM,
]
TO_CHILE = [CALLAO, (-79, -16), (-77, -21), (-75.2, -26), (-75, -31)]


@cache
def _countries():
    shapes = json.loads(SHAPES.read_text(encoding="utf-8"))
    return {country["name"]: country["polygons"] for country in shapes["countries"]}


def smooth(points, steps=14):
    """A Catmull-Rom curve through points."""
    padded = [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(
                tuple(
                    0.5
                    * (
                        2 * b[i]
                        + (c[i] - a[i]) * t
                        + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
                        + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                    )
                    for i in (0, 1)
                )
            )
    return [*curve, points[-1]]


class Map(Sheet):
    """A plain equirectangular map that fills the sheet."""

    def __init__(self, *, west, east, north):
        super().__init__()
        self.west, self.north = west, north
        self.per_degree_x = WIDTH / (east - west)
        self.per_degree_y = self.per_degree_x * 1.12
        for longitude in range(-180, 181, 20):
            x, _ = self.project((longitude, 0))
            self.line([(x, 0), (x, HEIGHT)], fill="#ece5d6", width=1)
        for latitude in range(-80, 81, 20):
            _, y = self.project((0, latitude))
            self.line([(0, y), (WIDTH, y)], fill="#ece5d6", width=1)
        for name in _countries():
            for ring in self.rings(name):
                crosses_the_date_line = max(x for x, _ in ring) - min(x for x, _ in ring) > WIDTH
                if not crosses_the_date_line:
                    self.shape(ring, fill=LAND, outline=PAPER, width=1.5)

    def project(self, position):
        """Pixels of a longitude and latitude in degrees."""
        longitude, latitude = position
        return (
            (longitude - self.west) * self.per_degree_x,
            (self.north - latitude) * self.per_degree_y,
        )

    def rings(self, name):
        """The outlines of a country, in pixels."""
        return [[self.project(point) for point in polygon[0]] for polygon in _countries()[name]]

    def country(self, name, *, fill=RED):
        """Hatch a country that a source names without a place in it."""
        self.hatch(self.rings(name), fill=fill)

    def port(self, position, *, fill=RED, radius=13):
        """Mark a port."""
        at = self.project(position)
        self.disc(at, radius + 4, fill=PAPER)
        self.disc(at, radius, fill=fill)
        return at

    def key(self, top, rows):
        """Explain the marks, in the open sea at the left."""
        self.line([(MARGIN, top - 26), (MARGIN + 400, top - 26)], fill=INK, width=2)
        for index, (mark, words) in enumerate(rows):
            y = top + 24 + index * 64
            if mark == "port":
                self.disc((MARGIN + 22, y), 12, fill=RED)
            elif mark == "country":
                self.hatch(
                    [
                        [
                            (MARGIN, y - 20),
                            (MARGIN + 46, y - 20),
                            (MARGIN + 46, y + 20),
                            (MARGIN, y + 20),
                        ]
                    ],
                    fill=BLUE,
                )
            self.text((MARGIN + 66, y), words, face="sans", size=38, anchor="lm")


WORDS = {
    "en": {
        "routes_title": "Two destinations,\none of them known\nto the port",
        "ports_title": "Every place our\nrecords name",
        "rotterdam": "Rotterdam",
        "callao": "Callao",
        "chile": "Chile",
        "chile_note": "country only:\nno port named",
        "port": "port named",
        "country": "country only",
        "asparagus": "June 2022\n2.2 tons",
        "scrap": "Nov. 2022\nabout 100 kg",
        "antwerp": "Antwerp",
        "hamburg": "Hamburg",
        "philadelphia": "Philadelphia",
    },
    "es": {
        "routes_title": "Dos destinos:\nsolo de uno se\nsabe el puerto",
        "ports_title": "Todos los lugares\nde los registros",
        "rotterdam": "Róterdam",
        "callao": "Callao",
        "chile": "Chile",
        "chile_note": "solo el país:\nsin puerto",
        "port": "puerto",
        "country": "solo el país",
        "asparagus": "Junio de 2022\n«2.2 tons»",
        "scrap": "Nov. de 2022\nunos 100 kg",
        "antwerp": "Amberes",
        "hamburg": "Hamburgo",
        "philadelphia": "Filadelfia",
    },
}


def callao_routes(language):
    """Where the cargo of two Callao records was going; courses are schematic."""
    words = WORDS[language]
    sheet = Map(west=-165, east=40, north=61.5)
    sheet.country("Chile", fill=BLUE)
    course = [sheet.project(point) for point in smooth(TO_ROTTERDAM)]
    sheet.line(course, fill=RED, width=6)
    coast = [sheet.project(point) for point in smooth(TO_CHILE)]
    sheet.dashes(coast, fill=BLUE, width=6)
    sheet.arrow_head(
        coast[-1],
        (coast[-1][0] - coast[-4][0], coast[-1][1] - coast[-4][1]),
        fill=BLUE,
        size=26,
    )
    x, y = sheet.port(CALLAO, fill=INK)
    sheet.text((x - 30, y), words["callao"], face="display", size=60, anchor="rm", halo=True)
    x, y = sheet.port(ROTTERDAM)
    sheet.text(
        (x - 40, y - 30), words["rotterdam"], face="display", size=54, anchor="rm", halo=True
    )
    x, y = sheet.project((-42, 24))
    sheet.text((x + 10, y), words["asparagus"], size=40, fill=RED, halo=True)
    x, y = sheet.project((-84, -24))
    sheet.text((x, y), words["scrap"], size=40, fill=BLUE, anchor="rm", halo=True)
    x, y = sheet.project((-58, -33))
    sheet.text((x + 40, y), words["chile"], face="display", size=54, halo=True)
    sheet.text((x + 40, y + 66), words["chile_note"], face="sans", size=38, halo=True)
    sheet.text((MARGIN, 54), words["routes_title"], face="display", size=66, halo=True)
    return sheet


def ports_map(language):
    """Every port and every merely named country in the demonstration's records."""
    words = WORDS[language]
    sheet = Map(west=-146, east=52, north=62)
    for name in ("Chile", "Bolivia", "Paraguay", "Turkey", "Colombia"):
        sheet.country(name, fill=BLUE)
    places = [
        ((-77.14, -12.05), words["callao"], (-26, 0), "rm"),
        ((-75.14, 39.90), words["philadelphia"], (26, 8), "lm"),
        ((9.98, 53.54), words["hamburg"], (26, -6), "lm"),
        ((4.35, 51.27), words["antwerp"], (24, 36), "lm"),
        ((4.0, 52.3), words["rotterdam"], (-24, -30), "rm"),
        ((0.11, 49.49), "Le Havre", (-24, 20), "rm"),
        ((-46.33, -23.96), "Santos", (26, 6), "lm"),
    ]
    for position, name, (dx, dy), anchor in places:
        x, y = sheet.port(position, radius=8)
        sheet.text((x + dx, y + dy), name, size=42, anchor=anchor, halo=True)
    sheet.text((MARGIN, 50), words["ports_title"], face="display", size=66, halo=True)
    sheet.key(856, [("port", words["port"]), ("country", words["country"])])
    sheet.line([(0, HEIGHT - 1), (WIDTH, HEIGHT - 1)], fill=HAIRLINE, width=2)
    return sheet
