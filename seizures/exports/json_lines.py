"""JSON Lines (jsonlines.org): a record a line, exactly as the API gives it.

What a member is called, in which order it stands and how its value is written is asked of the
API's own serializers, once for each distinct value; only where the values come from is told here,
for they are read in bulk. A member that this module does not know is an error, never left out.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import BaseSerializer, ListSerializer, SerializerMethodField

from seizures.api import SeizureSerializer
from seizures.exports.delimited import INCOMPLETE
from seizures.exports.distinct import Distinct
from seizures.exports.reading import Read
from seizures.exports.selection import Selection
from seizures.models import Seizure
from seizures.vocabularies import Kind

# Writes what was read, one text an object, in their order.
Writer = Callable[[list], Iterator[str]]
_EVENT = Kind.EVENT.value
_PROBE = "SZ-0000-00000"  # an identifier that is in no address for any other reason
_PARTS = {"substances": "lines"}
# Of a record's own methods: what they look at.
_LOOKS_AT = {
    "occurred": ("occurred", "occurred_earliest", "occurred_latest"),
    "announced": ("announced", "announced_earliest", "announced_latest"),
    "arrests": ("arrests_low", "arrests_high"),
    "claimed_value": ("value_amount", "value_currency", "value_kind", "value_claimed_by"),
}
_ADDRESSES = frozenset({"url", "web", "changes"})


def write(selection: Selection) -> Iterator[bytes]:
    written = lines()
    try:
        for chunk in selection.chunks():
            yield "".join(f"{line}\n" for line in written(chunk)).encode()
    except Exception:
        yield f"{INCOMPLETE}\n".encode()  # no line of JSON
        raise


def lines() -> Callable[[list[Read]], Iterator[str]]:
    """A function that writes records as the API represents them."""
    serializer = SeizureSerializer()
    return _object({name: _member(serializer, name) for name in serializer.fields})


def _member(serializer: SeizureSerializer, name: str) -> Writer:
    field = serializer.fields[name]
    if name in _ADDRESSES:
        return _address(getattr(serializer, f"get_{name}"))
    if name == "part_of":
        return _values(attrgetter("fields.part_of"), _json)
    if name == "is_counted":
        return _values(attrgetter("fields.kind"), lambda kind: _json(kind == _EVENT))
    if name == "version":
        return _values(
            attrgetter("fields.last_published_at"),
            lambda moment: _json(Seizure(last_published_at=moment).version),
        )
    if name in _LOOKS_AT:
        return _looked_at(serializer, name)
    if isinstance(field, SerializerMethodField):
        raise NotImplementedError(f"JSON Lines does not know where “{name}” comes from.")
    if isinstance(field, ListSerializer):
        return _list(field.child, _PARTS.get(name, name))
    if isinstance(field, BaseSerializer):
        return _object({each: _leaf(field, each, "fields.") for each in field.fields})
    return _leaf(serializer, name, "fields.")


def _object(members: dict[str, Writer]) -> Writer:
    """An object of members, each of which is written for all objects at a time."""
    template = "{" + ",".join(f"{_json(name)}:%s" for name in members) + "}"
    writers = list(members.values())

    def written(read: list) -> Iterator[str]:
        return map(template.__mod__, zip(*(write(read) for write in writers), strict=True))

    return written


def _leaf(serializer: BaseSerializer, name: str, at: str = "") -> Writer:
    """A value that a field of the serializer represents by itself."""
    field = serializer.fields[name]
    is_null_when_empty = name in getattr(serializer.Meta, "null_when_empty", ())

    def represented(value: Any) -> str:
        shown = None if value is None else field.to_representation(value)
        return _json(shown or None if is_null_when_empty else shown)

    return _values(attrgetter(f"{at}{field.source}"), represented)


def _values(of: Callable[[Any], Any], represented: Callable[[Any], str]) -> Writer:
    known = Distinct(represented)
    return lambda read: map(known.__getitem__, map(of, read))


def _looked_at(serializer: SeizureSerializer, name: str) -> Writer:
    """What a method of the serializer makes of some fields of the record."""
    method, fields = getattr(serializer, f"get_{name}"), _LOOKS_AT[name]

    def represented(values: tuple) -> str:
        return _json(method(Seizure(**dict(zip(fields, values, strict=True)))))

    return _values(attrgetter(*(f"fields.{field}" for field in fields)), represented)


def _address(method: Callable[[Seizure], Any]) -> Writer:
    """Addresses differ in the identifier alone: they are made once and then taken apart."""
    pieces = _json(method(Seizure(public_id=_PROBE))).split(_PROBE)
    identifier = attrgetter("fields.public_id")
    return lambda read: (identifier(each).join(pieces) for each in read)


def _list(child: BaseSerializer, name: str) -> Writer:
    """The parts of records: all of them are written in one go, then dealt out again."""
    parts_of = attrgetter(name)
    object_ = _object({each: _leaf(child, each) for each in child.fields})

    def written(read: list[Read]) -> Iterator[str]:
        parts = [part for each in read for part in parts_of(each)]
        texts = iter(object_(parts))
        for each in read:
            yield "[" + ",".join(islice(texts, len(parts_of(each)))) + "]"

    return written


def _json(value: Any) -> str:
    """As the API renders it. Nothing at all it renders as nothing, which a member cannot be."""
    return "null" if value is None else JSONRenderer().render(value).decode()
