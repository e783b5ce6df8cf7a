"""The page for sources: what is safe about telling us something, what is not, what is safer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback import onion
from feedback.models import FeedbackSettings, Kind


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """How safe each way to us is, from the safest down. Tor Browser is told of our onion service.

    It says nothing but what the settings say; a way that the newsroom does not have is not there.
    """
    feedback = FeedbackSettings.load(request)
    is_by_onion = onion.is_onion_host(request.get_host().partition(":")[0])
    response = render(
        request,
        "feedback/sources.html",
        {
            "feedback": feedback,
            "is_by_onion": is_by_onion,
            "is_by_https": request.is_secure(),
            "has_safer_ways": has_safer_ways(feedback),
            "form_url": f"{reverse('feedback:form')}?kind={Kind.TIP}",
        },
    )
    if feedback.onion_address and not is_by_onion:
        response.headers["Onion-Location"] = feedback.onion_address + request.get_full_path()
    return response


def has_safer_ways(feedback: FeedbackSettings) -> bool:
    """Whether there is a way to the newsroom that is safer than a form on a site."""
    return bool(feedback.securedrop_address or feedback.signal or feedback.postal_address)


@require_safe
def public_key(request: HttpRequest) -> HttpResponse:
    """The keys that tips are sealed for, as programs for OpenPGP import them."""
    feedback = FeedbackSettings.load(request)
    if not feedback.public_key:
        raise Http404
    return HttpResponse(
        feedback.public_key,
        content_type="application/pgp-keys; charset=us-ascii",  # RFC 3156, section 7
        headers={"Content-Disposition": 'attachment; filename="newsroom.asc"'},
    )
