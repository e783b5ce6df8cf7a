"""The list of records with its filters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.keyset import paginate
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure
from seizures.totals import Total
from seizures.vocabularies import Substance

ROWS_A_PAGE = 25


@require_safe
def seizure_list(request: HttpRequest) -> HttpResponse:
    """Records that match the filters, what they add up to, and the form that asked."""
    filters = SeizureFilter(request.GET, Seizure.objects.listed())
    context = {"filters": filters}
    if filters.is_valid():
        rows = filters.qs.with_parts()
        context |= {
            "number_found": filters.number_found,
            "totals": _in_words(filters.totals),
            "page_of_seizures": paginate(
                request, rows, ordering=filters.ordering, size=ROWS_A_PAGE
            ),
        }
    return render(request, "seizures/list.html", context)


def _in_words(totals: dict[str, Total]) -> list[tuple[str, str]]:
    """Each substance's label with its total, in the language of the page; the heaviest first."""
    labels = dict(Substance.choices)
    heaviest = sorted(totals.items(), key=lambda each: -(each[1].kg_high or -1))
    return [
        (labels.get(code, _("substance not stated")), found.in_words(get_language()))
        for code, found in heaviest
    ]
