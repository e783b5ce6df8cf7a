"""What a selection of records adds up to, in the API: exact totals, facets, completeness."""

import json

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers
from rest_framework.response import Response

from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin, tag_of
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure


class TotalSerializer(serializers.Serializer):
    """An exact total of one substance. Unknown is null, never zero."""

    substance = serializers.CharField(help_text="Empty for records that name none.")
    kg_low = serializers.DecimalField(
        max_digits=30, decimal_places=8, allow_null=True, normalize_output=True
    )
    kg_high = serializers.DecimalField(
        max_digits=30, decimal_places=8, allow_null=True, normalize_output=True
    )
    is_open = serializers.BooleanField(
        help_text="One at least has no upper end: kg_high holds for the others only."
    )
    events = serializers.IntegerField()
    events_counted = serializers.IntegerField(
        help_text="Events of known mass: the sums are theirs."
    )
    events_of_unknown_quantity = serializers.IntegerField()
    events_partly_unknown = serializers.IntegerField()
    events_without_mass = serializers.IntegerField()
    aggregate_claims_not_counted = serializers.IntegerField()
    roll_ups_not_counted = serializers.IntegerField()
    lines_in_other_units = serializers.DictField(child=serializers.IntegerField())


class FacetValueSerializer(serializers.Serializer):
    value = serializers.CharField(help_text="As the parameter takes it; “unknown” is not stated.")
    label = serializers.CharField()
    number = serializers.IntegerField(help_text="Records that have it, this parameter not set.")


class FacetSerializer(serializers.Serializer):
    name = serializers.CharField(help_text="The parameter.")
    label = serializers.CharField()
    values = FacetValueSerializer(many=True)


class CompletenessSerializer(serializers.Serializer):
    name = serializers.CharField()
    label = serializers.CharField()
    known = serializers.IntegerField(help_text="Records that state it.")
    number = serializers.IntegerField(help_text="Of so many.")


class TotalsSerializer(serializers.Serializer):
    """What was found."""

    number_found = serializers.IntegerField()
    number_fuzzy = serializers.IntegerField(
        help_text="How many of them may lie outside the days asked for: their date is not exact."
    )
    as_of = serializers.DateTimeField()
    sentence = serializers.CharField(help_text="All of it in one sentence that can be quoted.")
    totals = TotalSerializer(many=True)
    facets = FacetSerializer(many=True)
    completeness = CompletenessSerializer(many=True)


@extend_schema(
    summary="Totals of seizure records",
    description=(
        "What the records that the same parameters list add up to: exact totals, a substance each, "
        "never added together; for each parameter its values with their numbers; and how complete "
        "the records are."
    ),
    tags=["seizures"],
    filters=True,
    responses={200: TotalsSerializer, **problems_of(400)},
)
class SeizureTotalsView(ConditionalViewMixin, generics.GenericAPIView):
    """Totals, facets and completeness of a selection."""

    queryset = Seizure.objects.none()
    serializer_class = TotalsSerializer
    filterset_class = SeizureFilter
    pagination_class = None

    def get(self, request):
        self.filter_queryset(self.get_queryset())  # refuses what is not understood
        filters = SeizureFilter(request.query_params, Seizure.objects.listed())
        filters.is_valid()
        found = {
            "number_found": filters.number_found,
            "number_fuzzy": filters.number_fuzzy,
            "as_of": timezone.now(),
            "sentence": filters.sentence,
            "totals": [_total(code, total) for code, total in filters.totals.items()],
            "facets": filters.facets,
            "completeness": filters.completeness,
        }
        shown = self.get_serializer(found).data
        # Weak (RFC 9110 section 8.8.1): when it was asked for is the one thing that differs.
        same = json.dumps({**shown, "as_of": ""}, sort_keys=True, default=str)
        self.etag = f"W/{tag_of(same.encode())}"
        return Response(shown)


def _total(substance: str, total) -> dict:
    names = TotalSerializer().fields.keys() - {"substance"}
    return {"substance": substance, **{name: getattr(total, name) for name in names}}
