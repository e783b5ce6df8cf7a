"""What articles are about: countries and criminal groups."""

from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commons import countries
from newsroom.lists.articles import ArticleList
from newsroom.models import Article, CriminalGroup, ListLength
from newsroom.views.kept_addresses import get_or_redirect
from seizures.models import Seizure
from seizures.vocabularies import Role


def _groups():
    return CriminalGroup.objects.prefetch_related("aliases", "countries", "descriptions")


def _written_about():
    """Those that a published article is about: to list another would tell of a draft."""
    return _groups().filter(Exists(Article.objects.published().on_list_of("group")))


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country: the articles about it, the groups known in it, the records seized there."""
    seized = Seizure.objects.listed().filter(places__country=code, places__role=Role.SEIZED)
    return render(
        request,
        "newsroom/country.html",
        {
            "code": code,
            "name": countries.name(code),
            "list": ArticleList(request, kind="country", key=code),
            "number_seized": seized.distinct().count(),
            "groups": _written_about().filter(countries__country=code),
        },
    )


@require_safe
def countries_index(request: HttpRequest) -> HttpResponse:
    """Every country that an article of the language is about."""
    lengths = ListLength.objects.of_kind("country").holding(Article.objects.published())
    named = [
        {"code": code, "name": countries.name(code), "number": number}
        for code, number in lengths.numbers(get_language()).items()
    ]
    named.sort(key=lambda each: each["name"].casefold())
    return render(request, "newsroom/countries.html", {"countries": named})


@require_safe
@get_or_redirect(_groups)
def group(request: HttpRequest, group: CriminalGroup) -> HttpResponse:
    """A criminal group: what is said of it, on whose word, and the articles about it."""
    return render(
        request,
        "newsroom/group.html",
        {
            "group": group,
            "namesakes": _written_about().called_like(group),
            "list": ArticleList(request, kind="group", key=group.slug),
        },
    )


@require_safe
def groups_index(request: HttpRequest) -> HttpResponse:
    """Every group that a published article is about, by name."""
    numbers = ListLength.objects.of_kind("group").numbers(get_language())
    groups = sorted(_written_about(), key=lambda each: each.display_name.casefold())
    rows = [(each, numbers.get(str(each.pk), 0)) for each in groups]
    return render(request, "newsroom/groups.html", {"groups_with_numbers": rows})
