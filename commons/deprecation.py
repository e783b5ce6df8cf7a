"""How the API tells that something is going to go.

A view, one of its methods, or a parameter is marked where it stands; clients are told by
``Deprecation`` (RFC 9745), ``Sunset`` (RFC 8594) and links to the words, readers of the description
by OpenAPI's ``deprecated``. Nothing goes sooner than :data:`NOTICE` after it was marked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.http import http_date

from commons.addresses import absolute

NOTICE = timedelta(days=365)
POLICY = "/api/docs/#deprecation"


@dataclass(frozen=True)
class Deprecated:
    """Since when something is deprecated, the day it goes (if that is known), and what is instead.

    ``instead`` is for people: it stands in the description. ``more`` is the path of the words, the
    policy's where there are none of its own.
    """

    since: date
    sunset: date | None = None
    instead: str = ""
    more: str = POLICY

    def __post_init__(self):
        if self.sunset is not None and self.sunset - self.since < NOTICE:
            raise ValueError(
                f"Deprecated on {self.since}, gone on {self.sunset}: we promise {NOTICE.days} days."
            )

    @property
    def headers(self) -> dict[str, str]:
        """``Deprecation`` is a Date of Structured Fields (RFC 9651 section 3.3.7)."""
        told = {"Deprecation": f"@{_midnight(self.since)}"}
        return told | {"Sunset": http_date(_midnight(self.sunset))} if self.sunset else told

    @property
    def links(self) -> list[str]:
        kinds = ["deprecation", "sunset"] if self.sunset else ["deprecation"]
        return [f'<{absolute(self.more)}>; rel="{kind}"; type="text/html"' for kind in kinds]

    @property
    def in_words(self) -> str:
        """For the description, in its language."""
        words = f"Deprecated since {self.since}."
        if self.sunset:
            words += f" Gone on {self.sunset}."
        return f"{words} {self.instead}".strip()


def deprecated(since: date, *, sunset: date | None = None, instead: str = "", more: str = POLICY):
    """Mark a view or one of its methods. ``deprecated_parameters`` of a view marks parameters:
    ``{"kg": Deprecated(date(2026, 12, 1), instead="Ask `kg_min`.")}``.
    """
    notice = Deprecated(since, sunset, instead, more)

    def mark(view):
        view.deprecation = notice
        return view

    return mark


def notice_of(view, method: str, actions: dict[str, str] | None = None) -> Deprecated | None:
    """What is said of an operation: of its method or action, else of the whole view.

    ``actions`` says which method of a view set answers which of HTTP's.
    """
    asked = "get" if method.lower() == "head" else method.lower()
    handler = getattr(view, (actions or {}).get(asked, asked), None)
    return getattr(handler, "deprecation", None) or getattr(view, "deprecation", None)


class DeprecationMiddleware:
    """Puts the headers on every answer of what is deprecated, errors included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        notices = getattr(request, "deprecations", ())
        for notice in notices:
            links = [response.headers["Link"]] if "Link" in response.headers else []
            response.headers["Link"] = ", ".join([*links, *notice.links])
        if notices:
            # One field has room for one: the one that goes, or went, first.
            first = min(notices, key=lambda each: (each.sunset or date.max, each.since))
            for name, value in first.headers.items():
                response.headers[name] = value
        return response

    def process_view(self, request, view_func, args, kwargs):
        request.deprecations = tuple(_notices(request, view_func))


def _notices(request, view_func) -> Iterator[Deprecated]:
    view = getattr(view_func, "cls", None)
    if view is None:
        return
    notice = notice_of(view, request.method, getattr(view_func, "actions", None))
    if notice is not None:
        yield notice
    for name, of_parameter in getattr(view, "deprecated_parameters", {}).items():
        if name in request.GET:
            yield of_parameter


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time.min, UTC).timestamp())
