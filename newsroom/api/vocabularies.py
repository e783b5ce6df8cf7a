"""Sections, series, authors, countries and criminal groups in the API."""

from django.db.models import Exists
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, viewsets

from commons.api_errors import problems_of
from commons.http_cache import ConditionalViewMixin
from newsroom.api.vocabulary_serializers import (
    AuthorSerializer,
    CountryOfArticlesSerializer,
    GroupSerializer,
    SectionSerializer,
    SeriesSerializer,
)
from newsroom.models import Article, Author, CriminalGroup, ListLength, Section, Series


def _given(kind: str) -> Exists:
    """That the list of a row holds something that is given away."""
    return Exists(Article.objects.published().unretracted().on_list_of(kind))


@extend_schema_view(
    list=extend_schema(
        summary="List sections", responses={200: SectionSerializer, **problems_of(400)}
    )
)
@extend_schema(tags=["Newsroom"])
class SectionViewSet(ConditionalViewMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Sections of every language, in the order of the navigation."""

    queryset = Section.objects.none()
    serializer_class = SectionSerializer
    keyset_ordering = ("path",)

    def get_queryset(self):
        return Section.objects.live().public().select_related("locale")


@extend_schema_view(
    list=extend_schema(summary="List series", responses={200: SeriesSerializer, **problems_of(400)})
)
@extend_schema(tags=["Newsroom"])
class SeriesViewSet(ConditionalViewMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Series that hold published articles."""

    queryset = Series.objects.none()
    serializer_class = SeriesSerializer
    keyset_ordering = ("pk",)

    def get_queryset(self):
        return Series.objects.filter(_given("series")).select_related("locale")


@extend_schema_view(
    list=extend_schema(
        summary="List authors", responses={200: AuthorSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="Read an author", responses={200: AuthorSerializer, **problems_of(404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class AuthorViewSet(ConditionalViewMixin, viewsets.ReadOnlyModelViewSet):
    """People and desks that have signed a published article."""

    queryset = Author.objects.none()
    serializer_class = AuthorSerializer
    lookup_field = "slug"
    keyset_ordering = ("name", "pk")

    def get_queryset(self):
        authors = Author.objects.filter(_given("author"))
        return authors.prefetch_related(
            "biographies__author",
            "links",
            "members__member__biographies",
            "memberships__desk__biographies",
        )


@extend_schema_view(
    list=extend_schema(
        summary="List criminal groups", responses={200: GroupSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="Read a criminal group", responses={200: GroupSerializer, **problems_of(404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class GroupViewSet(ConditionalViewMixin, viewsets.ReadOnlyModelViewSet):
    """Criminal organisations that published articles are about."""

    queryset = CriminalGroup.objects.none()
    serializer_class = GroupSerializer
    lookup_field = "slug"
    keyset_ordering = ("name", "pk")

    def get_queryset(self):
        groups = CriminalGroup.objects.filter(_given("group"))
        return groups.prefetch_related("aliases", "countries", "descriptions__group")


@extend_schema_view(
    list=extend_schema(
        summary="List countries",
        description="Countries that published articles are about, by code.",
        responses={200: CountryOfArticlesSerializer, **problems_of(400)},
    )
)
@extend_schema(tags=["Newsroom"])
class CountryViewSet(ConditionalViewMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Countries that published articles are about."""

    queryset = ListLength.objects.none()
    serializer_class = CountryOfArticlesSerializer
    keyset_ordering = ("list_name",)

    def get_queryset(self):
        given = Article.objects.published().unretracted()
        return ListLength.objects.of_kind("country").holding(given).each_list_once()
