"""Errors of the API as problem details (RFC 9457, ``application/problem+json``)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

API = "/api/"
CONTENT_TYPE = "application/problem+json"
READING = ("GET", "HEAD", "OPTIONS")


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


def refusal_response(request: HttpRequest, errors: dict) -> JsonResponse:
    """400 outside REST framework's views: ``errors`` are words, by the name of the parameter."""
    return JsonResponse(_refusal(errors), status=400, content_type=CONTENT_TYPE)


def _refusal(errors) -> dict:
    return problem(
        400,
        _("Some of what was sent could not be understood; “errors” names each."),
        errors=_errors(errors),
    )


def in_api(request: HttpRequest) -> bool:
    """Whether a program asks, which is told of errors by problems and not by pages."""
    return request.path.startswith(API)


def reading_only(view: Callable) -> Callable:
    """For a view outside REST framework: any other method is a 405 that says which there are."""

    @csrf_exempt  # nothing is done with what is sent: whoever sends it is told so, as a problem
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        allow = ", ".join(READING)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": allow})
        if request.method in READING:
            return view(request, *args, **kwargs)
        refused = problem_response(
            request, 405, str(exceptions.MethodNotAllowed(request.method).detail)
        )
        refused.headers["Allow"] = allow
        return refused

    return guarded


def exception_handler(error: Exception, context: dict) -> Response | None:
    """REST framework's exception handler: every refusal is a problem, said in words."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(*_said_by_us(error))
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    headers = {}
    if isinstance(error, exceptions.NotAcceptable):
        error = _not_acceptable(error)
    elif isinstance(error, exceptions.UnsupportedMediaType):
        # RFC 9110 section 15.5.16: what would have been read.
        headers["Accept"] = ", ".join(parser.media_type for parser in context["view"].get_parsers())
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)
    if isinstance(error, exceptions.ValidationError):
        body = _refusal(error.detail)
    else:
        body = problem(
            error.status_code, str(error.detail), **getattr(error, "problem_members", {})
        )
    return Response(body, status=error.status_code, headers=headers, content_type=CONTENT_TYPE)


def _said_by_us(error: Http404) -> tuple[str, ...]:
    """Our words, where a view has some; Django's name a class that a stranger does not know."""
    if error.args and not isinstance(error.__context__, ObjectDoesNotExist):
        return (str(error.args[0]),)
    return (_("There is nothing public at this address."),)


def _not_acceptable(error: exceptions.NotAcceptable) -> exceptions.NotAcceptable:
    """With the media types that there are (RFC 9110 section 15.5.7)."""
    there_are = [renderer.media_type for renderer in error.available_renderers or ()]
    told = exceptions.NotAcceptable(
        _("None of what “Accept” asks for exists here. These do: %(there_are)s.")
        % {"there_are": ", ".join(there_are)}
    )
    told.problem_members = {"available": there_are}
    return told


def _errors(detail, field: str = "") -> list[dict[str, str]]:
    """Flat list of ``{"field", "detail"}``, whatever shape REST framework nested them in: the
    third of a list of countries is ``countries.2``."""
    if isinstance(detail, dict):
        return [
            error
            for name, messages in detail.items()
            for error in _errors(messages, f"{field}.{name}" if field else str(name))
        ]
    if isinstance(detail, list):
        return [error for message in detail for error in _errors(message, field)]
    return [{"field": field, "detail": str(detail)}]


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
