"""Pages that take Webmentions say where to (section 3.1.2): in a header, as in their head."""

from django.urls import reverse

from commons.addresses import absolute
from newsroom.models import Article


class WebmentionMiddleware:
    """Adds ``Link: <…>; rel="webmention"`` to articles and records as readers have them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 200 and _takes_webmentions(request):
            link = f'<{absolute(reverse("webmention"))}>; rel="webmention"'
            links = response.headers.get("Link")
            response.headers["Link"] = f"{links}, {link}" if links else link
        return response


def _takes_webmentions(request) -> bool:
    if isinstance(getattr(request, "wagtail_page", None), Article):
        return not getattr(request, "is_preview", False)
    match = request.resolver_match
    return match is not None and match.view_name == "seizures:record"
