"""Telling us of copies by program, and seeing what became of them."""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter, NumberFilter
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import (
    OpenApiExample,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.response import Response

from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.shaping import ShapedSerializer, ShapedViewMixin
from commons.strict_bodies import StrictSerializerMixin
from commons.strict_filters import refuse_unknown
from newsroom.api.articles import refuse_withdrawn
from newsroom.models import Article
from newsroom.terms import source_url
from republication.access.permissions import HasScope
from republication.models import Reuse
from republication.models.reuse import NOTE_MAX_LENGTH, OUTLET_MAX_LENGTH, How, State
from republication.reuses.corrections import language_for
from republication.reuses.forms import check_copy_address, check_day
from republication.reuses.reporting import Told, report

SCOPE = "reuses"
COST_OF_TELLING = 10  # requests’ worth: it is followed by a look at the page
# What an editor thinks of a report is not its sender's business.
STATES_TOLD = (State.REPORTED, State.VERIFIED, State.BROKEN, State.GONE)
_WORDS = {
    400: "A member or a parameter is unknown or cannot be understood; `errors` names each.",
    403: "The key lacks the scope `reuses`.",
    404: "Your outlet has told us of no such copy.",
    410: "Readers had the article, and it was withdrawn; `detail` is the reason.",
}


def _problems(*statuses: int) -> dict:
    return problems_of(*statuses, 403, words=_WORDS)


@extend_schema_field({"type": "string", "anyOf": [{"format": "email"}, {"maxLength": 0}]})
class EmailOrNothing(serializers.CharField):
    """An address, or the empty text where none is given."""

    def to_internal_value(self, data):
        given = super().to_internal_value(data)
        return serializers.EmailField().run_validation(given) if given else ""


class ReuseReportSerializer(StrictSerializerMixin, serializers.Serializer):
    """What an outlet tells us of a copy. Only `article` and `url` are asked for."""

    article = serializers.IntegerField(
        min_value=1, max_value=2**63 - 1, help_text="The `id` of the article."
    )
    url = serializers.CharField(
        max_length=2_000, help_text="Where the copy stands: http or https, not on our own site."
    )
    outlet = serializers.CharField(
        max_length=OUTLET_MAX_LENGTH, required=False, default="", allow_blank=True
    )
    headline = serializers.CharField(
        max_length=300, required=False, default="", allow_blank=True, help_text="As it reads there."
    )
    language = serializers.RegexField(
        r"^(?:[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$",
        max_length=35,
        required=False,
        default="",
        allow_blank=True,
        help_text="Of the copy; BCP 47, as in `es` or `pt-BR`.",
    )
    published_on = serializers.DateField(required=False, allow_null=True, default=None)
    note = serializers.CharField(
        max_length=NOTE_MAX_LENGTH,
        required=False,
        default="",
        allow_blank=True,
        help_text="What you changed, say.",
    )
    contact_name = serializers.CharField(
        max_length=120, required=False, default="", allow_blank=True
    )
    contact_email = EmailOrNothing(
        required=False,
        default="",
        allow_blank=True,
        help_text="Gets a thank-you, and is erased after 30 days unless `may_contact` is true.",
    )
    may_contact = serializers.BooleanField(
        required=False,
        default=False,
        help_text="Whether we may write there when the article is corrected.",
    )

    def validate_url(self, value: str) -> str:
        return _as_problem(check_copy_address, value)

    def validate_published_on(self, value):
        _as_problem(check_day, value)
        return value


class ReceiptSerializer(serializers.Serializer):
    """That we know of the copy, and by what name."""

    reference = serializers.CharField(help_text="Quote it when you write to us about this copy.")
    article = serializers.IntegerField(source="article_id")
    url = serializers.URLField(help_text="As we keep it, without tracking parameters.")
    api_url = serializers.SerializerMethodField(help_text="What became of it; for your key only.")

    @extend_schema_field(serializers.URLField)
    def get_api_url(self, reuse):
        return absolute(reverse("reuse-detail", args=[reuse.reference]))


class ReuseSerializer(ShapedSerializer, ReceiptSerializer):
    """A copy that your outlet has."""

    article_url = serializers.SerializerMethodField(help_text="The original.")
    kind = serializers.CharField(help_text="`copy`, or `link` or `mention` where it is only that.")
    outlet = serializers.CharField()
    headline = serializers.CharField()
    language = serializers.CharField()
    published_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    how = serializers.ChoiceField(choices=How.choices, help_text="How we came to know of it.")
    state = serializers.SerializerMethodField(
        help_text="`reported` until it was looked at, then `verified` or `broken`; `gone`."
    )
    reported_at = serializers.DateTimeField()
    checked_at = serializers.DateTimeField(allow_null=True)
    stale_since = serializers.DateTimeField(
        allow_null=True, help_text="Since then the original has a correction that it may lack."
    )

    @extend_schema_field(serializers.URLField)
    def get_article_url(self, reuse):
        return source_url(reuse.article)

    @extend_schema_field(serializers.ChoiceField(choices=[each.value for each in STATES_TOLD]))
    def get_state(self, reuse):
        return reuse.state if reuse.state in STATES_TOLD else State.REPORTED


class ReuseFilter(FilterSet):
    """Copies by article and by what became of them."""

    article = NumberFilter(help_text="The `id` of an article.")
    state = ChoiceFilter(choices=[(each.value, each.label) for each in STATES_TOLD])
    stale = ChoiceFilter(
        choices=[("true", "true"), ("false", "false")],
        method="by_staleness",
        help_text="Whether a correction was made since that the copy may lack.",
    )

    class Meta:
        model = Reuse
        fields = ["article", "state"]

    def by_staleness(self, reuses, name, value):
        return reuses.filter(stale_since__isnull=value == "false")


@extend_schema_view(
    list=extend_schema(
        summary="List your copies",
        description="The copies that your outlet told us of, or that we know to be its; newest "
        "first.",
        responses={200: ReuseSerializer, **_problems(400)},
    ),
    retrieve=extend_schema(
        summary="Read a copy", responses={200: ReuseSerializer, **_problems(400, 404)}
    ),
    create=extend_schema(
        summary="Tell us of a copy",
        description=(
            "Anybody may, without a key; with one it is known to be your outlet’s. Telling us "
            "again of the same page is no second copy: it fills in what we did not know and "
            "answers 200."
        ),
        request=ReuseReportSerializer,
        examples=[
            OpenApiExample(
                "A copy",
                request_only=True,
                value={
                    "article": 7,
                    "url": "https://outlet.example/2026/three-tons",
                    "outlet": "The Outlet",
                    "published_on": "2026-11-20",
                },
            )
        ],
        responses={
            200: ReceiptSerializer,
            201: ReceiptSerializer,
            **_problems(400, 410),
        },
    ),
)
@extend_schema(tags=["Reuses"])
class ReuseViewSet(
    ShapedViewMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """Copies of our articles. What is known of a copy is told to its own outlet only."""

    queryset = Reuse.objects.none()
    serializer_class = ReuseSerializer
    filterset_class = ReuseFilter
    lookup_field = "reference"
    lookup_value_regex = "[0-9A-Z]{8,12}"
    keyset_ordering = ("-reported_at", "-pk")

    @property
    def rate_cost(self) -> int:
        return COST_OF_TELLING if self.request.method == "POST" else 1

    def get_permissions(self):
        if self.request.method == "POST" and self.request.auth is None:
            return [AllowAny()]
        return [HasScope.of(SCOPE)()]

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Reuse.objects.none()
        return Reuse.objects.filter(republisher=self.request.user).with_subjects()

    def get_object(self):
        reuse = self.get_queryset().filter(reference=self.kwargs["reference"]).first()
        if reuse is None:
            raise Http404(_("Your outlet has told us of no such copy."))
        return reuse

    def retrieve(self, request, *args, **kwargs):
        refuse_unknown(request.query_params, {"format", *self.extra_parameters})
        return super().retrieve(request, *args, **kwargs)

    def create(self, request, *args, **kwargs):
        refuse_unknown(request.query_params, {"format"})
        told = ReuseReportSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        said = dict(told.validated_data)
        article = _article(said.pop("article"))
        reuse, is_new = report(
            article=article,
            told=Told(**said),
            how=How.API,
            republisher=request.user if request.auth else None,
            thank_in=language_for(said["language"], request.user, article),
        )
        code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
        return Response(ReceiptSerializer(reuse).data, status=code)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _article(pk: int) -> Article:
    article = Article.objects.published().filter(pk=pk).select_related("locale").first()
    if article is None:
        refuse_withdrawn(pk)
        raise serializers.ValidationError(
            {"article": [_("There is no published article with this identifier.")]}
        )
    return article


def _as_problem(check, value):
    try:
        return check(value)
    except forms.ValidationError as refused:
        raise serializers.ValidationError(refused.messages) from refused
