"""The public log of corrections: what its page, its filters and its feed show."""

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from newsroom.models import Article, Correction, Section
from newsroom.models.correction import CorrectionKind

RETRACTIONS_IN_SIGHT = 5


def _sections():
    """By their kind of page, so that a database looks among them and not among all pages."""
    kind = ContentType.objects.get_for_model(Section)
    return Section.objects.live().public().filter(content_type=kind).order_by("path")


class CorrectionFilter(django_filters.FilterSet):
    """Corrections of one language by kind, section and year."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=CorrectionKind.choices, empty_label=_("any kind")
    )
    section = django_filters.ModelChoiceFilter(
        label=_("Section"),
        field_name="page__section",
        to_field_name="slug",
        queryset=lambda request: _sections(),
        empty_label=_("any section"),
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"), field_name="date__year", empty_label=_("any year"), choices=()
    )

    class Meta:
        model = Correction
        fields: list[str] = []


class CorrectionLog:
    """The corrections that readers may see in one language, narrowed by the parameters asked."""

    def __init__(self, asked: QueryDict, language: str):
        self.asked = asked
        self.language = language

    @cached_property
    def all(self):
        """Every correction of a published article of the language."""
        published = Article.objects.published().in_language(self.language)
        return Correction.objects.public(published).select_related("page")

    @cached_property
    def filters(self) -> CorrectionFilter:
        filters = CorrectionFilter(self.asked, self.all)
        years = [(str(year), str(year)) for year in Correction.objects.years()]
        filters.filters["year"].extra["choices"] = years
        sections = filters.form.fields["section"]
        sections.queryset = sections.queryset.filter(
            locale__in=Locale.objects.filter(language_code=self.language)
        )
        return filters

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked.get(name) for name in CorrectionFilter.base_filters)

    @property
    def query(self) -> str:
        """What was asked, as the end of an address that asks the same of another view."""
        known = {
            name: self.asked[name] for name in CorrectionFilter.base_filters if self.asked.get(name)
        }
        if not known:
            return ""
        query = QueryDict(mutable=True)
        query.update(known)
        return f"?{query.urlencode()}"

    def retractions_in_sight(self):
        """The newest retractions, which stand above everything else while nothing is asked."""
        return self.all.retractions().newest()[:RETRACTIONS_IN_SIGHT]
