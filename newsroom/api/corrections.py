"""What was wrong and is right, in the API: every correction of what readers can read."""

import uuid

import django_filters
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import mixins, serializers

from commons import languages
from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.reading import ReadingViewSet
from commons.shaping import Expansion, ShapedSerializer
from newsroom.api.articles import readable
from newsroom.api.serializers import ArticleSerializer
from newsroom.lists.filters import moment
from newsroom.models import Article, Correction, NewsroomSettings
from newsroom.models.correction import CorrectionKind


class CorrectedArticleSerializer(serializers.Serializer):
    """The article that a correction is of. A retracted one answers 410 at its ``url``."""

    id = serializers.IntegerField()
    language = serializers.CharField()
    headline = serializers.CharField()
    url = serializers.URLField(help_text="The article in this API.")
    page_url = serializers.URLField()


class CorrectionInFullSerializer(ShapedSerializer, serializers.ModelSerializer):
    """A correction in the public log. Every copy of its article must carry it."""

    id = serializers.SerializerMethodField(help_text="The same for ever, as is its address.")
    kind = serializers.ChoiceField(choices=CorrectionKind.choices)
    kind_in_words = serializers.CharField(source="get_kind_display")
    url = serializers.SerializerMethodField(help_text="This correction in this API.")
    page_url = serializers.SerializerMethodField(help_text="Where it stands on its article.")
    article = serializers.SerializerMethodField()

    class Meta:
        model = Correction
        fields = ["id", "url", "kind", "kind_in_words", "date", "text", "page_url", "article"]

    def to_representation(self, correction: Correction) -> dict:
        with override(correction.page.locale.language_code):
            return super().to_representation(correction)

    @extend_schema_field(serializers.CharField())
    def get_id(self, correction):
        return identifier_of(correction)

    @extend_schema_field(serializers.URLField())
    def get_url(self, correction):
        return absolute(reverse("correction-detail", args=[identifier_of(correction)]))

    @extend_schema_field(serializers.URLField())
    def get_page_url(self, correction):
        return absolute(correction.address)

    @extend_schema_field(CorrectedArticleSerializer())
    def get_article(self, correction):
        article = correction.page
        return {
            "id": article.pk,
            "language": article.locale.language_code,
            "headline": article.title,
            "url": absolute(reverse("article-detail", args=[article.pk])),
            "page_url": absolute(article.url),
        }


def identifier_of(correction: Correction) -> str:
    """Article and key: a correction and its translations share the key, and primary keys are made
    anew by each publication."""
    return f"{correction.page_id}-{correction.key.hex}"


def _articles(corrections: list[Correction]) -> dict:
    found = readable(Article.objects.published(), (each.page_id for each in corrections))
    return {each.pk: found.get(each.page_id) for each in corrections}


CorrectionInFullSerializer.expansions = {
    "article": Expansion(
        ArticleSerializer, _articles, "The article; null where it was retracted.", many=False
    )
}


class CorrectionsFilter(django_filters.rest_framework.FilterSet):
    """Filters of the log; several together narrow it."""

    article = django_filters.NumberFilter(
        field_name="page",
        label=_("article"),
        min_value=1,
        max_value=2**63 - 1,
        decimal_places=0,
        help_text="Those of one article, by its `id`.",
    )
    kind = django_filters.ChoiceFilter(label=_("kind"), choices=CorrectionKind.choices)
    language = django_filters.ChoiceFilter(
        field_name="page__locale__language_code",
        label=_("language"),
        choices=languages.published,
        help_text="The language of the article.",
    )
    issued_after = moment(
        "Issued at this moment or later: a day or a time, ISO 8601.",
        field_name="date",
        lookup_expr="gte",
        label=_("issued from"),
    )
    issued_before = moment(
        "Issued before this moment: a day or a time, ISO 8601.",
        field_name="date",
        lookup_expr="lt",
        label=_("issued before"),
    )

    class Meta:
        model = Correction
        fields: list[str] = []


@extend_schema_view(
    list=extend_schema(
        summary="List corrections",
        description="Every correction, clarification, update, note and retraction, newest first.",
        responses={200: CorrectionInFullSerializer, **problems_of(400)},
    ),
    retrieve=extend_schema(
        summary="Read a correction",
        responses={200: CorrectionInFullSerializer, **problems_of(400, 404)},
    ),
)
@extend_schema(tags=["Articles"])
class CorrectionViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Corrections of published articles, retracted ones among them: the log never shrinks."""

    queryset = Correction.objects.none()
    serializer_class = CorrectionInFullSerializer
    filterset_class = CorrectionsFilter
    keyset_ordering = ("-date", "-page_id", "-key")
    lookup_value_regex = "[0-9]{1,18}-[0-9a-f]{32}"

    def get_queryset(self):
        corrections = Correction.objects.public(Article.objects.published())
        return corrections.select_related("page__locale").defer("page__body")

    def get_object(self):
        article, _dash, key = self.kwargs["pk"].partition("-")
        found = self.get_queryset().filter(page=article, key=uuid.UUID(key)).first()
        if found is None:
            raise Http404
        self.last_modified = found.page.last_published_at
        return self.expand([found])[0]

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "newsroom": NewsroomSettings.load()}
