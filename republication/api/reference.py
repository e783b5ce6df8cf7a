"""The API described: for machines (OpenAPI 3.1) and, as a page of our own, for people."""

import json
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator

from commons.deprecation import NOTICE
from commons.http_cache import SAFE_METHODS, conditional
from commons.problems import problem_response, reading_only, refusal_response
from commons.strict_filters import unknown_parameters
from republication.api.description import operations_by_group, schemas
from republication.api.examples import names_of_what_is_public


@lru_cache(maxsize=1)
def described() -> dict:
    """The OpenAPI description. It is part of the code, so it is made once a process."""
    with override("en"):
        return json.loads(json.dumps(SchemaGenerator().get_schema(public=True), default=str))


@reading_only
def schema(request: HttpRequest) -> HttpResponse:
    """The description as JSON."""
    if errors := unknown_parameters(request.GET, frozenset()):
        return refusal_response(request, errors)
    response = HttpResponse(
        json.dumps(described(), ensure_ascii=False, indent=1),
        content_type="application/vnd.oai.openapi+json; charset=utf-8",
        headers={"Cache-Control": "public, no-cache"},
    )
    return conditional(request, response, last_modified=None)


@reading_only
def reference(request: HttpRequest) -> HttpResponse:
    """The description as a page: no script, nothing from elsewhere."""
    page = render(
        request,
        "api/reference.html",
        {
            "api": described()["info"],
            "base_url": settings.BASE_URL,
            "groups": operations_by_group(
                described(), settings.BASE_URL, names_of_what_is_public()
            ).items(),
            "schemas": schemas(described()),
            "message": _message(described()),
            "rates": {
                "window": settings.RATE_WINDOW_SECONDS,
                "anonymous": settings.RATE_ANONYMOUS,
                "with_key": settings.RATE_WITH_KEY,
                "left": settings.RATE_ANONYMOUS - 2,
            },
            "notice": NOTICE.days,
        },
    )
    return conditional(request, page, last_modified=None)


def _message(description: dict) -> str:
    """What a webhook is sent, as the description gives an example of it."""
    sent = description["webhooks"]["change"]["post"]["requestBody"]["content"]["application/json"]
    [example] = sent["examples"].values()
    return json.dumps(example["value"], ensure_ascii=False, indent=2)


@csrf_exempt
def without_its_slash(request: HttpRequest) -> HttpResponse:
    """On to the address that ends in a slash, where there is one, by the same method."""
    address = f"{request.path_info}/"
    if resolve(address).func is unknown_address:
        return unknown_address(request)
    moved = HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    if request.method not in SAFE_METHODS:
        moved.status_code = 308  # a 301 would make a GET of it (RFC 9110 section 15.4.2)
    return moved


@csrf_exempt  # nothing is done here: whoever sends to a wrong address is told so, as a problem
def unknown_address(request: HttpRequest) -> HttpResponse:
    """404 as a problem, for any address of the API that does not exist."""
    return problem_response(
        request,
        404,
        _("The API has no such address. It begins at %(root)s.")
        % {"root": f"{settings.BASE_URL}/api/v1/"},
    )
