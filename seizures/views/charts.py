"""Charts and maps of the record: pages, files to take away, and frames for other sites."""

import csv
import io
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.http_cache import conditional
from commons.rate_limits import limited
from commons.safe_csv import safe_row
from seizures.charts import png
from seizures.charts.catalogue import LABELS, exhibit
from seizures.charts.embedding import framed
from seizures.charts.exhibits import Exhibit
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure

SVG, PNG, CSV = "svg", "png", "csv"


@require_safe
def drawing(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a chart or map: the picture, its table, how to read it and how to take it."""
    filters = _filters(request, code)
    context = {"filters": filters, "kinds": LABELS, "code": code}
    if filters.is_valid():
        context["exhibit"] = exhibit(filters, code)
    return render(request, "seizures/charts/page.html", context)


@require_safe
@limited(3)
def file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The picture as SVG or PNG, or its figures as CSV, for exactly what is asked."""
    filters = _filters(request, code)
    if not filters.is_valid():
        said = " ".join(f"{name}: {' '.join(errors)}" for name, errors in filters.errors.items())
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    content_type, write = _FILES[kind]
    response = HttpResponse(write(exhibit(filters, code)), content_type=content_type)
    name = f"seizures-{code}.{kind}"
    how = "attachment" if kind == CSV else "inline"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    # A static picture may stand on any site that names us.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, no-cache"
    return conditional(request, response, last_modified=None)


@require_safe
@framed
def embed(request: HttpRequest, code: str) -> HttpResponse:
    """The picture alone, for a frame on another site."""
    filters = _filters(request, code)
    shown = exhibit(filters, code) if filters.is_valid() else None
    return render(
        request,
        "seizures/charts/embed.html",
        {"exhibit": shown, "base_url": settings.BASE_URL},
        status=200 if shown else 400,
    )


def _filters(request: HttpRequest, code: str) -> SeizureFilter:
    if code not in LABELS:
        raise Http404(_("There is no such chart."))
    return SeizureFilter(request.GET, Seizure.objects.listed())


def _csv(shown: Exhibit) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    for row in shown.csv:
        writer.writerow(safe_row(row))
    return "\ufeff" + written.getvalue()


_FILES: dict[str, tuple[str, Callable[[Exhibit], str | bytes]]] = {
    SVG: ("image/svg+xml", Exhibit.as_file),
    PNG: ("image/png", lambda shown: png.rendered(shown.as_file())),
    CSV: ("text/csv; charset=utf-8", _csv),
}
