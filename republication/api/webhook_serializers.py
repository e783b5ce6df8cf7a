"""Webhooks and their deliveries as the API tells of them and takes them."""

from datetime import timedelta

from django.core.exceptions import ValidationError as DjangoValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commons import countries, languages
from commons.addresses import absolute
from commons.shaping import ShapedSerializer
from commons.strict_bodies import StrictSerializerMixin
from newsroom.models import Section
from republication.models import Attempt, ChangeKind, Delivery, Endpoint, SubjectKind
from republication.models.webhook import MOST_IDENTIFIERS, EndpointReason, EndpointState
from republication.webhooks import endpoints

MOST_SECTIONS = 100


def _choices(values, help_text: str) -> serializers.ListField:
    return serializers.ListField(
        child=serializers.ChoiceField(choices=values),
        required=False,
        max_length=len(values),
        help_text=help_text,
    )


class WebhookSerializer(StrictSerializerMixin, ShapedSerializer, serializers.ModelSerializer):
    """A subscription. A list that is empty leaves open what it is about."""

    url = serializers.URLField(
        max_length=500, help_text="Where messages are sent: https, on the public internet."
    )
    kinds = _choices(ChangeKind.choices, "Which kinds of change are told.")
    subject_kinds = _choices(SubjectKind.choices, "What the changes are about.")
    identifiers = serializers.ListField(
        child=serializers.CharField(max_length=40),
        required=False,
        max_length=MOST_IDENTIFIERS,
        help_text="Only these articles (by `id`) and records (by identifier).",
    )
    languages = _choices(
        languages.published(), "Of articles. A record has none and is left out where one is chosen."
    )
    sections = serializers.ListField(
        child=serializers.SlugField(max_length=40, allow_unicode=True),
        required=False,
        max_length=MOST_SECTIONS,
        help_text="Of articles, by slug. A record has none.",
    )
    countries = _choices(
        countries.choices, "That an article is about or a record names; ISO 3166-1 alpha-2."
    )
    state = serializers.ChoiceField(
        choices=EndpointState.choices,
        required=False,
        help_text="May be set to `paused`, and back to `active`: it is then `unchecked` until it "
        "has answered a test.",
    )
    reason = serializers.SerializerMethodField(help_text="Why it is in its state.")
    reason_in_words = serializers.CharField(source="get_reason_display", read_only=True)
    api_url = serializers.SerializerMethodField(help_text="The subscription in this API.")
    deliveries_url = serializers.SerializerMethodField(help_text="What was sent, and how it went.")

    class Meta:
        model = Endpoint
        fields = [
            "id",
            "url",
            "description",
            "contact_email",
            "kinds",
            "subject_kinds",
            "identifiers",
            "languages",
            "sections",
            "countries",
            "state",
            "reason",
            "reason_in_words",
            "state_since",
            "failures",
            "failing_since",
            "previous_secret_until",
            "created_at",
            "api_url",
            "deliveries_url",
        ]
        read_only_fields = [
            "id",
            "state_since",
            "failures",
            "failing_since",
            "previous_secret_until",
            "created_at",
        ]

    @extend_schema_field(
        serializers.ChoiceField(choices=EndpointReason.choices, allow_null=True, read_only=True)
    )
    def get_reason(self, endpoint):
        return endpoint.reason or None

    @extend_schema_field(serializers.URLField)
    def get_api_url(self, endpoint):
        return absolute(reverse("webhook-detail", args=[endpoint.pk]))

    @extend_schema_field(serializers.URLField)
    def get_deliveries_url(self, endpoint):
        return absolute(reverse("webhook-deliveries", args=[endpoint.pk]))

    def validate_url(self, url):
        try:
            endpoints.check_url(url)
        except DjangoValidationError as refused:
            raise serializers.ValidationError(refused.messages) from refused
        return url

    def validate_sections(self, slugs):
        there_are = set(Section.objects.live().public().values_list("slug", flat=True))
        if unknown := [slug for slug in slugs if slug not in there_are]:
            raise serializers.ValidationError(
                _("There is no section %(unknown)s. These exist: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": ", ".join(sorted(there_are))}
            )
        return slugs

    def validate_state(self, state):
        settable = (EndpointState.ACTIVE, EndpointState.PAUSED)
        if self.instance is None or state not in settable:
            raise serializers.ValidationError(
                _("The state of a webhook that is there can be set to “active” or “paused”.")
            )
        return state


class WebhookWithSecretSerializer(WebhookSerializer):
    """The same with its secret, which is said this once."""

    secret = serializers.CharField(
        read_only=True,
        help_text="`whsec_` and base64, as libraries for Standard Webhooks take it. Keep it: it "
        "is not said again.",
    )

    class Meta(WebhookSerializer.Meta):
        fields = [*WebhookSerializer.Meta.fields, "secret"]


class RotationSerializer(StrictSerializerMixin, serializers.Serializer):
    """For how long messages carry the signatures of both secrets."""

    overlap_hours = serializers.IntegerField(
        min_value=0,
        max_value=int(endpoints.LONGEST_OVERLAP / timedelta(hours=1)),
        default=int(endpoints.DEFAULT_OVERLAP / timedelta(hours=1)),
        help_text="0 ends the earlier secret at once.",
    )


class AttemptSerializer(serializers.ModelSerializer):
    """One time that the message was sent. ``status`` is null where there was no answer."""

    class Meta:
        model = Attempt
        fields = ["at", "status", "milliseconds", "error", "excerpt"]
        extra_kwargs = {
            "milliseconds": {"help_text": "How long it took."},
            "error": {"help_text": "What went wrong, in words."},
            "excerpt": {"help_text": "The beginning of the answer."},
        }


class DeliverySerializer(ShapedSerializer, serializers.ModelSerializer):
    """A message to the webhook, and what became of it."""

    id = serializers.CharField(source="message_id", help_text="Its `webhook-id`.")
    identifier = serializers.CharField(source="subject", help_text="What it is about.")
    position = serializers.IntegerField(
        source="change.position",
        allow_null=True,
        default=None,
        help_text="Of the change in `/api/v1/changes/`.",
    )
    next_at = serializers.SerializerMethodField(help_text="When it is tried next, if it is.")
    attempts = AttemptSerializer(many=True)
    api_url = serializers.SerializerMethodField(help_text="The delivery in this API.")

    class Meta:
        model = Delivery
        fields = [
            "id",
            "type",
            "subject_kind",
            "identifier",
            "position",
            "state",
            "parked_because",
            "created_at",
            "next_at",
            "delivered_at",
            "attempts",
            "api_url",
        ]

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_next_at(self, delivery):
        if delivery.state != "pending":
            return None
        return serializers.DateTimeField().to_representation(delivery.next_at)

    @extend_schema_field(serializers.URLField)
    def get_api_url(self, delivery):
        arguments = [delivery.endpoint_id, delivery.message_id]
        return absolute(reverse("webhook-delivery", args=arguments))


class RedeliveredSerializer(serializers.Serializer):
    """How many parked messages are on their way again."""

    count = serializers.IntegerField()
