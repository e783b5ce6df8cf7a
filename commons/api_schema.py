"""What the API's description says of every operation, so that no view has to."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from commons.api_errors import problems_of
from commons.deprecation import notice_of

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
