"""The history of one record in the API: each change with what was and what is."""

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin
from commons.strict_filters import refuse_unknown
from seizures import history
from seizures.models import ChangeKind, Seizure


class ChangedPartSerializer(serializers.Serializer):
    """One part, said in words in the language of the answer. An empty list: nothing was stated."""

    part = serializers.CharField(source="code", help_text="As in substances, occurred, places.")
    label = serializers.CharField()
    before = serializers.ListField(child=serializers.CharField())
    after = serializers.ListField(child=serializers.CharField())
    is_correction = serializers.BooleanField(
        help_text="Something that was said is no longer said; else something was added."
    )


class ChangeSerializer(serializers.Serializer):
    """One change of a published record."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=ChangeKind.choices)
    is_correction = serializers.BooleanField()
    why = serializers.CharField(help_text="The desk's reason, in the language it was typed in.")
    why_language = serializers.CharField(help_text="Empty where there is no reason.")
    other = serializers.CharField(help_text="Of a merge: the identifier of the other record.")
    parts = ChangedPartSerializer(many=True)


class HistorySerializer(serializers.Serializer):
    """The public history of one record, newest first."""

    identifier = serializers.CharField()
    changes = ChangeSerializer(many=True)


class RecordChangesView(ConditionalViewMixin, APIView):
    """Merged and retracted records keep theirs: it says what became of them."""

    @extend_schema(
        summary="History of one seizure record",
        description="Every published change, newest first, with the reason the desk gave.",
        tags=["seizures"],
        parameters=[
            OpenApiParameter(
                "public_id",
                OpenApiTypes.STR,
                OpenApiParameter.PATH,
                description="As in SZ-2022-00017.",
            )
        ],
        responses={200: HistorySerializer, **problems_of(400, 404)},
    )
    def get(self, request, public_id):
        refuse_unknown(request.query_params, {"format"})
        records = Seizure.objects.reachable().prefetch_related("wordings")
        seizure = get_object_or_404(records, public_id=public_id.upper())
        changes = history.of(seizure, as_copies=True)
        self.last_modified = changes[0].at if changes else None
        found = {"identifier": seizure.public_id, "changes": changes}
        return Response(HistorySerializer(found).data)
