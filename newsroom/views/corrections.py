"""Corrections in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commons.keyset import paginate
from newsroom.models import Article, Correction

ROWS_A_PAGE = 20


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of a published article, newest first."""
    published = Article.objects.published().in_language(get_language())
    rows = Correction.objects.public(published).select_related("page")
    page = paginate(request, rows, ordering=("-date", "-pk"), size=ROWS_A_PAGE)
    return render(request, "newsroom/corrections.html", {"page_of_corrections": page})
