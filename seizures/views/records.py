"""The page of one record."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from seizures.history import published_versions
from seizures.models import Seizure
from seizures.vocabularies import Status


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
