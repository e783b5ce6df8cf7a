"""Public pages of the record: the list with its filters, and one record."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.keyset import paginate
from seizures.filters import SeizureFilter
from seizures.history import published_versions
from seizures.models import Seizure
from seizures.totals import Total
from seizures.vocabularies import Status, Substance

ROWS_A_PAGE = 25


@require_safe
def seizure_list(request: HttpRequest) -> HttpResponse:
    """Records that match the filters, what they add up to, and the form that asked."""
    filters = SeizureFilter(request.GET, Seizure.objects.listed())
    context = {"filters": filters}
    if filters.is_valid():
        rows = filters.qs.with_parts()
        context |= {
            "number_found": filters.qs.count(),
            "totals": _in_words(filters.totals),
            "page_of_seizures": paginate(
                request, rows, ordering=filters.ordering, size=ROWS_A_PAGE
            ),
        }
    return render(request, "seizures/list.html", context)


def _in_words(totals: dict[str, Total]) -> list[tuple[str, str]]:
    """Each substance's label with its total, in the language of the page."""
    labels = dict(Substance.choices)
    return [
        (labels.get(code, _("substance not stated")), found.in_words(get_language()))
        for code, found in totals.items()
    ]


@require_safe
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """One record. A merged one sends on to its survivor; a retracted one says so."""
    seizure = get_object_or_404(
        Seizure.objects.public().select_related("parent", "merged_into").with_parts(),
        public_id=public_id.upper(),
    )
    if seizure.status == Status.MERGED:
        if not seizure.merged_into.live:
            raise Http404
        return HttpResponsePermanentRedirect(seizure.merged_into.get_absolute_url())
    if seizure.public_id != public_id:
        return HttpResponsePermanentRedirect(seizure.get_absolute_url())
    return render(
        request,
        "seizures/record.html",
        {
            "seizure": seizure,
            "articles": _citing_articles(seizure),
            "children": seizure.children.listed().newest().with_parts(),
            "versions": published_versions(seizure),
        },
    )


def _citing_articles(seizure: Seizure) -> list:
    """Published articles that show the record, those in the reader's language first."""
    mentions = seizure.mentions.published().select_related("article__locale", "article__section")
    newest = mentions.order_by("-article__first_published_at", "-pk")
    return sorted(
        (mention.article for mention in newest),
        key=lambda article: article.locale.language_code != get_language(),
    )
