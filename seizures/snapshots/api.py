"""Snapshots in the API."""

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import mixins, serializers

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.reading import ReadingViewSet
from commons.shaping import ShapedSerializer
from seizures.models import Snapshot


class SnapshotSerializer(ShapedSerializer, serializers.ModelSerializer):
    """A dated release of all public records. None of it ever changes."""

    url = serializers.SerializerMethodField(help_text="This snapshot in the API.")
    web = serializers.SerializerMethodField(help_text="Its page.")
    archive = serializers.SerializerMethodField(help_text="The archive: a data package in a zip.")
    changes = serializers.SerializerMethodField(help_text="What changed since `previous`, as JSON.")
    previous = serializers.SlugRelatedField(slug_field="version", read_only=True, allow_null=True)
    licence = serializers.CharField(source="licence_code", help_text="SPDX, where there is one.")
    citation = serializers.SerializerMethodField(help_text="APA, in the language asked for.")
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="Rows of each table in the archive."
    )
    change_counts = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Identifiers added, changed, merged, retracted and withdrawn since `previous`.",
    )

    class Meta:
        model = Snapshot
        fields = [
            "version",
            "released",
            "url",
            "web",
            "archive",
            "sha256",
            "size",
            "counts",
            "publisher",
            "licence",
            "citation",
            "previous",
            "changes",
            "change_counts",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "sha256": {"help_text": "Of the archive."},
            "size": {"help_text": "Of the archive, in bytes."},
        }

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, snapshot) -> str:
        return absolute(reverse("snapshot-detail", args=[snapshot.version]))

    @extend_schema_field(OpenApiTypes.URI)
    def get_web(self, snapshot) -> str:
        return absolute(snapshot.get_absolute_url())

    @extend_schema_field(OpenApiTypes.URI)
    def get_archive(self, snapshot) -> str:
        return _file(snapshot, "archive.zip")

    @extend_schema_field(OpenApiTypes.URI)
    def get_changes(self, snapshot) -> str:
        return _file(snapshot, "changes.json")

    def get_citation(self, snapshot) -> str:
        return snapshot.citation.apa


def _file(snapshot: Snapshot, name: str) -> str:
    return absolute(reverse("seizures:snapshot-file", args=[snapshot.version, name]))


@extend_schema_view(
    list=extend_schema(
        summary="Snapshots of the record", responses={200: SnapshotSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="One snapshot", responses={200: SnapshotSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["seizures"])
class SnapshotViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Dated releases of all public records, newest first; each is never altered."""

    queryset = Snapshot.objects.select_related("previous")
    serializer_class = SnapshotSerializer
    filterset_class = None
    keyset_ordering = Snapshot.LIST_ORDERING
    lookup_field = "version"
    lookup_value_regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,4})?"
