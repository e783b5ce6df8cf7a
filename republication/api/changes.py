"""The change log in the API: everything that happens to our work in public, in one order."""

import re

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import generics, serializers
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from commons import languages
from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin
from commons.keyset import CURSOR_PARAMETER, Cursor, KeysetPagination
from commons.shaping import ShapedSerializer, ShapedViewMixin
from republication.changes import reading, settling
from republication.models import Change, ChangeKind, SubjectKind

SUBJECT = re.compile(r"(?:article|record|newsroom)(?::[A-Za-z0-9-]{1,40})?")
FOLLOWING = (
    "Everything that happened to our work in public, from the beginning, each thing once and in "
    "one order: publications, updates, corrections, retractions, withdrawals, changes of licence "
    "and address, of articles; publications, changes, merges and retractions of records. Begin "
    "without `cursor` and follow `next`, which is always given; keep it, and ask it again for what "
    "has happened since. Nothing is lost or told twice, whatever changes while you read. Entries "
    "are never deleted; what left has a tombstone. Each entry tells you that something is another "
    "now: fetch the subject for what it is. `examples/mirror.py` in the source does all of this."
)


class LogSubjectSerializer(serializers.Serializer):
    """What an entry is about. Ask `api` (of an article: `package`) for it as it is now."""

    type = serializers.ChoiceField(SubjectKind.choices)
    id = serializers.CharField(help_text="An article's number, a record's identifier.")
    language = serializers.CharField(allow_null=True, help_text="Of an article.")
    url = serializers.URLField(
        allow_null=True, help_text="Its page today; null where readers cannot open it any more."
    )
    api = serializers.URLField()
    package = serializers.URLField(allow_null=True, help_text="Of an article.")


class LogEntrySerializer(ShapedSerializer):
    """One thing that happened, once."""

    position = serializers.IntegerField(
        source="change.position", help_text="Grows from entry to entry; numbers may be left out."
    )
    cursor = serializers.SerializerMethodField(help_text="Goes on reading after this entry.")
    at = serializers.DateTimeField(source="change.at")
    kind = serializers.ChoiceField(ChangeKind.choices, source="change.kind")
    is_tombstone = serializers.BooleanField(
        source="change.is_tombstone", help_text="It left: take your copy down."
    )
    is_archive = serializers.BooleanField(
        source="change.is_archive",
        help_text="It is old work that came in with an import, or was there before this log.",
    )
    subject = LogSubjectSerializer()
    version = serializers.CharField(
        source="change.version",
        help_text=(
            "What the subject is from now on: of an article the SHA-256 of its package, of a "
            "record its `version`. Empty where it left, or where a package is made when somebody "
            "asks for it (an archive that came in)."
        ),
    )
    version_url = serializers.SerializerMethodField(
        help_text="Of an article: what proves a copy of this version, and whether it is current."
    )
    reason = serializers.CharField(
        help_text="In words, for readers. Empty of what is not public any more."
    )
    reason_language = serializers.SerializerMethodField()
    other = serializers.CharField(help_text="Of a merge: the identifier of the other record.")

    def get_cursor(self, entry) -> str:
        return Cursor((entry.change.position,)).encode()

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_version_url(self, entry) -> str | None:
        if entry.change.subject_kind != SubjectKind.ARTICLE or not entry.change.version:
            return None
        return absolute(reverse("package-version", args=[entry.change.version]))

    @extend_schema_field({"type": ["string", "null"]})
    def get_reason_language(self, entry) -> str | None:
        return (
            (entry.change.reason_language or entry.change.language or None)
            if entry.reason
            else None
        )


class ChangesPagination(KeysetPagination):
    """Forwards only, and there is always a next page: at the end it is where to come back to."""

    def paginate_queryset(self, queryset, request, view=None):
        changes = super().paginate_queryset(queryset, request, view)
        cursor = request.query_params.get(CURSOR_PARAMETER) or Cursor((0,)).encode()
        self.has_more = self.page.next_cursor is not None
        if changes:
            cursor = Cursor((changes[-1].position,)).encode()
        self.following = replace_query_param(self.address, CURSOR_PARAMETER, cursor)
        return reading.entries(changes)

    def get_paginated_response(self, data):
        return Response(
            {"next": self.following, "has_more": self.has_more, "results": data},
            headers={"Link": f'<{self.following}>; rel="next"'},
        )

    def get_paginated_response_schema(self, schema):
        return {
            "type": "object",
            "required": ["next", "has_more", "results"],
            "properties": {
                "next": {
                    "type": "string",
                    "format": "uri",
                    "description": (
                        "Where to go on. Always given: at the end, ask it again later for what "
                        "has happened since."
                    ),
                },
                "has_more": {
                    "type": "boolean",
                    "description": "Whether `next` has entries already.",
                },
                "results": schema,
            },
        }


class ChangeFilter(filters.FilterSet):
    """What a client wants to hear of. The cursor goes on meaning the same."""

    kind = filters.MultipleChoiceFilter(
        choices=ChangeKind.choices, label=_("What happened; may be given several times.")
    )
    subject = filters.CharFilter(
        method="about",
        strip=False,
        label=_(
            "What it is about: article, record or newsroom; or one, as in article:12 or "
            "record:SZ-2022-00017."
        ),
    )
    language = filters.ChoiceFilter(
        choices=languages.published,
        label=_("Articles in this language only."),
    )

    class Meta:
        model = Change
        fields: list[str] = []

    def about(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if not SUBJECT.fullmatch(value):
            raise serializers.ValidationError(
                {
                    "subject": [
                        _(
                            "“%(given)s” is no subject. There are article, record and newsroom, "
                            "and single ones as in article:12 or record:SZ-2022-00017."
                        )
                        % {"given": value}
                    ]
                }
            )
        kind, _colon, key = value.partition(":")
        if not key:
            return queryset.filter(subject_kind=kind)
        return queryset.filter(subject_kind=kind, subject=key.upper())


@extend_schema_view(
    get=extend_schema(
        operation_id="changes_list",
        tags=["Changes"],
        summary="Follow what changes",
        description=FOLLOWING,
        parameters=[
            OpenApiParameter(
                "subject",
                {"type": "string", "pattern": f"^(?:{SUBJECT.pattern})?$"},
                description=(
                    "What it is about: `article`, `record` or `newsroom`; or one, as in "
                    "`article:12` or `record:SZ-2022-00017`."
                ),
            )
        ],
        responses={200: LogEntrySerializer(many=True), **problems_of(400)},
    )
)
class ChangeListView(ShapedViewMixin, ConditionalViewMixin, generics.ListAPIView):
    """The change log, oldest first."""

    queryset = Change.objects.none()
    serializer_class = LogEntrySerializer
    filterset_class = ChangeFilter
    pagination_class = ChangesPagination
    keyset_ordering = ("position",)

    def get_queryset(self):
        settling.settle_soon()
        return Change.objects.told()
