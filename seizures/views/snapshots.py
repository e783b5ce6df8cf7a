"""Public pages of snapshots: all of them, each one, its files, and a feed."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from itertools import islice

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.cross_origin import READING
from commons.http_cache import conditional
from commons.keyset import paginate
from commons.xml_text import writable
from seizures import publisher
from seizures.models import Snapshot
from seizures.paper import citations
from seizures.snapshots import differences

ROWS_A_PAGE = 25
CHANGES_SHOWN = 200
ITEMS = 50
# What a reader fetched once need not be fetched again: it never changes.
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def snapshot_list(request: HttpRequest) -> HttpResponse:
    """Every snapshot, newest first."""
    page = paginate(
        request, Snapshot.objects.all(), ordering=Snapshot.LIST_ORDERING, size=ROWS_A_PAGE
    )
    context = {"page": page, "publisher": publisher.current()}
    return render(request, "seizures/snapshots/list.html", context)


@require_safe
def snapshot(request: HttpRequest, version: str) -> HttpResponse:
    """One snapshot: what is in it, how to verify and to cite it, what changed."""
    found = get_object_or_404(Snapshot.objects.select_related("previous"), version=version)
    newer = Snapshot.objects.filter(previous=found).first()
    with found.changes.open("rb") as told:
        changes = list(islice(differences.read(told), CHANGES_SHOWN + 1))
    words = _change_words()
    return render(
        request,
        "seizures/snapshots/snapshot.html",
        {
            "snapshot": found,
            "newer": newer,
            "changes": changes[:CHANGES_SHOWN],
            "has_more_changes": len(changes) > CHANGES_SHOWN,
            "change_labels": [(label, found.change_counts[kind]) for kind, label in words.items()],
            "change_words": words.items(),
            "verify_command": f'echo "{found.sha256}  {found.archive_name}" | shasum -a 256 -c',
            "totals": [
                (label, total.in_words(get_language()))
                for label, total in found.totals_by_substance
            ],
        },
    )


def _change_words() -> dict[str, str]:
    return {
        differences.ADDED: _("added"),
        differences.CHANGED: _("changed"),
        differences.MERGED: _("merged"),
        differences.RETRACTED: _("retracted"),
        differences.WITHDRAWN: _("withdrawn"),
    }


@require_safe
def snapshot_file(request: HttpRequest, version: str, name: str) -> HttpResponse:
    """A file of a snapshot. It never changes, so a cache may keep it for ever."""
    found = get_object_or_404(Snapshot, version=version)
    if name not in FILES:
        raise Http404
    digest = found.sha256 if name == ARCHIVE else found.changes_sha256
    etag = f'"{digest}-{name}-{get_language()}"'
    unchanged = get_conditional_response(request, etag)
    response = unchanged or FILES[name](found)
    headers = READING | {
        "ETag": etag,
        "Last-Modified": http_date(int(found.made_at.timestamp())),
        "Cache-Control": FOR_EVER,
        "Link": f'<{absolute(found.get_absolute_url())}>; rel="describedby"',
    }
    for head, value in headers.items():
        response.headers[head] = value
    return response


def _archive(found: Snapshot) -> HttpResponse:
    response = FileResponse(
        found.archive.open("rb"),
        as_attachment=True,
        filename=found.archive_name,
        content_type="application/zip",
    )
    # It is compressed already, and the middleware would do it once more.
    response.headers["Content-Encoding"] = "identity"
    response.headers["Content-Length"] = str(found.size)
    # RFC 9530, so that a program can verify what it got.
    response.headers["Repr-Digest"] = f"sha-256=:{_base64(found.sha256)}:"
    return response


def _base64(digest: str) -> str:
    return b64encode(bytes.fromhex(digest)).decode()


def _changes_csv(found: Snapshot) -> HttpResponse:
    return FileResponse(
        found.changes.open("rb"),
        as_attachment=True,
        filename=f"seizure-changes-{found.version}.csv",
        content_type="text/csv; charset=utf-8; header=present",
    )


def _changes_json(found: Snapshot) -> HttpResponse:
    return StreamingHttpResponse(_changes_in_json(found), content_type="application/json")


def _changes_in_json(found: Snapshot) -> Iterator[str]:
    head = {
        "snapshot": found.version,
        "previous": found.previous.version if found.previous else None,
        "counts": found.change_counts,
    }
    yield json.dumps(head)[:-1] + ', "changes": ['
    with found.changes.open("rb") as told:
        between = "\n"
        for change in differences.read(told):
            row = {
                "identifier": change.identifier,
                "change": change.change,
                "fields": list(change.fields),
                "merged_into": change.merged_into or None,
            }
            yield between + json.dumps(row)
            between = ",\n"
    yield "\n]}\n"


def _text(content: str, media_type: str) -> HttpResponse:
    return HttpResponse(content, content_type=f"{media_type}; charset=utf-8")


ARCHIVE = "archive.zip"
FILES: dict[str, Callable[[Snapshot], HttpResponse]] = {
    ARCHIVE: _archive,
    "SHA256SUMS": lambda found: _text(f"{found.sha256}  {found.archive_name}\n", "text/plain"),
    "changes.csv": _changes_csv,
    "changes.json": _changes_json,
    "citation.bib": lambda found: _text(found.citation.bibtex, citations.BIBTEX_TYPE),
    "citation.json": lambda found: _text(found.citation.csl_json, citations.CSL_JSON_TYPE),
    "citation.ris": lambda found: _text(found.citation.ris, citations.RIS_TYPE),
}


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest snapshots as Atom."""
    rows = list(Snapshot.objects.newest()[:ITEMS])
    house = publisher.current()
    address = absolute(reverse("seizures:snapshots"))
    atom = Atom1Feed(
        title=_("Snapshots of the record of %(publisher)s") % {"publisher": house.name},
        link=address,
        description="",
        language=get_language(),
        feed_url=absolute(reverse("seizures:snapshots-feed")),
        author_name=house.name,
    )
    for row in rows:
        atom.add_item(
            title=row.version,
            link=absolute(row.get_absolute_url()),
            description=writable(row.citation.apa),
            unique_id=f"tag:{settings.BASE_HOST},{row.released.year}:snapshot/{row.version}",
            pubdate=row.made_at,
            updateddate=row.made_at,
        )
    response = HttpResponse(
        atom.writeString("utf-8"),
        content_type=atom.content_type,
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"},
    )
    return conditional(request, response, last_modified=rows[0].made_at if rows else None)
