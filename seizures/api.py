"""The record in the API: every field as it is stored, amounts as decimal strings.

What was written stands beside what was understood of it, so that a client can check the reading.
"""

from collections import defaultdict

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import mixins, serializers
from rest_framework.response import Response

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.problems import Gone
from commons.reading import ReadingViewSet
from commons.shaping import Expansion, ShapedSerializer
from seizures import history
from seizures.addresses import MAY_BE_UNDONE, api_address, web_addresses
from seizures.api_holdings import HoldingsSerializer
from seizures.api_record_parts import (
    AgencySerializer,
    ArrestsSerializer,
    ClaimedValueSerializer,
    ClaimSerializer,
    ConveyanceSerializer,
    FuzzyDateSerializer,
    NotStatedIsNull,
    PlaceSerializer,
    SubstanceLineSerializer,
    WordingSerializer,
)
from seizures.lists.filters import SeizureFilter, list_ordering
from seizures.models import Seizure
from seizures.paper.holdings import holdings_of
from seizures.vocabularies import Kind, Status

WEB_ADDRESSES = {
    "type": "object",
    "description": "The record's page in each language, by language code.",
    "additionalProperties": {"type": "string", "format": "uri"},
    "example": {"en": "https://example.org/en/seizures/SZ-2022-00017/"},
}


def _wholes(seizures: list[Seizure]) -> dict:
    """The roll-up that each was announced in: a draft stays in the house."""
    parents = {each.pk: each.parent_id for each in seizures if each.parent and each.parent.live}
    records = Seizure.objects.listed().select_related("parent").with_parts()
    found = records.in_bulk(set(parents.values()))
    return {pk: found.get(parent) for pk, parent in parents.items()}


def _parts(seizures: list[Seizure]) -> dict:
    """The events that a roll-up announced."""
    records = Seizure.objects.listed().filter(parent__in=seizures).order_by("public_id")
    found = defaultdict(list)
    for part in records.select_related("parent").with_parts():
        found[part.parent_id].append(part)
    return found


class SeizureSerializer(ShapedSerializer, NotStatedIsNull):
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
    version = serializers.CharField(
        help_text="Names this state of it, wherever it is cited: the moment it went out."
    )
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
            "version",
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


SeizureSerializer.expansions = {
    "part_of": Expansion(SeizureSerializer, _wholes, "The roll-up it was announced in.", False),
    "parts": Expansion(SeizureSerializer, _parts, "The events that a roll-up announced."),
}


class AggregateSerializer(SeizureSerializer):
    """An aggregate claim at its own address: beside it what we hold of its place and period.

    That is added up when it is asked for: other records change it, and no entry of the log of
    changes tells of that.
    """

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
            **problems_of(400, 404, 410),
        },
    ),
)
class SeizureViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Records of the database, read-only."""

    queryset = Seizure.objects.none()
    serializer_class = SeizureSerializer
    filterset_class = SeizureFilter
    lookup_field = "public_id"
    lookup_value_regex = "[^/.]+"

    @property
    def shaped(self):
        return AggregateSerializer if self.detail else SeizureSerializer

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
                history.retraction_in_words(seizure),
                identifier=seizure.public_id,
                web=web_addresses(seizure),
            )
        self.last_modified = seizure.last_published_at
        self.expand([seizure])
        return Response(represented(seizure, context=self.get_serializer_context()))

    def _redirect_to(self, survivor: Seizure) -> Response:
        """RFC 9110 section 15.4.9: permanently elsewhere, asked in the same way."""
        return Response(status=308, headers={"Location": api_address(survivor)} | MAY_BE_UNDONE)
