"""The data sets that records came from: whose they are, on which terms, and which files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seizures.models import ImportRun


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every import that readers have records of, newest first."""
    return render(request, "seizures/sources.html", {"runs": ImportRun.objects.public().newest()})
