"""What a client of the API may ask articles by. What does not exist is said, never ignored."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters

from commons import countries, languages
from newsroom.models import Article, ArticleCountry, Author, Byline, Section, Series
from newsroom.searching import LONGEST_QUERY


class KnownSlugField(forms.CharField):
    """The address of something that exists, in whatever language it does."""

    def __init__(self, *, model, **kwargs):
        self.model = model
        super().__init__(max_length=120, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and not self.model.objects.filter(slug=value).exists():
            raise ValidationError(
                _("There is no %(kind)s “%(slug)s”.")
                % {"kind": self.model._meta.verbose_name, "slug": value}
            )


class KnownSlugFilter(filters.CharFilter):
    field_class = KnownSlugField


class ArticleFilter(filters.FilterSet):
    """Filters of the article list; several together narrow it."""

    language = filters.ChoiceFilter(
        field_name="locale__language_code",
        choices=languages.published,
        help_text="The language of the article.",
    )
    section = KnownSlugFilter(
        field_name="section__slug", model=Section, help_text="The slug of a section."
    )
    series = KnownSlugFilter(
        field_name="series__slug", model=Series, help_text="The slug of a series."
    )
    author = KnownSlugFilter(
        method="by_author", model=Author, help_text="The slug of an author, in any role."
    )
    country = filters.ChoiceFilter(
        method="about_country",
        choices=countries.choices,
        help_text="A country the article is about, as an ISO 3166-1 alpha-2 code.",
    )
    published_after = filters.IsoDateTimeFilter(
        field_name="first_published_at",
        lookup_expr="gte",
        help_text="First published at this moment or later: a day or a time, ISO 8601.",
    )
    published_before = filters.IsoDateTimeFilter(
        field_name="first_published_at",
        lookup_expr="lt",
        help_text="First published before this moment: a day or a time, ISO 8601.",
    )
    q = filters.CharFilter(
        method="with_words",
        max_length=LONGEST_QUERY,
        help_text="Words that are all in the headline or the standfirst.",
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def by_author(self, articles, name, slug):
        return articles.filter(pk__in=Byline.objects.filter(author__slug=slug).values("page"))

    def about_country(self, articles, name, code):
        about = ArticleCountry.objects.filter(country=code)
        return articles.filter(pk__in=about.values("page"))

    def with_words(self, articles, name, words):
        for word in words.split():
            articles = articles.filter(Q(title__icontains=word) | Q(standfirst__icontains=word))
        return articles
