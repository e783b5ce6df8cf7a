"""Images of published articles in the API: whose they are, and whether they may travel."""

import mimetypes
from collections import defaultdict
from dataclasses import dataclass

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import mixins, serializers
from wagtail.models import ReferenceIndex

from commons import licences
from commons.addresses import absolute
from commons.api_errors import problems_of
from commons.reading import ReadingViewSet
from commons.shaping import Expansion, ShapedSerializer
from newsroom.api.articles import readable
from newsroom.api.serializers import ArticleSerializer, LicenceSerializer, licence_fields
from newsroom.images.renditions import PACKAGE_IMAGE, one_size
from newsroom.models import Article, CreditedImage, NewsroomSettings
from newsroom.terms import licence_for_others

UNCUT = ("max-", "width-")


@dataclass(frozen=True)
class Use:
    """One article that shows an image, and whether the image may travel with it."""

    article: Article
    decision: licences.TravelDecision


class AltTextSerializer(serializers.Serializer):
    """What an image shows, for readers who do not see it."""

    language = serializers.CharField()
    text = serializers.CharField()


class RenditionSerializer(serializers.Serializer):
    """A size of an image, uncut."""

    url = serializers.URLField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    media_type = serializers.CharField()


class UseSerializer(serializers.Serializer):
    """An article that shows the image. ``reason`` says why it may or may not travel with it."""

    id = serializers.IntegerField()
    language = serializers.CharField()
    headline = serializers.CharField()
    url = serializers.URLField(help_text="The article in this API.")
    may_travel = serializers.BooleanField()
    reason = serializers.CharField()


class ImageSerializer(ShapedSerializer):
    """An image that a published article shows. Only one that may travel has ``renditions``."""

    id = serializers.IntegerField()
    url = serializers.SerializerMethodField(help_text="This image in this API.")
    alt_texts = serializers.SerializerMethodField()
    credit = serializers.CharField(allow_blank=True)
    source_url = serializers.SerializerMethodField(help_text="Where it comes from, or null.")
    licence = serializers.SerializerMethodField(help_text="Its own; null: none, so it stays here.")
    width = serializers.IntegerField(help_text="Of the original, in pixels.")
    height = serializers.IntegerField()
    may_travel = serializers.SerializerMethodField(
        help_text="Whether it may with at least one of the articles that show it."
    )
    reason = serializers.SerializerMethodField(help_text="Why it may or may not, in words.")
    renditions = serializers.SerializerMethodField(help_text="Largest first.")
    articles = serializers.SerializerMethodField(help_text="The articles that show it.")

    @extend_schema_field(serializers.URLField())
    def get_url(self, image):
        return absolute(reverse("image-detail", args=[image.pk]))

    @extend_schema_field(AltTextSerializer(many=True))
    def get_alt_texts(self, image):
        return [{"language": code, "text": text} for code, text in image.alt_texts.items() if text]

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_source_url(self, image):
        return image.source_url or None

    @extend_schema_field(LicenceSerializer(allow_null=True))
    def get_licence(self, image):
        language = image.uses[0].article.locale.language_code if image.uses else ""
        return licence_fields(image.licence, language) if image.licence else None

    @extend_schema_field(serializers.BooleanField())
    def get_may_travel(self, image):
        return may_travel(image)

    @extend_schema_field(serializers.CharField())
    def get_reason(self, image):
        telling = [use for use in image.uses if use.decision.allowed == may_travel(image)]
        return telling[0].decision.reason if telling else ""

    @extend_schema_field(RenditionSerializer(many=True))
    def get_renditions(self, image):
        if not may_travel(image):
            return []
        sizes = [each for each in image.renditions.all() if each.filter_spec.startswith(UNCUT)]
        if not any(each.filter_spec == PACKAGE_IMAGE for each in sizes):
            made = one_size(image, PACKAGE_IMAGE)  # of an archive: else publication made it
            sizes += [made] if made else []
        return [
            {
                "url": absolute(each.url),
                "width": each.width,
                "height": each.height,
                "media_type": mimetypes.guess_type(each.file.name)[0] or "image/jpeg",
            }
            for each in sorted(sizes, key=lambda each: (-each.width, each.filter_spec))
        ]

    @extend_schema_field(UseSerializer(many=True))
    def get_articles(self, image):
        return [
            {
                "id": use.article.pk,
                "language": use.article.locale.language_code,
                "headline": use.article.title,
                "url": absolute(reverse("article-detail", args=[use.article.pk])),
                "may_travel": use.decision.allowed,
                "reason": use.decision.reason,
            }
            for use in image.uses
        ]


def may_travel(image: CreditedImage) -> bool:
    """Of an image that has its ``uses``."""
    return any(use.decision.allowed for use in image.uses)


def given_away():
    return Article.objects.published().unretracted()


def shown_by(articles):
    """That one of these articles shows the image of the outer query."""
    return Exists(
        _references().filter(
            to_object_id=Cast(OuterRef("pk"), CharField()),
            object_id__in=articles.order_by().values(key=Cast("pk", CharField())),
        )
    )


def attach_uses(images: list[CreditedImage]) -> list[CreditedImage]:
    """Give each image its ``uses``, newest article first: two queries, however many they are."""
    pairs = (
        _references()
        .filter(to_object_id__in=[str(image.pk) for image in images])
        .values_list("to_object_id", "object_id")
        .distinct()
    )
    shown_in = defaultdict(set)
    for image, article in pairs:
        shown_in[int(image)].add(int(article))
    wanted = set().union(*shown_in.values()) if shown_in else set()
    articles = list(
        given_away().filter(pk__in=wanted).select_related("locale").defer("body").newest()
    )
    for image in images:
        image.uses = [
            Use(article, licences.may_travel(image.licence, licence_for_others(article)))
            for article in articles
            if article.pk in shown_in[image.pk]
        ]
    return images


def images_of(articles: list[Article]) -> dict[int, list[CreditedImage]]:
    """The images that each of these articles shows, by key of the article."""
    pairs = set(
        _references()
        .filter(object_id__in=[str(article.pk) for article in articles])
        .values_list("object_id", "to_object_id")
    )
    images = CreditedImage.objects.filter(pk__in={int(image) for _article, image in pairs})
    found = attach_uses(list(images.prefetch_related("renditions").order_by("pk")))
    return {
        article.pk: [image for image in found if (str(article.pk), str(image.pk)) in pairs]
        for article in articles
    }


def _references():
    return ReferenceIndex.objects.order_by().filter(
        content_type=ContentType.objects.get_for_model(Article),
        to_content_type=ContentType.objects.get_for_model(CreditedImage),
    )


def _articles(images: list[CreditedImage]) -> dict:
    shown = {use.article.pk for image in images for use in image.uses}
    found = readable(Article.objects.published(), shown)
    return {
        image.pk: [found[use.article.pk] for use in image.uses if use.article.pk in found]
        for image in images
    }


ImageSerializer.expansions = {
    "articles": Expansion(ArticleSerializer, _articles, "The articles that show it.")
}


class ImagesFilter(django_filters.rest_framework.FilterSet):
    """Filters of the images; both together narrow them."""

    licence = django_filters.ChoiceFilter(
        field_name="licence_code", label=_("licence"), choices=licences.choices
    )
    article = django_filters.NumberFilter(
        method="shown_by_article",
        label=_("article"),
        min_value=1,
        max_value=2**63 - 1,
        decimal_places=0,
        help_text="Those that one article shows, by its `id`.",
    )

    class Meta:
        model = CreditedImage
        fields: list[str] = []

    def shown_by_article(self, images, name, value):
        return images.filter(shown_by(given_away().filter(pk=value)))


@extend_schema_view(
    list=extend_schema(
        summary="List images",
        description="The images that published articles show, newest first.",
        responses={200: ImageSerializer, **problems_of(400)},
    ),
    retrieve=extend_schema(
        summary="Read an image", responses={200: ImageSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["Republication"])
class ImageViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Images that published articles show; no other image is known here."""

    queryset = CreditedImage.objects.none()
    serializer_class = ImageSerializer
    filterset_class = ImagesFilter
    keyset_ordering = ("-pk",)
    lookup_value_regex = "[0-9]{1,18}"

    def get_queryset(self):
        shown = CreditedImage.objects.filter(shown_by(given_away()))
        return shown.prefetch_related("renditions")

    def expand(self, rows):
        return super().expand(attach_uses(rows))

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "newsroom": NewsroomSettings.load()}
