"""The one set of filters of articles: lists, feeds, search and the API read the same parameters.

What does not exist is said, never ignored.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from wagtail.models import Page

from commons import countries, languages
from newsroom.lists import listing
from newsroom.models import (
    Article,
    Author,
    CriminalGroup,
    FormerAddress,
    ListEntry,
    Section,
    Series,
)
from newsroom.models.byline import BylineRole
from newsroom.searching import LONGEST_QUERY

YEARS = range(1500, 9000)


@dataclass(frozen=True)
class Known:
    """What was found under a slug: one row, or one a language where languages have their own."""

    slug: str
    rows: tuple[Model, ...]

    def __str__(self) -> str:
        return self.slug

    def in_language(self, language: str) -> list[Model]:
        """Those of a language, or all where none is asked for or the rows have none."""
        if not language or not hasattr(self.rows[0], "locale"):
            return list(self.rows)
        return [row for row in self.rows if row.locale.language_code == language]


class KnownSlugField(forms.CharField):
    """The address of something that exists, in whatever language it does.

    A page that is not for everybody is told like one that does not exist, unless it is the one
    that the list itself is of (``is_asked`` is not).
    """

    is_asked = True

    def __init__(self, *, model, **kwargs):
        self.model = model
        super().__init__(max_length=120, **kwargs)

    def clean(self, value):
        slug = super().clean(value)
        return Known(slug, self._rows_at(slug)) if slug else None

    def _rows_at(self, slug: str) -> tuple[Model, ...]:
        rows = self.model.objects.all()
        if self.is_asked and issubclass(self.model, Page):
            rows = rows.live().public()
        if hasattr(self.model, "locale"):
            rows = rows.select_related("locale")
        former = FormerAddress.objects.filter(kind=self.model._meta.model_name, slug=slug)
        found = tuple(rows.filter(slug=slug)) or tuple(rows.filter(pk__in=former.values("key")))
        if not found:
            raise ValidationError(
                _("There is no %(kind)s “%(slug)s”.")
                % {"kind": self.model._meta.verbose_name, "slug": slug}
            )
        return found


class KnownSlugFilter(filters.CharFilter):
    """Narrows by a list that articles stand on, in :meth:`ArticleFilter.filter_queryset`."""

    field_class = KnownSlugField

    def __init__(self, **kwargs):
        super().__init__(method="applied_by_list", **kwargs)


class MomentField(filters.IsoDateTimeFilter.field_class):
    """A moment of some year that news can be of: at the ends of the calendar, to reckon a day back
    or in another time zone is an error."""

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class MomentFilter(filters.IsoDateTimeFilter):
    field_class = MomentField


def moment(description: str, **kwargs) -> MomentFilter:
    """A filter by a day or a time; empty, it asks for nothing."""
    shape = {
        "type": "string",
        "anyOf": [{"format": "date-time"}, {"format": "date"}, {"maxLength": 0}],
        "examples": ["2026-03-01", "2026-03-01T09:30:00Z"],
        "description": description,
    }
    return extend_schema_field(shape)(MomentFilter(**kwargs))


class ArticleFilter(filters.FilterSet):
    """Filters of the article list; several together narrow it."""

    language = filters.ChoiceFilter(
        method="applied_by_list",
        label=_("language"),
        choices=languages.published,
        help_text="The language of the article.",
    )
    section = KnownSlugFilter(label=_("section"), model=Section, help_text="The slug of a section.")
    author = KnownSlugFilter(
        label=_("author"),
        model=Author,
        help_text="The slug of an author: in any role, or in the one that `role` names.",
    )
    role = filters.ChoiceFilter(
        method="applied_by_list",
        label=_("role"),
        choices=BylineRole.choices,
        empty_label=_("any"),
        help_text="What the author did; without `author`, what anybody did.",
    )
    country = extend_schema_field(
        {
            "type": "string",
            "enum": countries.CODES,
            "description": "A country the article is about, as an ISO 3166-1 alpha-2 code.",
        }
    )(
        filters.ChoiceFilter(
            method="applied_by_list", label=_("country"), choices=countries.choices_now
        )
    )
    group = KnownSlugFilter(
        label=_("criminal group"),
        model=CriminalGroup,
        help_text="The slug of a criminal group the article is about.",
    )
    series = KnownSlugFilter(label=_("series"), model=Series, help_text="The slug of a series.")
    published_after = moment(
        "First published at this moment or later: a day or a time, ISO 8601.",
        field_name="listed_at",
        lookup_expr="gte",
        label=_("published from"),
    )
    published_before = moment(
        "First published before this moment: a day or a time, ISO 8601.",
        field_name="listed_at",
        lookup_expr="lt",
        label=_("published before"),
    )
    q = filters.CharFilter(
        method="with_words",
        label=_("words"),
        max_length=LONGEST_QUERY,
        help_text="Words that are all in the headline or the standfirst.",
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def filter_queryset(self, queryset):
        """First the lists, read off their index in the order of :attr:`Article.LISTED_ORDERING`;
        then what is asked of each article on them."""
        names, alternatives = self._lists()
        queryset = queryset.listed_in(*names, language=self.asked("language") or "")
        for either in alternatives:
            on_one = ListEntry.objects.filter(list_name__in=either, article=OuterRef("pk"))
            queryset = queryset.filter(Exists(on_one))
        return super().filter_queryset(queryset)

    def asked(self, name: str):
        """The value of a parameter, or nothing."""
        return self.form.cleaned_data.get(name)

    def _lists(self) -> tuple[list[str], list[list[str]]]:
        """The lists an article must stand on, and the groups of which it must stand on one.

        A section or series may have its namesake in another language; then, and only when no
        language is asked for, either will do.
        """
        names, alternatives = [], []
        for either in self._lists_by_parameter():
            if len(either) == 1:
                names += either
            else:
                alternatives.append(either)
        return names, alternatives

    def _lists_by_parameter(self):
        language, role = self.asked("language"), self.asked("role")
        for parameter, name_of in (
            ("section", listing.of_section),
            ("series", listing.of_series),
            ("author", lambda key: listing.of_author(key, role or "")),
            ("group", listing.of_group),
        ):
            if known := self.asked(parameter):
                yield [name_of(row.pk) for row in known.in_language(language)]
        if role and not self.asked("author"):
            yield [listing.of_role(role)]
        if country := self.asked("country"):
            yield [listing.of_country(country)]

    def applied_by_list(self, articles, name, value: str):
        """Nothing by itself: :meth:`filter_queryset` has asked it of the lists."""
        return articles

    def with_words(self, articles, name, words):
        for word in words.split():
            articles = articles.filter(Q(title__icontains=word) | Q(standfirst__icontains=word))
        return articles
