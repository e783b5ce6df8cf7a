"""Writing to the newsroom by program: the same rules as the form, and nothing to read."""

import logging

from django.db import DatabaseError
from django.urls import reverse
from django.utils.translation import get_language_from_request, gettext_lazy
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import exceptions, serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commons import languages, submission
from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.rate_limits import TooManyRequests
from commons.strict_bodies import StrictSerializerMixin
from commons.strict_filters import refuse_unknown
from feedback import limits, proof
from feedback.models import LINK_MAX_LENGTH, TEXT_MAX_LENGTH, Kind
from feedback.models.message import CORRECT_MAX_LENGTH, PASSAGE_MAX_LENGTH
from feedback.openpgp import NotSealed
from feedback.services import receive_message
from newsroom.models import Article
from seizures.models import Seizure
from seizures.paper.boxes import Box

logger = logging.getLogger(__name__)

PUBLIC_ID = r"^(SZ-[0-9]{4}-[0-9]{5,9})?$"
_WORDS = {
    400: "A member is unknown, missing or cannot be understood; `errors` names each. Nothing was "
    "stored.",
    503: "It could not be stored just now. Send it again with the same `idempotency_key`.",
}


def _words(limit: int, help_text: str = "") -> serializers.CharField:
    return serializers.CharField(
        max_length=limit, required=False, default="", allow_blank=True, help_text=help_text
    )


class FeedbackMessageSerializer(StrictSerializerMixin, serializers.Serializer):
    """What a reader sends. Only `kind` and `text` are asked for."""

    kind = serializers.ChoiceField(choices=Kind.choices)
    text = serializers.RegexField(
        r"\S",
        max_length=TEXT_MAX_LENGTH,
        error_messages={"invalid": gettext_lazy("Write your message.")},
    )
    language = serializers.ChoiceField(
        choices=languages.published(), required=False, help_text="In which we answer."
    )
    article = serializers.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        allow_null=True,
        default=None,
        help_text="The `id` of the article that it is about.",
    )
    seizure = serializers.RegexField(
        PUBLIC_ID,
        required=False,
        default="",
        allow_blank=True,
        help_text="The identifier of the record that it is about, such as `SZ-2022-00001`.",
    )
    passage = _words(PASSAGE_MAX_LENGTH, "The words of the article that it is about.")
    box = serializers.ChoiceField(
        choices=Box.choices,
        required=False,
        default="",
        allow_blank=True,
        help_text="Which part of the record is wrong.",
    )
    correct = _words(CORRECT_MAX_LENGTH, "What should stand in the record instead.")
    link = serializers.URLField(
        max_length=LINK_MAX_LENGTH,
        required=False,
        default="",
        allow_blank=True,
        help_text="A source; or, of what was republished, where it stands.",
    )
    name = _words(120)
    email = serializers.EmailField(
        required=False, allow_blank=True, help_text="For our answer alone."
    )
    may_publish = serializers.BooleanField(
        required=False, default=False, help_text="Whether its reader agreed to publication."
    )
    may_name = serializers.BooleanField(
        required=False, default=False, help_text="Whether its reader may be thanked by name."
    )
    altcha = _words(
        4_000, "The solution of a challenge. Without it a message counts three times as much."
    )
    idempotency_key = serializers.RegexField(
        r"^[A-Za-z0-9_-]{16,64}$",
        required=False,
        allow_blank=True,
        help_text="Random and your own: the same message with the same key is one message.",
    )

    def validate(self, sent):
        if sent["article"] and sent["seizure"]:
            raise serializers.ValidationError(
                {"seizure": [_("A message is about an article or a record, not both.")]}
            )
        if sent["kind"] == Kind.REPUBLICATION and not sent["link"]:
            raise serializers.ValidationError(
                {"link": [_("Enter the address of the page where you republished it.")]}
            )
        return sent


class MessageReceiptSerializer(serializers.Serializer):
    """That the message is stored. Show `status_url` to its reader, and to nobody else."""

    reference = serializers.CharField(help_text="Quoted when one writes about the message.")
    received_at = serializers.DateTimeField()
    status_url = serializers.SerializerMethodField(
        help_text="The reader's private page: our answer, adding, taking back, erasing."
    )

    def get_status_url(self, message) -> str:
        return absolute(reverse("feedback:status", args=[message.access]))


class ChallengeView(APIView):
    """What a program may compute, so that its messages count less."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="feedback_challenge",
        tags=["Feedback"],
        summary="Get a challenge",
        description="ALTCHA's: find the number up to `maxnumber` for which the SHA-256 of `salt` "
        "and the number is `challenge`; send base64 of the JSON of `algorithm`, `challenge`, "
        "`number`, `salt` and `signature` as `altcha`. Good for twenty minutes, once.",
        responses=inline_serializer(
            "Challenge",
            {
                "algorithm": serializers.CharField(),
                "challenge": serializers.CharField(),
                "maxnumber": serializers.IntegerField(),
                "salt": serializers.CharField(),
                "signature": serializers.CharField(),
            },
        ),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request.query_params, {"format"})
        return Response(proof.new_challenge(), headers={"Cache-Control": "no-store"})


class FeedbackView(APIView):
    """A reader's message. What was sent can be read by nobody through the API."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="feedback_send",
        tags=["Feedback"],
        summary="Write to the newsroom",
        description="For apps: what the form takes, by the same rules. No key is needed, and no "
        "address of a machine is kept. A tip is sealed before it is stored where the newsroom has "
        "a key for it; for a source in danger the newsroom's own page says what is safer.",
        request=FeedbackMessageSerializer,
        responses={201: MessageReceiptSerializer, **problems_of(400, 503, words=_WORDS)},
    )
    def post(self, request: Request) -> Response:
        refuse_unknown(request.query_params, {"format"})
        sent = FeedbackMessageSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        # A default would be described, and be none of what these fields take.
        said = {"email": "", "idempotency_key": "", **sent.validated_data}
        about = {"article": _article(said.pop("article")), "seizure": _record(said.pop("seizure"))}
        solution, own_key = said.pop("altcha"), said.pop("idempotency_key")
        said.setdefault("language", get_language_from_request(request._request))
        parts = (str(said[name]) for name in sorted(said))
        key = submission.submission_key(f"api:{own_key}", *parts) if own_key else None
        proven = proof.is_proven(solution, key or submission.new_token())
        standing = limits.counted(request._request, is_proven=proven)
        if standing.is_exceeded:
            raise TooManyRequests(standing)
        try:
            message = receive_message(**said, **about, submission_key=key)
        except (DatabaseError, OSError, NotSealed) as error:
            logger.error("A message by API could not be stored (%s).", type(error).__name__)
            raise NotStored from None
        return Response(
            MessageReceiptSerializer(message).data,
            status=status.HTTP_201_CREATED,
            headers={"Cache-Control": "private, no-store"},
        )


class NotStored(exceptions.APIException):
    """503: its sender is told plainly that the message is not here."""

    status_code = 503
    default_code = "not_stored"
    default_detail = gettext_lazy("The message could not be stored. Send it again in a minute.")
    wait = 60


def _article(pk: int | None) -> Article | None:
    if pk is None:
        return None
    article = Article.objects.published().filter(pk=pk).first()
    if article is None:
        raise serializers.ValidationError(
            {"article": [_("There is no published article with this identifier.")]}
        )
    return article


def _record(public_id: str) -> Seizure | None:
    if not public_id:
        return None
    record = Seizure.objects.public().filter(public_id=public_id).first()
    if record is None:
        raise serializers.ValidationError(
            {"seizure": [_("There is no public record with this identifier.")]}
        )
    return record
