"""A licence as a page for people and as a policy for programs, at one address."""

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons import licences
from commons.cross_origin import READING
from commons.http_cache import conditional
from commons.licence_terms import terms_of
from commons.problems import problem_response
from newsroom.models import NewsroomSettings
from republication.policies import MEDIA_TYPE, policy

# What comes first is what a client gets that takes anything: such a one is a program.
MEDIA_TYPES = (MEDIA_TYPE, "application/json", "text/html")


@require_safe
def licence_policy(request: HttpRequest, code: str) -> HttpResponse:
    """The policy, or its page for whoever prefers HTML."""
    response = _preferred(request, code)
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def licence_policy_file(request: HttpRequest, code: str) -> HttpResponse:
    """The policy, whatever the client says that it accepts."""
    return _written(request, _licence(code))


def _preferred(request: HttpRequest, code: str) -> HttpResponse:
    wanted = request.get_preferred_type(MEDIA_TYPES)
    if wanted is None:
        said = _("A policy can be had as: %(types)s.") % {"types": ", ".join(MEDIA_TYPES)}
        return problem_response(request, 406, said)
    licence = _licence(code)
    if code != licence.code:
        return HttpResponsePermanentRedirect(reverse("licence-policy", args=[licence.code]))
    if wanted != "text/html":
        return _written(request, licence)
    # The address is the same in every language: the page follows what the browser asks for.
    request.addresses_by_language = {}
    return render(
        request,
        "republication/policy.html",
        {
            "licence": licence,
            "licence_title": licence.title(get_language()),
            "legal_code_url": licence.legal_code_url(get_language()),
            "terms": terms_of(licence),
        },
    )


def _licence(code: str) -> licences.Licence:
    """By its code, in letters of any size."""
    try:
        return licences.get(code.upper())
    except licences.UnknownLicence as error:
        raise Http404(str(error)) from error


def _written(request: HttpRequest, licence: licences.Licence) -> HttpResponse:
    described = policy(licence, NewsroomSettings.load(request).name)
    response = HttpResponse(
        json.dumps(described, ensure_ascii=False, indent=2),
        content_type=f"{MEDIA_TYPE}; charset=utf-8",
        headers={
            **READING,
            "Content-Location": reverse("licence-policy-file", args=[licence.code]),
            "Cache-Control": "public, no-cache",
        },
    )
    return conditional(request, response, last_modified=None)
