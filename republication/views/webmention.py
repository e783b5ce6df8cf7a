"""Where other sites send Webmentions, and see what became of them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from commons.rate_limits import Client, spend, stranger
from republication.models import Webmention
from republication.webmention.receiving import Refused, TooMany, receive

MOST_OF_A_STRANGER = 120  # in a window: a site that republishes everything tells of it in one go
TOO_MANY_WAIT_SECONDS = 600
POLICY = "webmentions"


@csrf_exempt  # it acts on no session; what counts is what stands at the source
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def endpoint(request: HttpRequest) -> HttpResponse:
    """Takes ``source`` and ``target`` and answers 201 with the address of a status, at once."""
    if request.method != "POST":
        return _said(
            200,
            _(
                "Send Webmentions here: POST “source” and “target” as a form "
                "(https://www.w3.org/TR/webmention/)."
            ),
        )
    standing = spend(request, Client(POLICY, stranger(request).identity, MOST_OF_A_STRANGER))
    if standing.is_exceeded:
        return _said(429, standing.in_words)
    try:
        mention = receive(request.POST.get("source", ""), request.POST.get("target", ""))
    except Refused as refusal:
        return _said(400, str(refusal))
    except TooMany as refusal:
        return _said(429, str(refusal), {"Retry-After": str(TOO_MANY_WAIT_SECONDS)})
    return _said(
        201,
        _("Thank you. We read the page soon; what became of it: %(url)s")
        % {"url": mention.status_url},
        {"Location": mention.status_url},
    )


@never_cache
@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """What became of one Webmention, for whoever sent it."""
    mention = get_object_or_404(Webmention, token=token)
    response = JsonResponse(
        {
            "status": mention.state,
            "source": mention.source,
            "target": mention.target,
            "kind": mention.kind or None,
            "detail": mention.detail,
            "checked_at": mention.checked_at,
        }
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _said(status: int, words: str, headers: dict | None = None) -> HttpResponse:
    return HttpResponse(
        words + "\n", status=status, content_type="text/plain; charset=utf-8", headers=headers
    )
