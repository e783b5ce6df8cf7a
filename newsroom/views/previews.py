"""A version of an article that the desk has shared with somebody outside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.models import PreviewLink

# Kept nowhere, found by nobody, and told to no site that its links lead to.
UNSEEN = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The shared version in the article's own template; 410 in words once the link is over."""
    link = PreviewLink.objects.of_token(token)
    if link is None:
        raise Http404(_("There is no such preview."))
    if link.is_open and link.revision_id == link.article.live_revision_id and link.article.is_out:
        response = redirect(link.article.url)  # it is out: here is the real one
    elif link.is_open:
        response = _as_shared(request, link)
    else:
        response = render(request, "newsroom/preview_over.html", status=410)
    for name, value in UNSEEN.items():
        response.headers[name] = value
    return response


def _as_shared(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    article = link.revision.as_object()
    request.is_preview = True
    request.preview_link = link
    return article.serve_preview(request, article.default_preview_mode)
