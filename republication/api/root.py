"""Where the API begins: its addresses, for whoever starts from one."""

from django.urls import reverse
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.addresses import absolute
from commons.http_cache import ConditionalViewMixin
from commons.strict_filters import refuse_unknown

ADDRESSES = {
    "articles": "article-list",
    "corrections": "correction-list",
    "images": "image-list",
    "licences": "licence-list",
    "sections": "section-list",
    "series": "series-list",
    "authors": "author-list",
    "countries": "country-list",
    "groups": "group-list",
    "seizures": "seizure-list",
    "snapshots": "snapshot-list",
    "changes": "change-list",
    "reuses": "reuse-list",
    "verify": "verify",
    "webhooks": "webhook-list",
    "openapi": "api-schema",
    "documentation": "api-docs",
}


class ApiRootView(ConditionalViewMixin, APIView):
    """The addresses of everything the API has."""

    @extend_schema(
        operation_id="root",
        tags=["Start"],
        summary="Find your way",
        responses=inline_serializer("Root", {name: serializers.URLField() for name in ADDRESSES}),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request.query_params, {"format"})
        return Response({name: absolute(reverse(view)) for name, view in ADDRESSES.items()})
