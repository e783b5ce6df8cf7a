"""Conditional requests (RFC 9110 section 13): who has our bytes already is not sent them again."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

SAFE_METHODS = frozenset({"GET", "HEAD"})


def conditional(
    request: HttpRequest,
    response: HttpResponse,
    *,
    last_modified: datetime | None,
    etag: str = "",
) -> HttpResponse:
    """``response`` with its validators, or 304 when the request shows that it is known.

    The entity tag is the SHA-256 of the content, so it changes with whatever the content is made
    of, unless ``etag`` is given; ``last_modified`` is for clients that keep no tags, who see less.
    """
    if response.status_code != 200 or request.method not in SAFE_METHODS:
        return response
    etag = etag or tag_of(response.content)
    response.headers["ETag"] = etag
    seconds = int(last_modified.timestamp()) if last_modified else None
    if seconds is not None:
        response.headers["Last-Modified"] = http_date(seconds)
    return get_conditional_response(request, etag, seconds, response)


def tag_of(content: bytes) -> str:
    """The entity tag of content: its SHA-256."""
    return f'"{hashlib.sha256(content).hexdigest()}"'


class ConditionalViewMixin:
    """For a REST framework view: answers carry validators, and 304 where they match.

    The view sets ``last_modified`` once it knows what it is going to show, and ``etag`` where the
    bytes are others each time although nothing changed.
    """

    last_modified: datetime | None = None
    etag = ""

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Cache-Control"] = "public, no-cache"
        response.add_post_render_callback(
            lambda rendered: conditional(
                request._request, rendered, last_modified=self.last_modified, etag=self.etag
            )
        )
        return response
