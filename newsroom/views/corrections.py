"""Corrections in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commons.keyset import CURSOR_PARAMETER, paginate
from newsroom.corrections.log import CorrectionLog

ROWS_A_PAGE = 20


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of a published article, newest first; retractions in sight of all."""
    log = CorrectionLog(request.GET, get_language())
    context = {"log": log, "form": log.filters.form}
    if log.filters.is_valid():
        context["page_of_corrections"] = paginate(
            request, log.filters.qs, ordering=("-date", "-pk"), size=ROWS_A_PAGE
        )
    if not log.is_narrowed and CURSOR_PARAMETER not in request.GET:
        context["retractions"] = log.retractions_in_sight()
    return render(request, "newsroom/corrections.html", context)
