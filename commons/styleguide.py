"""The page that shows every token and component, with sample content made up in memory."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commons import licences

COLOURS = ("paper", "wash", "ink", "muted", "stamp", "link", "data-1", "data-2", "data-3")
STEPS = ("5", "4", "3", "2", "1", "0")


@dataclass(frozen=True)
class SampleCorrection:
    """What the corrections box asks of a correction."""

    get_kind_display: str
    date: datetime
    text: str


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Not for readers, and harmless to them: it shows no content of the newsroom."""
    corrections = [
        SampleCorrection(
            "Correction",
            datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            "An earlier version gave the weight in short tons. The source does not say which ton.",
        )
    ]
    return render(
        request,
        "styleguide.html",
        {
            "colours": COLOURS,
            "steps": STEPS,
            "corrections": corrections,
            "licence": licences.get("CC-BY-NC-4.0"),
        },
    )
