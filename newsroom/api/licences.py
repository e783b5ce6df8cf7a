"""The licences that articles and images are given away under, in the API."""

from django.urls import reverse
from django.utils.translation import override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings

from commons import languages, licences
from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.keyset import KeysetPagination
from commons.reading import ReadingViewSet
from commons.shaping import ShapedSerializer
from commons.strict_filters import refuse_unknown
from newsroom.models import NewsroomSettings


class LicenceInWordsSerializer(serializers.Serializer):
    """A licence in one language."""

    language = serializers.CharField()
    title = serializers.CharField(help_text="Its full name.")
    deed_url = serializers.URLField(allow_null=True, help_text="The summary for people.")
    legal_code_url = serializers.URLField(allow_null=True, help_text="What holds before a court.")
    conditions = serializers.ListField(
        child=serializers.CharField(), help_text="What one may and must do, in plain words."
    )


class LicenceInFullSerializer(ShapedSerializer):
    """A licence that work of ours can be under, and what it permits."""

    code = serializers.CharField(help_text="SPDX identifier, or ALL-RIGHTS-RESERVED.")
    name = serializers.CharField(help_text="Short name, as in “CC BY-NC 4.0”.")
    url = serializers.SerializerMethodField(help_text="This licence in this API.")
    uri = serializers.SerializerMethodField(help_text="The address that names it everywhere.")
    is_default = serializers.SerializerMethodField(help_text="Whether new articles are under it.")
    permits_republication = serializers.BooleanField(source="permits_sharing")
    permits_commercial_use = serializers.BooleanField()
    permits_adaptation = serializers.BooleanField()
    requires_attribution = serializers.BooleanField()
    requires_share_alike = serializers.BooleanField()
    in_words = serializers.SerializerMethodField(help_text="In each language that we publish in.")

    @extend_schema_field(serializers.URLField())
    def get_url(self, licence: licences.Licence):
        return absolute(reverse("licence-detail", args=[licence.code]))

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_uri(self, licence: licences.Licence):
        return licence.url or None

    @extend_schema_field(serializers.BooleanField())
    def get_is_default(self, licence: licences.Licence):
        return licence == self.context["newsroom"].default_licence

    @extend_schema_field(LicenceInWordsSerializer(many=True))
    def get_in_words(self, licence: licences.Licence):
        return [_in_words(licence, language) for language, _label in languages.published()]


def _in_words(licence: licences.Licence, language: str) -> dict:
    with override(language):
        return {
            "language": language,
            "title": licence.title(language),
            "deed_url": licence.deed_url(language) or None,
            "legal_code_url": licence.legal_code_url(language) or None,
            "conditions": licence.conditions(),
        }


class AllAtOnce(KeysetPagination):
    """A list so short and closed that it is one page, in the shape of every other list."""

    def paginate_queryset(self, queryset, request, view=None):
        return list(queryset)

    def get_paginated_response(self, data):
        return Response({"next": None, "previous": None, "results": data})

    def get_schema_operation_parameters(self, view):
        return []


@extend_schema(tags=["Republication"])
class LicenceViewSet(ReadingViewSet):
    """A closed list, all of it on one page."""

    serializer_class = LicenceInFullSerializer
    pagination_class = AllAtOnce
    filter_backends = ()
    lookup_value_regex = "[A-Za-z0-9.-]{1,40}"
    lookup_field = "code"

    @extend_schema(
        summary="List licences",
        description="Every licence that an article or an image can be under.",
        responses={200: LicenceInFullSerializer(many=True), **problems_of(400)},
    )
    def list(self, request: Request) -> Response:
        refuse_unknown(
            request.query_params, {api_settings.URL_FORMAT_OVERRIDE, *self.extra_parameters}
        )
        every = self.paginate_queryset(licences.LICENCES.values())
        return self.get_paginated_response(self.get_serializer(every, many=True).data)

    @extend_schema(
        summary="Read a licence",
        parameters=[
            OpenApiParameter(
                "code", OpenApiTypes.STR, OpenApiParameter.PATH, description="As in CC-BY-NC-4.0."
            )
        ],
        responses={200: LicenceInFullSerializer, **problems_of(400, 404)},
    )
    def retrieve(self, request: Request, code: str) -> Response:
        return Response(self.get_serializer(self.get_object()).data)

    def expand(self, rows):
        return rows  # nothing of a licence is elsewhere

    def get_object(self):
        try:
            return licences.get(self.kwargs["code"])
        except licences.UnknownLicence as error:
            raise NotFound(str(error)) from error

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "newsroom": NewsroomSettings.load()}
