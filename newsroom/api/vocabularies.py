"""Sections, series, authors, countries and criminal groups in the API."""

import django_filters
from django.db.models import Exists
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins

from commons import languages
from commons.api_errors import problems_of
from commons.reading import ReadingViewSet
from newsroom.api.vocabulary_serializers import (
    AuthorSerializer,
    CountryOfArticlesSerializer,
    GroupSerializer,
    SectionSerializer,
    SeriesSerializer,
)
from newsroom.lists import listing
from newsroom.models import Article, Author, CriminalGroup, ListLength, Section, Series


def _given(kind: str) -> Exists:
    """That the list of a row holds something that is given away."""
    return Exists(Article.objects.published().unretracted().on_list_of(kind))


def with_author_parts(authors):
    """With everything that the API shows of an author."""
    return authors.prefetch_related(
        "biographies__author",
        "links",
        "members__member__biographies",
        "memberships__desk__biographies",
    )


def with_group_parts(groups):
    """With everything that the API shows of a criminal group."""
    return groups.prefetch_related("aliases", "countries", "descriptions__group")


class LanguageFilter(django_filters.rest_framework.FilterSet):
    """Of what each language has for itself."""

    language = django_filters.ChoiceFilter(
        field_name="locale__language_code", label=_("language"), choices=languages.published
    )


class OneALanguage(mixins.ListModelMixin, mixins.RetrieveModelMixin, ReadingViewSet):
    """Rows that each language has for itself: looked up by language and slug."""

    filterset_class = LanguageFilter

    def get_object(self):
        found = get_object_or_404(
            self.get_queryset(),
            locale__language_code=self.kwargs["language"],
            slug=self.kwargs["slug"],
        )
        return self.expand([found])[0]


@extend_schema_view(
    list=extend_schema(
        summary="List sections", responses={200: SectionSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="Read a section", responses={200: SectionSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class SectionViewSet(OneALanguage):
    """Sections of every language, in the order of the navigation."""

    queryset = Section.objects.none()
    serializer_class = SectionSerializer
    keyset_ordering = ("path",)

    def get_queryset(self):
        return Section.objects.live().public().select_related("locale")


@extend_schema_view(
    list=extend_schema(
        summary="List series", responses={200: SeriesSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="Read a series", responses={200: SeriesSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class SeriesViewSet(OneALanguage):
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
        summary="Read an author", responses={200: AuthorSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class AuthorViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """People and desks that have signed a published article."""

    queryset = Author.objects.none()
    serializer_class = AuthorSerializer
    lookup_field = "slug"
    keyset_ordering = ("name", "pk")

    def get_queryset(self):
        return with_author_parts(Author.objects.filter(_given("author")))


@extend_schema_view(
    list=extend_schema(
        summary="List criminal groups", responses={200: GroupSerializer, **problems_of(400)}
    ),
    retrieve=extend_schema(
        summary="Read a criminal group", responses={200: GroupSerializer, **problems_of(400, 404)}
    ),
)
@extend_schema(tags=["Newsroom"])
class GroupViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Criminal organisations that published articles are about."""

    queryset = CriminalGroup.objects.none()
    serializer_class = GroupSerializer
    lookup_field = "slug"
    keyset_ordering = ("name", "pk")

    def get_queryset(self):
        return with_group_parts(CriminalGroup.objects.filter(_given("group")))


@extend_schema_view(
    list=extend_schema(
        summary="List countries",
        description="Countries that published articles are about, by code.",
        responses={200: CountryOfArticlesSerializer, **problems_of(400)},
    ),
    retrieve=extend_schema(
        summary="Read a country",
        parameters=[
            OpenApiParameter(
                "code", OpenApiTypes.STR, OpenApiParameter.PATH, description="ISO 3166-1 alpha-2."
            )
        ],
        responses={200: CountryOfArticlesSerializer, **problems_of(400, 404)},
    ),
)
@extend_schema(tags=["Newsroom"])
class CountryViewSet(ReadingViewSet, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Countries that published articles are about."""

    queryset = ListLength.objects.none()
    serializer_class = CountryOfArticlesSerializer
    keyset_ordering = ("list_name",)
    lookup_field = "code"
    lookup_value_regex = "[A-Z]{2}"

    def get_object(self):
        name = listing.of_country(self.kwargs["code"])
        return self.expand([get_object_or_404(self.get_queryset(), list_name=name)])[0]

    def get_queryset(self):
        given = Article.objects.published().unretracted()
        return ListLength.objects.of_kind("country").holding(given).each_list_once()
