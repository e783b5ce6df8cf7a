"""What a message says: enough to know what to fetch, and nothing that would have to be kept.

    {"type": "article.corrected", "timestamp": "2026-06-11T09:30:00Z", "data": {…}}

``data`` holds ``position`` (of the entry in ``/api/v1/changes/``), ``kind``, ``subject_kind``,
``identifier``, ``language``, ``version`` (of the package; null where there is none), ``url`` (the
page; null where readers cannot open it any more), ``api_url``, and for an article ``package_url``.
A message about many records at once holds ``kind``, ``count`` and ``changes_url`` instead; a test
says who asks.
"""

import json
from datetime import UTC, datetime

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from commons.addresses import absolute
from newsroom.models import Article
from republication.models import Change, Delivery, SubjectKind
from seizures.models import Seizure

RECORD_PREFIX = "record-"


def event_type(kind: str, subject_kind: str) -> str:
    """The event as Standard Webhooks names one: ``article.corrected``, ``record.merged``."""
    return f"{subject_kind}.{kind.removeprefix(RECORD_PREFIX)}"


def body(delivery: Delivery) -> bytes:
    """The bytes that are signed and sent, with the address that the subject has today."""
    change = delivery.change
    message = {
        "type": delivery.type,
        "timestamp": _instant(change.at if change else delivery.created_at),
        "data": _about(change) if change else delivery.content or {},
    }
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def of_a_test(delivery: Delivery) -> dict:
    """The data of a test message."""
    return {"webhook": delivery.endpoint_id, "site": settings.BASE_URL}


def of_many(kind: str, count: int) -> dict:
    """The data of a message about many records that changed together."""
    return {"kind": kind, "count": count, "changes_url": _address("change-list")}


def _about(change: Change) -> dict:
    said = {
        "position": change.position,
        "kind": change.kind,
        "subject_kind": change.subject_kind,
        "identifier": change.subject,
        "language": change.language or None,
        "version": change.version or None,
        "url": None,
        "api_url": None,
    }
    if change.subject_kind == SubjectKind.ARTICLE:
        article = Article.objects.published().filter(pk=change.subject).first()
        return said | {
            "url": absolute(article.url) if article else None,
            "api_url": _address("article-detail", change.subject),
            "package_url": _address("article-package", change.subject),
        }
    if change.subject_kind == SubjectKind.RECORD:
        return said | {
            "url": absolute(Seizure(public_id=change.subject).get_absolute_url()),
            "api_url": _address("seizure-detail", change.subject),
        }
    return said | {"api_url": _address("api-root")}


def _address(name: str, *arguments) -> str | None:
    try:
        return absolute(reverse(name, args=arguments))
    except NoReverseMatch:
        return None


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
