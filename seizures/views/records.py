"""One record at its address: as a page, and as whatever else a client asks for."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.cross_origin import READING
from commons.http_cache import conditional
from commons.problems import problem_response
from seizures import history
from seizures.addresses import MAY_BE_UNDONE, web_addresses
from seizures.models import ChangeKind, Seizure
from seizures.paper import record_formats
from seizures.paper.neighbours import Neighbours
from seizures.paper.record_formats import RecordFormat
from seizures.vocabularies import Status


@require_safe
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """One record, in the format that the client prefers. A merged one sends on to its survivor."""
    wanted = request.get_preferred_type(record_formats.MEDIA_TYPES)
    response = _answered(request, public_id, wanted)
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def record_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponse:
    """One record in the format that the ending of the address names."""
    seizure = _public(public_id)
    if elsewhere := _address_elsewhere(seizure, public_id):
        return _moved(reverse("seizures:record-file", args=[elsewhere.public_id, ending]))
    return _written(request, seizure, record_formats.BY_ENDING[ending])


def _answered(request: HttpRequest, public_id: str, wanted: str | None) -> HttpResponseBase:
    if wanted is None:
        return problem_response(
            request,
            406,
            _("A record can be had as: %(types)s.")
            % {"types": ", ".join(record_formats.MEDIA_TYPES)},
        )
    seizure = _public(public_id)
    if elsewhere := _address_elsewhere(seizure, public_id):
        return _moved(elsewhere.get_absolute_url())
    if wanted != record_formats.HTML:
        return _written(request, seizure, record_formats.BY_MEDIA_TYPE[wanted])
    return render(
        request,
        "seizures/record.html",
        {
            "seizure": seizure,
            "articles": _citing_articles(seizure),
            "children": seizure.children.listed().newest().with_parts(),
            "neighbours": Neighbours(seizure),
            "citation": record_formats.citation(seizure),
            **_history(seizure),
        },
    )


def _history(seizure: Seizure) -> dict:
    """What changed, and of a retracted record why it was retracted, as the desk last said."""
    changes = history.of(seizure)
    reasons = (change.why for change in changes if change.kind == ChangeKind.RETRACTED)
    return {"history": changes, "retracted_because": next(filter(None, reasons), "")}


def _public(public_id: str) -> Seizure:
    return get_object_or_404(
        Seizure.objects.reachable().select_related("parent", "merged_into").with_parts(),
        public_id=public_id.upper(),
    )


def _address_elsewhere(seizure: Seizure, asked_for: str) -> Seizure | None:
    """The record whose address this is not: a merged one's survivor, or one typed otherwise."""
    if seizure.status == Status.MERGED:
        return seizure.merged_into
    return seizure if seizure.public_id != asked_for else None


def _moved(address: str) -> HttpResponsePermanentRedirect:
    """For good, as far as we know; asked anew each time, for a merge can be undone."""
    return HttpResponsePermanentRedirect(address, headers=MAY_BE_UNDONE)


def _written(request: HttpRequest, seizure: Seizure, as_format: RecordFormat) -> HttpResponse:
    """The record as a file. A retracted one is no longer given to programs, which are told so."""
    if seizure.is_retracted:
        return problem_response(
            request,
            410,
            history.retraction_in_words(seizure),
            identifier=seizure.public_id,
            web=web_addresses(seizure),
        )
    response = HttpResponse(
        as_format.write(request, seizure),
        content_type=f"{as_format.media_type}; charset=utf-8",
        headers=READING,
    )
    response.headers["Content-Location"] = reverse(
        "seizures:record-file", args=[seizure.public_id, as_format.ending]
    )
    if as_format.is_download:
        name = f"{seizure.public_id}.{as_format.ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return conditional(request, response, last_modified=None)


def _citing_articles(seizure: Seizure) -> list:
    """Published articles that show the record, those in the reader's language first."""
    mentions = seizure.mentions.published().select_related("article__locale", "article__section")
    newest = mentions.order_by("-article__first_published_at", "-pk")
    return sorted(
        (mention.article for mention in newest),
        key=lambda article: article.locale.language_code != get_language(),
    )
