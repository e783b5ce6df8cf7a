"""What the API's description says of every operation, so that no view has to."""

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from commons.api_errors import problems_of
from commons.deprecation import notice_of
from commons.shaping import (
    EXPAND,
    EXPANDED,
    FIELDS,
    Expansion,
    ShapedViewMixin,
    known_members,
    paths,
)

EVERY_OPERATION = (401, 429)
_HEADERS = (
    ("RateLimit-Policy", "The policy, how much it lets you ask (`q`) in how many seconds (`w`)."),
    ("RateLimit", "How much is left (`r`), and in how many seconds it is renewed (`t`)."),
)


class Schema(AutoSchema):
    """Refusals of keys, limits of rates, and what is deprecated."""

    def get_override_parameters(self):
        headers = [
            OpenApiParameter(name, str, OpenApiParameter.HEADER, description=words, response=True)
            for name, words in _HEADERS
        ]
        headers.append(
            OpenApiParameter(
                "Retry-After",
                int,
                OpenApiParameter.HEADER,
                description="In how many seconds to ask again.",
                response=[429],
            )
        )
        if self.method == "GET" and isinstance(self.view, ShapedViewMixin):
            headers += _shape_parameters(self.view.shaped)
        if self._notice:
            headers.append(
                OpenApiParameter(
                    "Deprecation",
                    str,
                    OpenApiParameter.HEADER,
                    description="Since when it is deprecated (RFC 9745).",
                    response=True,
                )
            )
        return headers

    def get_description(self):
        words = super().get_description()
        return f"{words}\n\n{self._notice.in_words}".strip() if self._notice else words

    def is_deprecated(self):
        return self._notice is not None

    def _get_parameters(self):
        parameters = super()._get_parameters()
        notices = getattr(self.view, "deprecated_parameters", {})
        for parameter in parameters:
            notice = notices.get(parameter["name"])
            if notice is not None and parameter["in"] == "query":
                words = f"{parameter.get('description', '')} {notice.in_words}".strip()
                parameter |= {"deprecated": True, "description": words}
        return parameters

    def _get_response_bodies(self, direction="response"):
        bodies = super()._get_response_bodies(direction)
        for (status, media_type), response in problems_of(*EVERY_OPERATION).items():
            bodies.setdefault(
                str(status),
                self._get_response_for_code(response, str(status), [media_type], direction),
            )
        return bodies

    @property
    def _notice(self):
        return notice_of(self.view, self.method, getattr(self.view, "action_map", None))


class ShapedSerializerSchema(OpenApiSerializerExtension):
    """Adds ``expanded``, which an answer has when the client asked for it."""

    target_class = "commons.shaping.ShapedSerializer"
    match_subclasses = True

    def map_serializer(self, auto_schema, direction):
        described = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        if self.target.expansions:
            described["properties"][EXPANDED] = {
                "type": "object",
                "description": "What `expand` asked for, and nothing else.",
                "properties": {
                    name: _of_expansion(auto_schema, expansion, direction)
                    for name, expansion in self.target.expansions.items()
                },
            }
        return described


def _of_expansion(auto_schema, expansion: Expansion, direction: str) -> dict:
    whole = auto_schema.resolve_serializer(expansion.serializer(), direction).ref
    if expansion.many:
        return {"type": "array", "items": whole, "description": expansion.description}
    return {"anyOf": [whole, {"type": "null"}], "description": expansion.description}


def _shape_parameters(serializer) -> list[OpenApiParameter]:
    known = known_members(serializer)
    parameters = [
        _names(
            FIELDS,
            paths({name: {} if name == EXPANDED else inside for name, inside in known.items()}),
            "Only these members, separated by commas; a dot goes inside, as in `licence.code`.",
        )
    ]
    if serializer.expansions:
        words = "; ".join(
            f"`{name}`: {each.description[0].lower()}{each.description[1:].rstrip('.')}"
            for name, each in serializer.expansions.items()
        )
        parameters.append(
            _names(
                EXPAND,
                list(serializer.expansions),
                f"What is to be there whole, under `expanded`, separated by commas. {words}.",
            )
        )
    return parameters


def _names(name: str, values: list[str], description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        {"type": "array", "items": {"type": "string", "enum": values}},
        explode=False,
        style="form",
        description=description,
    )
