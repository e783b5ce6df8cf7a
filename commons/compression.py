"""Answers travel compressed: Zstandard, Brotli or gzip, whichever the client takes first.

What is written for one person does not. Where a secret and something that others can choose are
compressed together, the length of the answer tells of the secret (BREACH, breachattack.com): the
desk, every page that depends on a cookie and every answer to what changes something (it may hold a
key) leave as they are. Everything else is public and has no secret; django-http-compression adds a
header of random length to it all the same.

An entity tag is of the content and not of its coding, so it is weak wherever an answer may be
compressed (RFC 9110 section 8.8.1), also in a 304: a cache compares that with the tag it keeps.
"""

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import has_vary_header, patch_vary_headers
from django_http_compression.middleware import HttpCompressionMiddleware, best_coding

from commons.http_cache import SAFE_METHODS

NOT_MODIFIED = 304


class CompressionMiddleware(HttpCompressionMiddleware):
    """django-http-compression's, which keeps off secrets and knows more media types."""

    content_type_re = re.compile(
        r"^(?:text/.+|image/svg\+xml|image/x-icon"
        r"|application/(?:[\w.-]+\+)?(?:json|xml)|application/(?:jsonl|x-ndjson|javascript))$",
        re.IGNORECASE,
    )

    def maybe_compress(self, request: HttpRequest, response: HttpResponseBase) -> None:
        if _is_for_one_person(request, response) or not self._may_be_compressed(response):
            return
        # Also on what happens to leave as it is: a cache must not give it to everybody.
        patch_vary_headers(response, ["Accept-Encoding"])
        super().maybe_compress(request, response)
        coding = best_coding(request.headers.get("Accept-Encoding", ""))
        etag = response.headers.get("ETag", "")
        if response.status_code == NOT_MODIFIED and coding != "identity" and etag.startswith('"'):
            response.headers["ETag"] = f"W/{etag}"

    def _may_be_compressed(self, response: HttpResponseBase) -> bool:
        if response.status_code == NOT_MODIFIED:
            return True
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        return "Content-Encoding" not in response.headers and bool(
            self.content_type_re.match(media_type)
        )


def _is_for_one_person(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method not in SAFE_METHODS
        or request.path.startswith(reverse("wagtailadmin_home"))
        or has_vary_header(response, "Cookie")
    )
