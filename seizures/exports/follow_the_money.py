"""FollowTheMoney entities (followthemoney.tech), a line each, where the package is installed.

A record is an ``Event``; its places are ``Address``, its agencies ``PublicBody``, its vessel a
``Vessel``. Agencies are ``involved``; a vessel is a thing there, which an event cannot involve,
so its notes name it. An agency has one identity by its name, a vessel by its
IMO number; a vessel without one is its record's alone, for names of ships are no identity.
Quantities have no schema there and stand in the summary, in words.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

try:
    from followthemoney import model
except ImportError:  # an extra: requirements-extras.txt
    model = None

from commons import countries
from seizures.exports import flat
from seizures.exports.delimited import INCOMPLETE
from seizures.exports.reading import Read
from seizures.exports.selection import Selection
from seizures.exports.tables import record_address
from seizures.vocabularies import Role, Substance


def is_installed() -> bool:
    return model is not None


def write(selection: Selection) -> Iterator[bytes]:
    publisher = selection.publisher
    try:
        for chunk in selection.chunks():
            entities = (entity for read in chunk for entity in _entities(read, publisher))
            yield b"".join(
                json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True).encode() + b"\n"
                for entity in entities
            )
    except Exception:
        yield f"{INCOMPLETE}\n".encode()  # no line of JSON
        raise


def _entities(read: Read, publisher) -> Iterator:
    fields = read.fields
    event = model.make_entity("Event")
    event.id = fields.public_id.lower()
    event.add("name", f"{fields.public_id} {flat.wording(read).title or ''}".strip())
    event.add("recordId", fields.public_id)
    event.add("startDate", fields.occurred_earliest or fields.announced_earliest)
    event.add("endDate", fields.occurred_latest or fields.announced_latest)
    event.add("sourceUrl", record_address(fields.public_id))
    event.add("publisher", publisher.name)
    event.add("publisherUrl", publisher.url)
    event.add("keywords", [fields.kind, *(line.substance for line in read.lines)])
    event.add("summary", "; ".join(_in_words(line) for line in read.lines))
    event.add("modifiedAt", fields.last_published_at)
    for number, place in enumerate(read.places, 1):
        address = _address(read, number, place)
        event.add("country", place.country)
        event.add("location", address.caption)
        if place.role == Role.SEIZED:
            event.add("addressEntity", address)
        yield address
    for agency in read.agencies:
        body = model.make_entity("PublicBody")
        body.id = f"agency-{_digest(agency.name.casefold())}"
        body.add("name", agency.name)
        event.add("involved", body)
        yield body
    if fields.vessel or fields.imo_number:
        vessel = model.make_entity("Vessel")
        vessel.id = f"imo-{fields.imo_number}" if fields.imo_number else f"{event.id}-vessel"
        vessel.add("name", fields.vessel)
        vessel.add("imoNumber", fields.imo_number)
        event.add("notes", f"Vessel: {fields.vessel or fields.imo_number}")
        yield vessel
    yield event


def _address(read: Read, number: int, place):
    address = model.make_entity("Address")
    address.id = f"{read.fields.public_id.lower()}-place-{number}"
    full = ", ".join(part for part in (place.name, countries.name(place.country)) if part)
    address.add("full", full)
    address.add("country", place.country)
    address.add("remarks", f"{place.role}, {place.precision}")
    if place.latitude is not None:
        address.add("latitude", str(place.latitude))
        address.add("longitude", str(place.longitude))
    return address


def _in_words(line) -> str:
    substance = str(_SUBSTANCES.get(line.substance, line.substance))
    return f"{substance}: {line.as_written}" if line.as_written else substance


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:24]


_SUBSTANCES = dict(Substance.choices)
