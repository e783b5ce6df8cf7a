"""The counting pixel. It answers alike for every number, and so tells nothing of any article."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from republication import counting


@require_safe
def pixel(request: HttpRequest, pk: int) -> HttpResponse:
    """Count a reading, where that is wished by the newsroom and not refused by the reader."""
    site = counting.site_of(request.headers.get("Referer", ""))
    if request.method == "GET" and site is not None and not counting.says_no(request):
        counting.count(pk, site)
    return HttpResponse(
        counting.PIXEL,
        content_type="image/gif",
        headers={
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "X-Robots-Tag": "noindex",
        },
    )
