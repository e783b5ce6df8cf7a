"""What we hold of the place and period of an aggregate claim, in the API."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commons.addresses import absolute
from seizures.paper.holdings import Holding


def _kilograms(help_text: str) -> serializers.DecimalField:
    return serializers.DecimalField(
        max_digits=None,
        decimal_places=8,
        normalize_output=True,
        allow_null=True,
        help_text=help_text,
    )


class HoldingSerializer(serializers.Serializer):
    """What is held of one substance of the claim; of each part of a joint one."""

    substance = serializers.CharField()
    form = serializers.CharField(help_text="Empty: of any form.")
    events = serializers.IntegerField(source="total.events")
    kg_low = _kilograms("Sum of the events of known mass; null where there is none.")
    kg_high = _kilograms("The same; holds only for the rest where “is_open”.")
    is_open = serializers.BooleanField(
        source="total.is_open", help_text="At least one of them has no upper end."
    )
    events_of_unknown_quantity = serializers.IntegerField(source="total.events_of_unknown_quantity")
    events_without_mass = serializers.IntegerField(source="total.events_without_mass")
    events_partly_outside = serializers.IntegerField(
        source="partly_outside", help_text="Dates that are not exact: these may lie outside."
    )
    share_low = serializers.SerializerMethodField(
        help_text="Per cent of the claim, rounded down; null where it cannot be told."
    )
    share_high = serializers.SerializerMethodField(help_text="The same, rounded up.")
    records = serializers.SerializerMethodField(help_text="The list of exactly these records.")

    def get_fields(self):
        fields = super().get_fields()
        for name in ("kg_low", "kg_high"):
            fields[name].source = f"total.{name}"
        return fields

    def get_share_low(self, holding: Holding) -> str | None:
        return _text(holding.share and holding.share.low)

    def get_share_high(self, holding: Holding) -> str | None:
        return _text(holding.share and holding.share.high)

    @extend_schema_field(OpenApiTypes.URI)
    def get_records(self, holding: Holding) -> str:
        return absolute(holding.url)


class HoldingsSerializer(serializers.Serializer):
    """``place_level`` says how narrowly places were compared."""

    place_level = serializers.ChoiceField(
        choices=["locode", "place", "country", "anywhere"], source="level"
    )
    earliest = serializers.DateField(allow_null=True, help_text="The period; null is open.")
    latest = serializers.DateField(allow_null=True)
    parts = HoldingSerializer(many=True)


def _text(per_cent) -> str | None:
    return None if per_cent is None else format(per_cent, "f")
