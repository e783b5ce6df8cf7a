"""Search, for readers."""

from dataclasses import asdict

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from commons.keyset import CursorError
from commons.problems import problem_response
from newsroom.searching import LONGEST_QUERY
from newsroom.searching.advice import advise
from newsroom.searching.form import Question
from newsroom.searching.results import results_of
from newsroom.searching.suggestions import suggest

SECONDS_A_SUGGESTION_HOLDS = 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search over articles and records, in the language of the page unless another is chosen."""
    question = Question(request.GET, get_language())
    results = advice = None
    if question.is_valid():
        try:
            results = results_of(question)
        except CursorError as error:
            raise BadRequest(str(error)) from error
        advice = advise(question, results) if results.is_empty else None
    return render(
        request,
        "newsroom/search.html",
        {
            "form": question.form,
            "filters": question.filters,
            "results": results,
            "advice": advice,
        },
    )


@require_safe
@cache_control(public=True, max_age=SECONDS_A_SUGGESTION_HOLDS)
def suggestions(request: HttpRequest) -> JsonResponse:
    """``{"query": …, "suggestions": [{"kind", "label", "text", "url"}, …]}`` for what is typed."""
    query = request.GET.get("q", "")
    if len(query) > LONGEST_QUERY:
        return problem_response(
            request, 400, _("“q” has at most %(most)d characters.") % {"most": LONGEST_QUERY}
        )
    found = [asdict(suggestion) for suggestion in suggest(query, get_language())]
    return JsonResponse({"query": query, "suggestions": found})
