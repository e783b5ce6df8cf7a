"""Errors of the API as problem details (RFC 9457, ``application/problem+json``)."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

CONTENT_TYPE = "application/problem+json"


def problem(status: int, detail: str, **extension) -> dict:
    """The members of a problem: type, title, status and detail, with any extension members.

    ``type`` stays ``about:blank``: as RFC 9457 section 4.2.1 says, the status then tells the kind
    and the title is its phrase.
    """
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **extension,
    }


def problem_response(request: HttpRequest, status: int, detail: str, **extension) -> JsonResponse:
    """A problem as an answer outside REST framework's views (an unknown address of the API)."""
    return JsonResponse(
        problem(status, detail, **extension), status=status, content_type=CONTENT_TYPE
    )


def exception_handler(error: Exception, context: dict) -> Response | None:
    """REST framework's exception handler: every refusal is a problem, said in words."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(*error.args[:1])
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)
    if isinstance(error, exceptions.ValidationError):
        body = problem(
            error.status_code,
            _("Some of what was sent could not be understood; “errors” names each."),
            errors=_errors(error.detail),
        )
    else:
        body = problem(
            error.status_code, str(error.detail), **getattr(error, "problem_members", {})
        )
    return Response(body, status=error.status_code, headers=headers, content_type=CONTENT_TYPE)


def _errors(detail) -> list[dict[str, str]]:
    """Flat list of ``{"field", "detail"}``, whatever shape REST framework nested them in."""
    if isinstance(detail, dict):
        return [
            {"field": field, "detail": str(message)}
            for field, messages in detail.items()
            for message in (messages if isinstance(messages, list) else [messages])
        ]
    return [{"field": "", "detail": str(message)} for message in detail]


class Gone(exceptions.APIException):
    """410: it was public and has been withdrawn or retracted; the reason stays readable."""

    status_code = 410
    default_code = "gone"

    def __init__(self, detail: str, **problem_members):
        super().__init__(detail)
        self.problem_members = problem_members


class Conflict(exceptions.APIException):
    """409: as things stand it cannot be done; the detail says what to do first."""

    status_code = 409
    default_code = "conflict"
