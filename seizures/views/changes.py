"""What changed in the record, in public: a page and a feed of the same."""

from itertools import chain

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commons.http_cache import conditional
from commons.keyset import paginate
from seizures import change_feed, history
from seizures.change_filters import ChangeFilter
from seizures.models import RecordChange

ROWS_A_PAGE = 25


def _asked(request: HttpRequest) -> ChangeFilter:
    public = RecordChange.objects.public().select_related("record")
    return ChangeFilter(request.GET, public.prefetch_related("record__wordings"))


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Every change of a published record, newest first."""
    filters = _asked(request)
    context = {"filters": filters}
    if filters.is_valid():
        page = paginate(request, filters.qs, ordering=RecordChange.LIST_ORDERING, size=ROWS_A_PAGE)
        context |= {"page": page, "entries": history.entries(page)}
    return render(request, "seizures/changes.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest changes as Atom, narrowed as the page is."""
    filters = _asked(request)
    if not filters.is_valid():
        raise BadRequest(" ".join(chain.from_iterable(filters.errors.values())))
    feed = change_feed.of(filters)
    response = HttpResponse(
        feed.writeString("utf-8"),
        content_type=feed.content_type,
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"},
    )
    return conditional(request, response, last_modified=feed.last_modified)
