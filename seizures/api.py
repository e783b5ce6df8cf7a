"""The record in the API: every field as it is stored, amounts as decimal strings.

What was written stands beside what was understood of it, so that a client can check the reading.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import mixins, serializers, viewsets
from rest_framework.response import Response

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.problems import Gone
from seizures.addresses import MAY_BE_UNDONE, api_address, web_addresses
from seizures.api_holdings import HoldingsSerializer
from seizures.lists.filters import SeizureFilter, list_ordering
from seizures.models import (
    Claim,
    Seizure,
    SeizureAgency,
    SeizurePlace,
    SubstanceLine,
    Wording,
)
from seizures.paper.holdings import holdings_of
from seizures.vocabularies import Kind, Status

WEB_ADDRESSES = {
    "type": "object",
    "description": "The record's page in each language, by language code.",
    "additionalProperties": {"type": "string", "format": "uri"},
    "example": {"en": "https://example.org/en/seizures/SZ-2022-00017/"},
}


class FuzzyDateSerializer(serializers.Serializer):
    """A date as written and the days it can mean; ``null`` is open or unknown."""

    edtf = serializers.CharField(help_text="As written, in EDTF (ISO 8601-2). Empty when unknown.")
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)


class NotStatedIsNull(serializers.ModelSerializer):
    """Answers ``null``, not an empty text, in the members that ``Meta.null_when_empty`` names.

    They are codes and addresses: an empty text is neither.
    """

    def get_extra_kwargs(self):
        kwargs = super().get_extra_kwargs()
        for name in self.Meta.null_when_empty:
            kwargs[name] = {**kwargs.get(name, {}), "allow_null": True, "allow_blank": False}
        return kwargs

    def to_representation(self, instance):
        represented = super().to_representation(instance)
        for name in self.Meta.null_when_empty:
            represented[name] = represented[name] or None
        return represented


class WordingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Wording
        fields = ["language", "title", "cover_load"]


class SubstanceLineSerializer(NotStatedIsNull):
    """``low``, ``best`` and ``high`` are in ``unit``; ``null`` is unknown or open, never zero."""

    class Meta:
        model = SubstanceLine
        null_when_empty = ["form"]
        fields = [
            "substance",
            "form",
            "named",
            "as_written",
            "reading",
            "qualifier",
            "unit",
            "low",
            "best",
            "high",
            "kg_low",
            "kg_high",
            "conversion_rule",
            "purity_low",
            "purity_high",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "named": {"help_text": "The source's own name of the substance. Empty: as the code."},
            **{
                name: {"normalize_output": True}
                for name in (
                    "low",
                    "best",
                    "high",
                    "kg_low",
                    "kg_high",
                    "purity_low",
                    "purity_high",
                )
            },
            "as_written": {"help_text": "The source's words. Empty when it gives no quantity."},
            "reading": {"help_text": "The plain form that was read where the words are unclear."},
            "qualifier": {
                "help_text": (
                    "exactly, about, over, at-least, under, up-to or between; "
                    "empty for an unknown quantity."
                )
            },
            "unit": {"help_text": "Code of the unit as written; “ton” is a ton of unstated kind."},
            "conversion_rule": {
                "help_text": "The rule by which kilograms were reached; empty for no mass."
            },
        }


class PlaceSerializer(NotStatedIsNull):
    class Meta:
        model = SeizurePlace
        null_when_empty = ["site"]
        fields = [
            "role",
            "name",
            "country",
            "subdivision",
            "locode",
            "latitude",
            "longitude",
            "precision",
            "site",
        ]
        extra_kwargs = {
            "latitude": {"normalize_output": True},
            "longitude": {"normalize_output": True},
            "country": {"help_text": "ISO 3166-1 alpha-2. Empty when unknown."},
            "precision": {"help_text": "How much the position says: a city's dot is no address."},
        }


class AgencySerializer(serializers.ModelSerializer):
    class Meta:
        model = SeizureAgency
        fields = ["name", "role"]


class ClaimSerializer(NotStatedIsNull):
    """What a source says, in its words. ``chosen``: the record relies on it."""

    class Meta:
        model = Claim
        null_when_empty = ["url", "archived_url", "from_record"]
        fields = [
            "about",
            "quote",
            "quote_language",
            "figure_as_written",
            "source_name",
            "publisher",
            "url",
            "archived_url",
            "published",
            "retrieved",
            "chosen",
            "reason",
            "from_record",
        ]


class ConveyanceSerializer(NotStatedIsNull):
    class Meta:
        model = Seizure
        null_when_empty = ["mode"]
        fields = ["mode", "vessel", "imo_number", "container_number"]
        read_only_fields = fields


class ArrestsSerializer(serializers.Serializer):
    low = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)


class ClaimedValueSerializer(serializers.Serializer):
    """A value that somebody claims; never one that the newsroom computed."""

    amount = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    currency = serializers.CharField(help_text="ISO 4217. Empty when there is no value.")
    kind = serializers.CharField(help_text="wholesale, street, unstated or empty.")
    claimed_by = serializers.CharField()


class SeizureSerializer(NotStatedIsNull):
    """One record of the database."""

    identifier = serializers.CharField(source="public_id", help_text="Never changes.")
    url = serializers.SerializerMethodField(help_text="This record in the API.")
    web = serializers.SerializerMethodField()
    is_counted = serializers.BooleanField(help_text="Whether totals add it up: only events are.")
    part_of = serializers.SerializerMethodField(
        help_text="Identifier of the roll-up it was announced in."
    )
    occurred = serializers.SerializerMethodField()
    announced = serializers.SerializerMethodField()
    changes = serializers.SerializerMethodField(help_text="Its public history in the API.")
    wordings = WordingSerializer(many=True)
    substances = SubstanceLineSerializer(many=True)
    places = PlaceSerializer(many=True)
    conveyance = ConveyanceSerializer(source="*")
    agencies = AgencySerializer(many=True)
    arrests = serializers.SerializerMethodField()
    claimed_value = serializers.SerializerMethodField()
    claims = ClaimSerializer(many=True)

    class Meta:
        model = Seizure
        null_when_empty = ["concealment"]
        fields = [
            "identifier",
            "url",
            "web",
            "kind",
            "status",
            "is_counted",
            "part_of",
            "occurred",
            "announced",
            "filed_under",
            "wordings",
            "substances",
            "places",
            "conveyance",
            "concealment",
            "agencies",
            "arrests",
            "claimed_value",
            "claims",
            "changes",
            "first_published_at",
            "last_published_at",
        ]
        read_only_fields = fields

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, seizure) -> str:
        return api_address(seizure)

    @extend_schema_field(WEB_ADDRESSES)
    def get_web(self, seizure) -> dict[str, str]:
        return web_addresses(seizure)

    @extend_schema_field(OpenApiTypes.URI)
    def get_changes(self, seizure) -> str:
        return absolute(reverse("seizure-changes", args=[seizure.public_id]))

    def get_part_of(self, seizure) -> str | None:
        """A draft's identifier says that there is a draft: it stays in the house."""
        return seizure.parent.public_id if seizure.parent and seizure.parent.live else None

    @extend_schema_field(FuzzyDateSerializer)
    def get_occurred(self, seizure):
        return FuzzyDateSerializer(
            {
                "edtf": seizure.occurred,
                "earliest": seizure.occurred_earliest,
                "latest": seizure.occurred_latest,
            }
        ).data

    @extend_schema_field(FuzzyDateSerializer)
    def get_announced(self, seizure):
        return FuzzyDateSerializer(
            {
                "edtf": seizure.announced,
                "earliest": seizure.announced_earliest,
                "latest": seizure.announced_latest,
            }
        ).data

    @extend_schema_field(ArrestsSerializer)
    def get_arrests(self, seizure):
        return ArrestsSerializer({"low": seizure.arrests_low, "high": seizure.arrests_high}).data

    @extend_schema_field(ClaimedValueSerializer)
    def get_claimed_value(self, seizure):
        return ClaimedValueSerializer(
            {
                "amount": seizure.value_amount,
                "currency": seizure.value_currency,
                "kind": seizure.value_kind,
                "claimed_by": seizure.value_claimed_by,
            }
        ).data


class AggregateSerializer(SeizureSerializer):
    """An aggregate claim at its own address: beside it what we hold of its place and period."""

    holdings = serializers.SerializerMethodField()

    class Meta(SeizureSerializer.Meta):
        fields = [*SeizureSerializer.Meta.fields, "holdings"]
        read_only_fields = fields

    @extend_schema_field(HoldingsSerializer(allow_null=True))
    def get_holdings(self, seizure):
        held = holdings_of(seizure)
        return HoldingsSerializer(held).data if held else None


def represented(seizure: Seizure, **kwargs) -> dict:
    """One record as it stands at its own address."""
    serializer = AggregateSerializer if seizure.kind == Kind.AGGREGATE else SeizureSerializer
    return serializer(seizure, **kwargs).data


@extend_schema_view(
    list=extend_schema(
        summary="Seizure records",
        description=(
            "Public records, newest first. Dates and quantities that are uncertain match by "
            "overlap. Merged and retracted records are not listed."
        ),
        tags=["seizures"],
        responses={200: SeizureSerializer, **problems_of(400)},
    ),
    retrieve=extend_schema(
        summary="One seizure record",
        description="A record by its identifier.",
        tags=["seizures"],
        parameters=[
            OpenApiParameter(
                "public_id",
                str,
                OpenApiParameter.PATH,
                description="As in SZ-2022-00017.",
            )
        ],
        responses={
            200: PolymorphicProxySerializer(
                component_name="SeizureByItself",
                serializers=[SeizureSerializer, AggregateSerializer],
                resource_type_field_name=None,
            ),
            308: OpenApiResponse(description="Merged: “Location” is the record it became."),
            **problems_of(404, 410),
        },
    ),
)
class SeizureViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Records of the database, read-only."""

    queryset = Seizure.objects.none()
    serializer_class = SeizureSerializer
    filterset_class = SeizureFilter
    lookup_field = "public_id"
    lookup_value_regex = "[^/.]+"

    @property
    def keyset_ordering(self):
        return list_ordering(self.request.query_params.get("order"))

    def get_queryset(self):
        return Seizure.objects.listed().select_related("parent").with_parts()

    def retrieve(self, request, *args, **kwargs):
        records = Seizure.objects.reachable().select_related("parent", "merged_into").with_parts()
        seizure = get_object_or_404(records, public_id=kwargs["public_id"].upper())
        if seizure.status == Status.MERGED:
            return self._redirect_to(seizure.merged_into)
        if seizure.is_retracted:
            raise Gone(
                _("%(identifier)s was retracted.") % {"identifier": seizure.public_id},
                identifier=seizure.public_id,
                web=web_addresses(seizure),
            )
        return Response(represented(seizure, context=self.get_serializer_context()))

    def _redirect_to(self, survivor: Seizure) -> Response:
        """RFC 9110 section 15.4.9: permanently elsewhere, asked in the same way."""
        return Response(status=308, headers={"Location": api_address(survivor)} | MAY_BE_UNDONE)
