"""One record in the formats in which it can be fetched from its own address.

The same address answers in each of them: by what a client says that it accepts (RFC 9110
section 12.5.1), or by the ending of the address, for people and for programs that say nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from rest_framework.renderers import JSONRenderer

from commons.addresses import absolute
from seizures import publisher
from seizures.api import represented
from seizures.exports import flat, geo_json, reading
from seizures.exports.delimited import TextRows
from seizures.exports.reading import Read
from seizures.models import Seizure
from seizures.paper import citations
from seizures.paper.citations import Citation

HTML = "text/html"


@dataclass(frozen=True)
class RecordFormat:
    """A format by the ending of its address, with its media type and how it is written."""

    ending: str
    media_type: str
    write: Callable[[HttpRequest, Seizure], bytes | str]
    is_download: bool = False


def citation(seizure: Seizure) -> Citation:
    """How the record is cited as it stands today: it may change, and then has another version."""
    published = seizure.last_published_at
    day = timezone.localdate(published) if published else None
    return Citation(
        title=seizure.title or seizure.public_id,
        publisher=publisher.current().name,
        published=day,
        url=absolute(seizure.url),
        identifier=seizure.public_id,
        version=day.isoformat() if day else "",
        accessed=timezone.localdate(),
    )


def _json(request: HttpRequest, seizure: Seizure) -> bytes:
    """The very representation of the API."""
    return JSONRenderer().render(represented(seizure, context={"request": request}))


def _json_ld(request: HttpRequest, seizure: Seizure) -> str:
    """schema.org's description, which a floor above knows: the template asks for it."""
    return render_to_string("seizures/record/record.jsonld", {"seizure": seizure}, request)


def _csv(request: HttpRequest, seizure: Seizure) -> bytes:
    """The rows of the export that are this record's."""
    rows = TextRows(flat.SEIZURES)
    return rows.head() + rows.lines(flat.rows(_read(seizure)))


def _geojson(request: HttpRequest, seizure: Seizure) -> str:
    """The feature of the export that is this record's."""
    return json.dumps(geo_json.feature(_read(seizure)[0]), ensure_ascii=False)


def _read(seizure: Seizure) -> list[Read]:
    return next(reading.in_chunks(Seizure.objects.filter(pk=seizure.pk)))


FORMATS = (
    RecordFormat("json", "application/json", _json),
    RecordFormat("jsonld", "application/ld+json", _json_ld),
    RecordFormat("geojson", "application/geo+json", _geojson),
    RecordFormat("csv", "text/csv", _csv, True),
    RecordFormat(
        "bib", citations.BIBTEX_TYPE, lambda request, seizure: citation(seizure).bibtex, True
    ),
    RecordFormat("ris", citations.RIS_TYPE, lambda request, seizure: citation(seizure).ris, True),
    RecordFormat(
        "csl.json",
        citations.CSL_JSON_TYPE,
        lambda request, seizure: citation(seizure).csl_json,
        True,
    ),
)
BY_ENDING = {each.ending: each for each in FORMATS}
BY_MEDIA_TYPE = {each.media_type: each for each in FORMATS}
MEDIA_TYPES = (HTML, *BY_MEDIA_TYPE)
