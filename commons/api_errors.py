"""How the API's description names the problems that an operation may answer with."""

from collections.abc import Mapping

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from commons.problems import CONTENT_TYPE

_WORDS = {
    400: "A parameter is unknown or its value cannot be understood; `errors` names each.",
    401: "The key that was sent is unknown, was revoked or has expired.",
    403: "The licence lets nobody republish this; `detail` says so in words.",
    404: "There is nothing public here.",
    429: "You have asked for too much in too short a time; `Retry-After` says when to ask again.",
    410: "It was public and has been retracted; `detail` is the reason.",
}


class FieldErrorSerializer(serializers.Serializer):
    """A parameter that was refused, and why."""

    field = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer):
    """A problem as RFC 9457 describes it."""

    type = serializers.CharField(help_text="Always about:blank: the status tells the kind.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What happened and what to do about it.")
    errors = FieldErrorSerializer(many=True, required=False)


def problems_of(*statuses: int, words: Mapping[int, str] | None = None) -> dict:
    """Responses for ``extend_schema``: each status as a problem, with what it means here.

    ``words`` says so where it means something else than for what is read.
    """
    meanings = _WORDS | dict(words or {})
    return {
        (status, CONTENT_TYPE): OpenApiResponse(ProblemSerializer, description=meanings[status])
        for status in statuses
    }
