"""The record as files: exports of the current filter, and what their columns mean."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.cross_origin import READING
from commons.problems import problem_response
from commons.rate_limits import limited
from seizures import publisher
from seizures.exports import descriptor, formats
from seizures.exports.flat import SEIZURES
from seizures.exports.selection import Selection, SelectionError
from seizures.exports.tables import TABLES
from seizures.snapshots.tombstones import TOMBSTONES

SCHEMAS = {table.name: table for table in (SEIZURES, *TABLES, TOMBSTONES)}
EXPOSED = f"{READING['Access-Control-Expose-Headers']}, Content-Disposition, Record-Count"
PROBLEM, PAGE = "application/problem+json", "text/html"


@require_safe
@limited(20)
def export(request: HttpRequest, format: str) -> HttpResponse:
    """The records of the filter as a file. HEAD makes none: it says what GET would."""
    wanted = formats.get(format)
    if wanted is None:
        raise Http404
    try:
        selection = Selection.of(request.GET)
    except SelectionError as refused:
        return _refused(request, refused.errors)
    if reason := wanted.refusal(selection):
        return _refused(request, {wanted.code: [reason]})
    etag = selection.tag(wanted.code)
    changed = selection.last_published_at
    headers = _headers(selection, wanted) | {"ETag": etag}
    if changed:
        headers["Last-Modified"] = http_date(int(changed.timestamp()))
    unchanged = get_conditional_response(request, etag)
    if unchanged is not None:
        unchanged.headers["ETag"] = etag
        return unchanged
    if request.method == "HEAD":
        return HttpResponse(headers=headers, content_type=wanted.media_type)
    return StreamingHttpResponse(
        selection.in_its_language(wanted.write(selection)),
        content_type=wanted.media_type,
        headers=headers,
    )


@require_safe
def data_dictionary(request: HttpRequest) -> HttpResponse:
    """Every column of every table, made from what writes them."""
    context = {
        "flat": SEIZURES,
        "tables": TABLES,
        "tombstones": TOMBSTONES,
        "licence": publisher.current().licence,
    }
    return render(request, "seizures/exports/dictionary.html", context)


@require_safe
def table_schema(request: HttpRequest, name: str) -> HttpResponse:
    """A table's columns for programs, as Table Schema."""
    if name not in SCHEMAS:
        raise Http404
    return JsonResponse(
        descriptor.table_schema(SCHEMAS[name]),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers=READING,
    )


def _headers(selection: Selection, wanted: formats.Format) -> dict[str, str]:
    name = selection.file_name(wanted.suffix)
    links = [
        (selection.list_address, "canonical"),
        (absolute(reverse("seizures:data-dictionary")), "describedby"),
    ]
    if selection.publisher.licence.url:
        links.insert(0, (selection.publisher.licence.url, "license"))
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Link": ", ".join(f'<{address}>; rel="{rel}"' for address, rel in links),
        "Cache-Control": "public, no-cache",
        "X-Robots-Tag": "noindex",
        # How many records a whole file holds, for whoever wants to count.
        "Record-Count": str(selection.number_of_records),
        **READING,
        "Access-Control-Expose-Headers": EXPOSED,
    }
    if wanted.is_packed:
        # It is compressed already, and the middleware would do it once more.
        headers["Content-Encoding"] = "identity"
    return headers


def _refused(request: HttpRequest, errors: dict[str, list[str]]) -> HttpResponse:
    """400, in words: a page for people, problem details for programs."""
    if request.get_preferred_type([PROBLEM, PAGE]) == PAGE:
        context = {"errors": errors}
        return render(request, "seizures/exports/refused.html", context, status=400)
    return problem_response(
        request,
        400,
        _("Some of what was sent could not be understood; “errors” names each."),
        errors=[
            {"field": name, "detail": message} for name, said in errors.items() for message in said
        ],
    )
