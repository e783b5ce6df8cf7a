"""JSON Lines (jsonlines.org): a record a line, exactly as the API gives it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from rest_framework.renderers import JSONRenderer

from seizures.api import SeizureSerializer
from seizures.exports import reading
from seizures.exports.delimited import INCOMPLETE
from seizures.exports.selection import Selection
from seizures.models import Seizure


def write(selection: Selection) -> Iterator[bytes]:
    renderer = JSONRenderer()
    try:
        for keys in reading.keys_in_chunks(selection.filters.qs):
            with reading.steady_reading():
                records = list(_records(keys))
            represented = SeizureSerializer(records, many=True).data
            yield b"".join(renderer.render(each) + b"\n" for each in represented)
    except Exception:
        yield f"{INCOMPLETE}\n".encode()  # no line of JSON
        raise


def _records(keys: list[int]) -> QuerySet[Seizure]:
    records = Seizure.objects.listed().filter(pk__in=keys).order_by("pk")
    return records.select_related("parent").with_parts()
