"""One record as a small paper, for a frame on another site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seizures import publisher
from seizures.charts.embedding import framed
from seizures.models import Seizure
from seizures.vocabularies import Status


@require_safe
@framed
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """A merged record sends on to its survivor; of a retracted one is said that it is, no more."""
    seizure = get_object_or_404(
        Seizure.objects.reachable().select_related("merged_into").with_parts(),
        public_id=public_id.upper(),
    )
    if seizure.status == Status.MERGED:
        survivor = seizure.merged_into.public_id
        return HttpResponseRedirect(reverse("seizures:record-embed", args=[survivor]))
    return render(
        request,
        "seizures/charts/embed_record.html",
        {
            "seizure": seizure,
            "base_url": settings.BASE_URL,
            "publisher": publisher.current(),
        },
        status=410 if seizure.is_retracted else 200,
    )
