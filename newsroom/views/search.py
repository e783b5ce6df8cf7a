"""Search, for readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.searching import SearchForm, search_everything


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over articles and records, in the language of the page."""
    form = SearchForm(request.GET or None)
    results = search_everything(form, get_language()) if form.is_valid() else None
    return render(request, "newsroom/search.html", {"form": form, "results": results})
