"""GeoJSON (RFC 7946): a feature a record, drawn where it was seized.

The geometry is the place of seizure, or null where no source says or no position is known:
a record without one is here all the same. How much the position says stands in ``precision``.
The route is a list of places among the properties, each with its own position and precision:
a line between them would draw a course that nobody knows.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from seizures.exports import flat
from seizures.exports.columns import moment, plain
from seizures.exports.reading import Read
from seizures.exports.selection import Selection
from seizures.exports.tables import record_address
from seizures.vocabularies import Kind

LINE_FIELDS = ("substance", "form", "as_written", "qualifier", "unit", "low", "best", "high")
DECIMALS = frozenset({"low", "best", "high", "kg_low", "kg_high"})


def write(selection: Selection) -> Iterator[bytes]:
    papers = {
        "type": "FeatureCollection",
        "name": selection.file_name("geojson"),
        "license": selection.publisher.licence.url,
        "source": selection.list_address,
        "attribution": selection.attribution,
        "made_at": moment(selection.made_at),
    }
    yield (_json(papers)[:-1] + ',"features":[').encode()
    between = ""
    for chunk in selection.chunks():
        yield (between + ",\n".join(_json(feature(read)) for read in chunk)).encode()
        between = between or ",\n"
    yield b"\n]}\n"


def feature(read: Read) -> dict[str, Any]:
    """One record as a GeoJSON Feature."""
    seized = read.seized_at
    fields = read.fields
    return {
        "type": "Feature",
        "id": fields.public_id,
        "geometry": _point(seized),
        "properties": {
            "identifier": fields.public_id,
            "url": record_address(fields.public_id),
            "title": flat.wording(read).title or None,
            "kind": fields.kind,
            "status": fields.status,
            "is_counted": fields.kind == Kind.EVENT,
            "occurred": fields.occurred or None,
            "occurred_earliest": _day(fields.occurred_earliest),
            "occurred_latest": _day(fields.occurred_latest),
            "precision": seized.precision if seized and seized.latitude is not None else None,
            "place": seized.name or None if seized else None,
            "country": seized.country or None if seized else None,
            "substances": [_line(line) for line in read.lines],
            "mode": fields.mode or None,
            "concealment": fields.concealment or None,
            "route": [_stop(place) for place in read.places],
        },
    }


def _line(line) -> dict[str, Any]:
    """Amounts as decimal texts, as in the API: a number of JSON may lose digits on its way."""
    return {
        name: _amount(getattr(line, name)) if name in DECIMALS else getattr(line, name) or None
        for name in (*LINE_FIELDS, "kg_low", "kg_high")
    }


def _stop(place) -> dict[str, Any]:
    return {
        "role": place.role,
        "name": place.name or None,
        "country": place.country or None,
        "locode": place.locode or None,
        "coordinates": _coordinates(place),
        "precision": place.precision,
    }


def _point(place) -> dict[str, Any] | None:
    coordinates = _coordinates(place) if place else None
    return {"type": "Point", "coordinates": coordinates} if coordinates else None


def _coordinates(place) -> list[float] | None:
    """Longitude first. Five decimal places are the same digits as a float."""
    if place.latitude is None:
        return None
    return [float(place.longitude), float(place.latitude)]


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _day(day) -> str | None:
    return day and day.isoformat()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
