"""The package of an article in the API, in whichever format is asked for."""

import json

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin
from commons.strict_filters import refuse_unknown
from newsroom.api.articles import published_article
from republication.api.schema import PackageSerializer, format_parameter
from republication.changes.giving import package_to_give
from republication.formats import FORMATS, Format
from republication.package import RepublicationForbidden


class _PackageRenderer(BaseRenderer):
    """Writes a package in the renderer's format; a problem is JSON whatever was asked for."""

    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None):
        if isinstance(data, dict):
            return json.dumps(data, ensure_ascii=False).encode()
        return FORMATS[self.format].write(data)


def _renderer(chosen: Format) -> type[_PackageRenderer]:
    """REST framework's view of a format: it asks for a class each."""
    members = {"format": chosen.code, "media_type": chosen.bare_media_type}
    return type(f"PackageAs{chosen.code.title()}", (_PackageRenderer,), members)


# JSON first: it is what a client gets that names no format.
RENDERERS = [_renderer(FORMATS[code]) for code in sorted(FORMATS, key=lambda code: code != "json")]


# What is no text.
_SHAPES = {"docx": OpenApiTypes.BINARY, "ninjs": OpenApiTypes.OBJECT, "jsonld": OpenApiTypes.OBJECT}


class ArticlePackageView(ConditionalViewMixin, APIView):
    """An article ready to publish: text, permitted images, credits, attribution, licence."""

    renderer_classes = RENDERERS
    rate_cost = 2

    @extend_schema(
        operation_id="articles_package",
        tags=["Articles"],
        summary="Read an article's package",
        description=(
            "The article as another outlet may publish it. JSON is the package itself; every other "
            "format is written from it, attribution included. Images whose licence does not let "
            "them travel are named in `images_left_out` with the reason."
        ),
        parameters=[format_parameter()],
        responses={
            (200, "application/json"): PackageSerializer,
            **{
                (200, each.bare_media_type): OpenApiResponse(
                    _SHAPES.get(each.code, OpenApiTypes.STR)
                )
                for each in FORMATS.values()
                if each.code != "json"
            },
            **problems_of(400, 403, 404, 410),
        },
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_unknown(request.query_params, {"format"})
        article = published_article(pk)
        try:
            package = package_to_give(article)
        except RepublicationForbidden as reason:
            raise PermissionDenied(str(reason)) from reason
        self.last_modified = article.last_published_at
        link = f'<{package.canonical_url}>; rel="canonical"'
        chosen = FORMATS[request.accepted_renderer.format]
        return Response(
            package,
            # The article's: nothing in a package is in the language of whoever asks for it.
            headers={"Link": link, "Content-Language": package.language},
            content_type=chosen.media_type,
        )
