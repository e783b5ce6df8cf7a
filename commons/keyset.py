"""Keyset paging: a page costs the same at the first row and at the hundred-thousandth.

A cursor holds the ordering values of one row; the next page is what comes after it. Unlike an
offset it neither counts nor skips rows, and a row that is added or removed while a client pages
shifts nothing. The same code serves the HTML lists (:func:`paginate`) and the API
(:class:`KeysetPagination`).
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

CURSOR_PARAMETER = "cursor"
MAXIMUM_CURSOR_LENGTH = 512


class CursorError(ValueError):
    """A cursor that this list did not give out, said in words a client can act on."""


@dataclass(frozen=True)
class Cursor:
    """A position in an ordered list: the row's ordering values, and which way to read from it."""

    values: tuple[Any, ...]
    backwards: bool = False

    def encode(self) -> str:
        payload = ["p" if self.backwards else "n", *(str(value) for value in self.values)]
        return base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, queryset: QuerySet, ordering: Sequence[str]) -> "Cursor":
        try:
            if len(text) > MAXIMUM_CURSOR_LENGTH:
                raise ValueError
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            direction, *raw = json.loads(base64.urlsafe_b64decode(padded))
            if direction not in {"n", "p"} or len(raw) != len(ordering):
                raise ValueError
            values = tuple(
                _field(queryset, name).to_python(value)
                for name, value in zip(ordering, raw, strict=True)
            )
        except (ValueError, TypeError, ValidationError, binascii.Error, FieldError) as error:
            raise CursorError(
                _(
                    "This cursor is not one that this list gave out. Start again without "
                    "“cursor”, and follow the “next” link of each page."
                )
            ) from error
        return cls(values, backwards=direction == "p")


@dataclass(frozen=True)
class KeysetPage:
    """One page of rows with the cursors of its neighbours (``None`` where there is none)."""

    rows: list[Any]
    next_cursor: str | None
    previous_cursor: str | None
    next_url: str | None = None
    previous_url: str | None = None

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _field(queryset: QuerySet, ordering_name: str) -> Field:
    """The field that a row is ordered by: one of the model's, or one the queryset was annotated
    with."""
    name = ordering_name.lstrip("-")
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    options = queryset.model._meta
    return options.pk if name == "pk" else options.get_field(name)


def _beyond(ordering: Sequence[str], values: Sequence[Any], *, backwards: bool) -> Q:
    """The rows strictly beyond ``values``: the first bound lets an index seek, the rest decides."""
    beyond = Q()
    ties: dict[str, Any] = {}
    for name, value in zip(ordering, values, strict=True):
        field = name.lstrip("-")
        comparison = "lt" if name.startswith("-") != backwards else "gt"
        beyond |= Q(**ties, **{f"{field}__{comparison}": value})
        ties[field] = value
    first = ordering[0].lstrip("-")
    bound = "lte" if ordering[0].startswith("-") != backwards else "gte"
    return Q(**{f"{first}__{bound}": values[0]}) & beyond


def read_page(queryset: QuerySet, *, ordering: Sequence[str], size: int, cursor: str = ""):
    """Read one page. ``ordering`` must end in a unique field, and none of it may be null.

    Raises :class:`CursorError` for a cursor that was not made by this list.
    """
    position = Cursor.decode(cursor, queryset, ordering) if cursor else None
    backwards = bool(position and position.backwards)
    directed = [_reversed(name) for name in ordering] if backwards else list(ordering)
    rows_wanted = queryset.order_by(*directed)
    if position:
        rows_wanted = rows_wanted.filter(_beyond(ordering, position.values, backwards=backwards))
    rows = list(rows_wanted[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(position), more) if backwards else (more, bool(position))
    return KeysetPage(
        rows=rows,
        next_cursor=_cursor_at(rows[-1], ordering) if rows and has_next else None,
        previous_cursor=(
            _cursor_at(rows[0], ordering, backwards=True) if rows and has_previous else None
        ),
    )


def paginate(
    request: HttpRequest, queryset: QuerySet, *, ordering: Sequence[str], size: int
) -> KeysetPage:
    """The page of an HTML list that ``?cursor=`` asks for, with the addresses of its neighbours.

    A cursor that this list did not give out is a bad request (400), said in words.
    """
    try:
        page = read_page(
            queryset, ordering=ordering, size=size, cursor=request.GET.get(CURSOR_PARAMETER, "")
        )
    except CursorError as error:
        raise BadRequest(str(error)) from error
    address = request.get_full_path()
    return KeysetPage(
        rows=page.rows,
        next_cursor=page.next_cursor,
        previous_cursor=page.previous_cursor,
        next_url=_address(address, page.next_cursor),
        previous_url=_address(address, page.previous_cursor),
    )


def _address(url: str, cursor: str | None) -> str | None:
    return replace_query_param(url, CURSOR_PARAMETER, cursor) if cursor else None


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _cursor_at(row: Model, ordering: Sequence[str], *, backwards: bool = False) -> str:
    values = []
    for name in ordering:
        value = getattr(row, name.lstrip("-"))
        values.append(value.isoformat() if hasattr(value, "isoformat") else value)
    return Cursor(tuple(values), backwards=backwards).encode()


class KeysetPagination(BasePagination):
    """Keyset paging for API lists, with ``Link`` headers (RFC 8288).

    A view states ``keyset_ordering``; a client may ask for ``page_size`` rows, 1 to 100.
    """

    page_size = 20
    maximum_page_size = 100

    def paginate_queryset(self, queryset, request, view=None):
        self.address = request.build_absolute_uri()
        try:
            self.page = read_page(
                queryset,
                ordering=view.keyset_ordering,
                size=self._size(request),
                cursor=request.query_params.get(CURSOR_PARAMETER, ""),
            )
        except CursorError as error:
            raise ParseError(str(error)) from error
        return self.page.rows

    def _size(self, request) -> int:
        asked = request.query_params.get("page_size", str(self.page_size))
        if not (asked.isascii() and asked.isdigit()) or not (
            1 <= int(asked[:9]) <= self.maximum_page_size
        ):
            raise ParseError(
                _("“page_size” must be a whole number from 1 to %(most)d.")
                % {"most": self.maximum_page_size}
            )
        return int(asked)

    def get_paginated_response(self, data):
        following = _address(self.address, self.page.next_cursor)
        preceding = _address(self.address, self.page.previous_cursor)
        first = remove_query_param(self.address, CURSOR_PARAMETER)
        links = [(first, "first"), (following, "next"), (preceding, "prev")]
        return Response(
            {"next": following, "previous": preceding, "results": data},
            headers={"Link": ", ".join(f'<{url}>; rel="{rel}"' for url, rel in links if url)},
        )

    def get_paginated_response_schema(self, schema):
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": address, "previous": address, "results": schema},
        }

    def get_schema_operation_parameters(self, view):
        return [
            {
                "name": CURSOR_PARAMETER,
                "in": "query",
                "required": False,
                "description": "Where to go on reading: taken from a page's “next” link.",
                "schema": {"type": "string"},
            },
            {
                "name": "page_size",
                "in": "query",
                "required": False,
                "description": "Rows on a page.",
                "schema": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": self.maximum_page_size,
                    "default": self.page_size,
                },
            },
        ]
