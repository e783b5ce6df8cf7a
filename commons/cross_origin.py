"""What other sites' pages may read: the API, the feeds, records as files, pictures that travel.

All of it is public and answered without cookies, so any origin may read it (Fetch standard,
CORS protocol). Nothing else of the site carries these headers.
"""

from django.conf import settings
from django.http import HttpResponse

API = "/api/"
READING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After, Deprecation, Sunset"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, Authorization, If-Modified-Since, If-None-Match"
    ),
    "Access-Control-Max-Age": "86400",
}


class CrossOriginMiddleware:
    """Adds the headers to the API and to media, and answers a browser's preflight of the API."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        in_api = request.path.startswith(API)
        is_preflight = "Access-Control-Request-Method" in request.headers
        if in_api and request.method == "OPTIONS" and is_preflight:
            return HttpResponse(status=204, headers=READING | PREFLIGHT)
        response = self.get_response(request)
        if in_api or request.path.startswith(settings.MEDIA_URL):
            for name, value in READING.items():
                response.headers[name] = value
        return response
