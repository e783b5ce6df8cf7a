"""Checking a copy by API: by its address, or by its HTML before it is published."""

from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.strict_filters import refuse_unknown, unknown_parameters
from newsroom.api.articles import published_article
from newsroom.models import Article
from republication.access.permissions import HasScope
from republication.api.verify_serializers import (
    JudgementSerializer,
    VerifyRequestSerializer,
)
from republication.package import RepublicationForbidden
from republication.reuses.forms import check_copy_address
from republication.verification.addresses import same
from republication.verification.expecting import expected_of
from republication.verification.fetching import Had, PageNotHad, fetch_page, judge

_WORDS = {
    400: "A member is unknown, missing or cannot be understood, or the page could not be had; "
    "`errors` names each.",
    403: "The key lacks the scope `verify`, or the licence lets nobody republish the article.",
    404: "There is no such published article.",
}


class VerifyView(APIView):
    """Whether a copy carries what it must."""

    permission_classes = [HasScope.of("verify")]
    rate_cost = 10

    @extend_schema(
        operation_id="verify",
        tags=["Copies"],
        summary="Check a copy",
        description=(
            "Say which article (`article` or `original`) and where its copy is (`url`) or what it "
            "says (`html`). Every check is `met`, `broken` or `cannot-be-told`, with evidence, and "
            "of a grade: `condition` of the licence, `request` of the newsroom, or `advice`. "
            "`lines` are what to add, and where. Nothing of what you send is kept. For HTML that "
            "is not published, leave `url` out."
        ),
        request=VerifyRequestSerializer,
        responses={200: JudgementSerializer, **problems_of(400, 403, 404, 410, words=_WORDS)},
        examples=[
            OpenApiExample(
                "A draft",
                request_only=True,
                value={
                    "article": 7,
                    "html": "<h1>Headline</h1><p>By Ana Ruiz, Example Newsroom</p>",
                },
            )
        ],
    )
    def post(self, request: Request) -> Response:
        refuse_unknown(request.query_params, {"format"})
        asked = self._understood(request)
        try:
            expected = expected_of(_article(asked))
        except RepublicationForbidden as reason:
            raise PermissionDenied(str(reason)) from reason
        judgement = judge(_had(asked), expected)
        answer = JudgementSerializer(judgement, context={"version": expected.version})
        return Response(answer.data, headers={"Cache-Control": "private, no-store"})

    def _understood(self, request: Request) -> dict:
        told = VerifyRequestSerializer(data=request.data)
        if isinstance(request.data, dict) and (
            unknown := unknown_parameters(request.data, told.fields)
        ):
            raise serializers.ValidationError(unknown)
        told.is_valid(raise_exception=True)
        return told.validated_data


def _article(asked: dict) -> Article:
    """The published article that is meant; 404 for anything that readers may not have."""
    if "article" in asked:
        return published_article(asked["article"])
    original = same(asked["original"])
    slug = original.partition("?")[0].rpartition("/")[2]
    for article in Article.objects.published().filter(slug=slug).select_related("locale")[:20]:
        if same(absolute(article.url)) == original.partition("?")[0]:
            return published_article(article.pk)
    raise Http404(_("There is no published article at this address."))


def _had(asked: dict) -> Had:
    if asked.get("html"):
        return Had(asked.get("url", ""), asked["html"])
    try:
        return fetch_page(check_copy_address(asked["url"]))
    except DjangoValidationError as error:
        raise serializers.ValidationError({"url": error.messages}) from error
    except PageNotHad as not_had:
        why = _("This page could not be read: %(why)s") % {"why": str(not_had)}
        raise serializers.ValidationError({"url": [why]}) from not_had
