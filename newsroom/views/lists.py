"""Lists of articles: everything, and the series."""

from django.db.models import Exists, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.lists.articles import ArticleList
from newsroom.models import Article, ListLength, Series
from newsroom.views.kept_addresses import get_or_redirect

LAST_PLACE = 32767


class SeriesList(ArticleList):
    """The articles of a series in the order in which it is read."""

    ordering = ("place", "listed_at", "listed_key")

    def in_order(self, articles):
        return articles.annotate(place=Coalesce("series_position", Value(LAST_PLACE)))


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Everything published in the language, newest first."""
    return render(request, "newsroom/articles.html", {"list": ArticleList(request)})


def _series():
    return Series.objects.select_related("locale", "picture").prefetch_related(
        "picture__renditions"
    )


@require_safe
@get_or_redirect(_series, by_language=True)
def series(request: HttpRequest, series: Series) -> HttpResponse:
    """A series in its order."""
    request.addresses_by_language = series.addresses_by_language()
    listed = SeriesList(request, kind="series", key=series.slug)
    return render(request, "newsroom/series.html", {"series": series, "list": listed})


@require_safe
def series_index(request: HttpRequest) -> HttpResponse:
    """Every series that has something to read in the language, by title."""
    numbers = ListLength.objects.of_kind("series").numbers(get_language())
    here = _series().filter(
        Exists(Article.objects.published().on_list_of("series")),
        locale__language_code=get_language(),
    )
    rows = [(each, numbers.get(str(each.pk), 0)) for each in here.order_by("title")]
    return render(request, "newsroom/series_index.html", {"series_with_numbers": rows})
