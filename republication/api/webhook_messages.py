"""Messages to webhooks, for the API's description (OpenAPI 3.1, “webhooks”)."""

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiResponse,
    OpenApiWebhook,
    extend_schema,
)
from rest_framework import serializers

from republication.models import ChangeKind, SubjectKind

_HEADERS = {
    "webhook-id": "Names the message; the same whenever it is sent again.",
    "webhook-timestamp": "When it was sent: seconds since 1970 (Unix time).",
    "webhook-signature": (
        "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; two, with a space between "
        "them, while a secret is being replaced."
    ),
}


class MessageDataSerializer(serializers.Serializer):
    """What changed, and where to fetch it. A message about many records has `count` and
    `changes_url` in the place of identifier and addresses."""

    position = serializers.IntegerField(
        required=False, help_text="Of the change in `/api/v1/changes/`. It only grows."
    )
    kind = serializers.ChoiceField(choices=ChangeKind.choices, required=False)
    subject_kind = serializers.ChoiceField(choices=SubjectKind.choices, required=False)
    identifier = serializers.CharField(
        required=False, help_text="An article's `id` or a record's identifier."
    )
    language = serializers.CharField(required=False, allow_null=True)
    version = serializers.CharField(
        required=False,
        allow_null=True,
        help_text="Of the package or the record: what you hold is the same?",
    )
    url = serializers.URLField(required=False, allow_null=True, help_text="The page for people.")
    api_url = serializers.URLField(required=False, allow_null=True)
    package_url = serializers.URLField(
        required=False, help_text="Of an article: the text with its papers."
    )
    count = serializers.IntegerField(required=False)
    changes_url = serializers.URLField(required=False)


class MessageSerializer(serializers.Serializer):
    """A message as Standard Webhooks has it."""

    type = serializers.CharField(
        help_text="As `article.corrected`, `record.merged`, `records.changed`, `webhook.test`."
    )
    timestamp = serializers.DateTimeField(help_text="When it happened.")
    data = MessageDataSerializer()


CHANGE = OpenApiWebhook(
    name="change",
    decorator=extend_schema(
        tags=["Webhooks"],
        summary="Something changed",
        description=(
            "Sent to the `url` of each webhook that asked for it, at least once and for each "
            "subject in order (https://www.standardwebhooks.com/). Verify the signature, answer "
            "with 2xx within ten seconds, fetch afterwards. Any other answer is tried again, "
            "with growing pauses, for three days; 410 switches the webhook off."
        ),
        request={"application/json": MessageSerializer},
        responses={204: OpenApiResponse(description="Received.")},
        examples=[
            OpenApiExample(
                "A correction",
                value={
                    "type": "article.corrected",
                    "timestamp": "2026-06-11T09:30:00.000Z",
                    "data": {
                        "position": 4711,
                        "kind": "corrected",
                        "subject_kind": "article",
                        "identifier": "12",
                        "language": "en",
                        "version": "9f2c…",
                        "url": "https://example.org/en/ports/boxes-of-asparagus/",
                        "api_url": "https://example.org/api/v1/articles/12/",
                        "package_url": "https://example.org/api/v1/articles/12/package/",
                    },
                },
            )
        ],
    ),
)


def from_the_other_side(result, generator, request, public):
    """A message is an operation of the receiver's: our keys, limits and refusals are not in it."""
    message = result["webhooks"]["change"]["post"]
    message["responses"] = {"2XX": {"description": "Received."}}
    message["parameters"] = [
        {
            "name": name,
            "in": "header",
            "required": True,
            "description": words,
            "schema": {"type": "string"},
        }
        for name, words in _HEADERS.items()
    ]
    message.pop("security", None)
    return result
