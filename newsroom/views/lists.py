"""Lists of articles: by author, by series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commons.keyset import paginate
from newsroom.models import Article, Author, Series

ROWS_A_PAGE = 20


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's page: biography, and everything signed, newest first."""
    authors = Author.objects.select_related("portrait").prefetch_related("biographies")
    found = get_object_or_404(authors, slug=slug)
    articles = (
        Article.objects.published().in_language(get_language()).by_author(found).with_card_parts()
    )
    page = paginate(request, articles, ordering=Article.LIST_ORDERING, size=ROWS_A_PAGE)
    return render(request, "newsroom/author.html", {"author": found, "page_of_articles": page})


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series in its order."""
    found = get_object_or_404(Series, slug=slug, locale__language_code=get_language())
    request.addresses_by_language = found.addresses_by_language()
    articles = (
        Article.objects.published()
        .in_language(get_language())
        .filter(series=found)
        .with_card_parts()
        .in_series_order()
    )
    return render(request, "newsroom/series.html", {"series": found, "articles": articles})
