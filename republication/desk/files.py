"""Outlets and copies as CSV, for whoever reports on the reach of the newsroom's work."""

import csv
from collections.abc import Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.safe_csv import safe_row
from republication.models import ApiKey, Republisher, Reuse

OUTLETS = (
    "name", "home", "language", "country", "known_since", "contacts", "keys_in_use", "copies",
    "copies_verified", "first_copy", "last_copy", "notes",
)  # fmt: skip
COPIES = (
    "article", "article_url", "headline", "url", "site", "outlet", "known_outlet", "kind",
    "told_by", "told_on", "published_on", "language", "state", "checked_on", "stale_since",
)  # fmt: skip


@require_safe
@never_cache
def outlets(request: HttpRequest) -> StreamingHttpResponse:
    """A row an outlet."""
    _allow(request, "republication.view_republisher")
    return _csv("outlets", OUTLETS, _outlets())


@require_safe
@never_cache
def copies(request: HttpRequest) -> StreamingHttpResponse:
    """A row a copy or mention. Whoever told us of it stays in the desk: contacts are left out."""
    _allow(request, "republication.view_republisher")
    return _csv("copies", COPIES, _copies())


def _allow(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _outlets() -> Iterator[tuple]:
    copies_of: dict[int, list[tuple]] = {}
    for outlet, *copy in (
        Reuse.objects.copies()
        .filter(republisher__isnull=False)
        .values_list("republisher", "reported_at", "state")
    ):
        copies_of.setdefault(outlet, []).append(tuple(copy))
    usable = set(ApiKey.objects.usable().values_list("pk", flat=True))
    for outlet in Republisher.objects.prefetch_related("contacts", "keys"):
        told = copies_of.get(outlet.pk, [])
        days = sorted(_day(moment) for moment, _state in told)
        yield (
            outlet.name,
            outlet.home,
            outlet.language,
            outlet.country,
            _day(outlet.created_at),
            "; ".join(contact.email for contact in outlet.contacts.all()),
            sum(key.pk in usable for key in outlet.keys.all()),
            len(told),
            sum(state == "verified" for _moment, state in told),
            days[0] if days else "",
            days[-1] if days else "",
            outlet.notes,
        )


def _copies() -> Iterator[tuple]:
    reuses = Reuse.objects.select_related("article", "republisher").order_by("-reported_at", "-pk")
    for reuse in reuses.iterator(chunk_size=500):
        yield (
            reuse.article_id,
            absolute(reuse.article.url) if reuse.article.url else "",
            reuse.headline or reuse.article.title,
            reuse.url,
            reuse.host,
            reuse.outlet,
            reuse.republisher.name if reuse.republisher else "",
            reuse.kind,
            reuse.how,
            _day(reuse.reported_at),
            _day(reuse.published_on),
            reuse.language,
            reuse.state,
            _day(reuse.checked_at),
            _day(reuse.stale_since),
        )


def _day(moment) -> str:
    if moment is None:
        return ""
    return (timezone.localdate(moment) if hasattr(moment, "hour") else moment).isoformat()


class _Line:
    """What ``csv`` writes to: each line is handed on as it comes."""

    def write(self, line: str) -> str:
        return line


def _csv(name: str, heads: Iterable[str], rows: Iterator[tuple]) -> StreamingHttpResponse:
    writer = csv.writer(_Line())

    def lines():
        yield "\ufeff" + writer.writerow(heads)
        for row in rows:
            yield writer.writerow(safe_row(row))

    filename = f"{name}-{timezone.localdate().isoformat()}.csv"
    return StreamingHttpResponse(
        lines(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )
