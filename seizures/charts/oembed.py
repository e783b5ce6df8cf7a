"""Which pages of the record other sites may show: charts, maps, and one record."""

from functools import partial

from django.http import Http404, QueryDict
from django.urls import ResolverMatch, reverse

from commons import oembed
from commons.addresses import absolute
from commons.oembed import Embeddable
from seizures import publisher
from seizures.charts.catalogue import LABELS, exhibit
from seizures.charts.embedding import FRAME_HEIGHT, RECORD_HEIGHT, frame_code
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure


def register() -> None:
    for name in ("chart", "map", "routes"):
        oembed.register(f"seizures:{name}", _drawing)
    oembed.register("seizures:record", _record)


def _drawing(match: ResolverMatch, query: QueryDict) -> Embeddable:
    filters = SeizureFilter(query, Seizure.objects.listed())
    code = match.kwargs["code"]
    if code not in LABELS or not filters.is_valid():
        raise Http404
    shown = exhibit(filters, code)
    return _embeddable(shown.title, absolute(shown.embed_url), FRAME_HEIGHT)


def _record(match: ResolverMatch, query: QueryDict) -> Embeddable:
    seizure = (
        Seizure.objects.listed()
        .prefetch_related("wordings", "substances", "places")
        .filter(public_id=match.kwargs["public_id"].upper())
        .first()
    )
    if seizure is None:
        raise Http404
    address = absolute(reverse("seizures:record-embed", args=[seizure.public_id]))
    return _embeddable(f"{seizure.public_id} {seizure.title}", address, RECORD_HEIGHT)


def _embeddable(title: str, address: str, height: int) -> Embeddable:
    made_by = publisher.current()
    return Embeddable(
        title=title,
        provider_name=made_by.name,
        provider_url=made_by.url,
        height=height,
        html=partial(frame_code, address, title),
    )
