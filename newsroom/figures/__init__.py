"""Figures of a page: computed, kept at publication, and put where the page shows them."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from newsroom.models.figure import FigureShown
from seizures.lists import asked

BLOCK = "seizure_figure"
# Beyond these a figure does not name the records it rests on; its list does.
MOST_RECORDS_NAMED = 500


def compute(question: str) -> tuple[dict, list[str] | None]:
    """What the record gives for a question now: stored totals, and the records looked at."""
    filters = asked.filters_for(question)
    if not filters.is_valid():  # a filter that was taken out of the list page since
        return {}, []
    named = None
    if filters.number_found <= MOST_RECORDS_NAMED:
        named = sorted(filters.qs.order_by().values_list("public_id", flat=True))
    return {code: found.as_stored() for code, found in filters.totals.items()}, named


def blocks_of(page) -> Iterator:
    """The figure blocks of a page, in order; its other blocks are not even read."""
    if any(stored["type"] == BLOCK for stored in page.body.raw_data):
        yield from (child for child in page.body if child.block_type == BLOCK)


def put_in_place(pages: Iterable) -> None:
    """Give every figure block of these pages what readers are shown: one query, or none."""
    waiting = {(page.pk, child.id): child.value for page in pages for child in blocks_of(page)}
    if not waiting:
        return
    for figure in FigureShown.objects.filter(page__in={page for page, _block in waiting}):
        value = waiting.get((figure.page_id, figure.block_id))
        if value is not None:
            value.shown = figure


def put_in_place_for_editors(page) -> None:
    """The same for a preview, where a figure that is new or asks something else is computed."""
    put_in_place([page] if page.pk else [])
    for child in blocks_of(page):
        question = child.value["records"]
        if child.value.shown is None or child.value.shown.asked != question:
            totals, records = compute(question)
            child.value.shown = FigureShown(asked=question, totals=totals, records=records)


@transaction.atomic
def keep(*, page) -> None:
    """Keep what a page that goes out shows: new figures as of now, all others as they were.

    A figure that a correction was begun for is brought up to date with the correction.
    """
    kept = {figure.block_id: figure for figure in page.figures_shown.select_for_update()}
    corrections = len(page.corrections.all()) if hasattr(page, "corrections") else 0
    shown = []
    for position, child in enumerate(blocks_of(page)):
        figure = kept.get(child.id) or FigureShown(page_id=page.pk, block_id=child.id)
        question = child.value["records"]
        corrected = (
            figure.corrections_when_begun is not None
            and corrections > figure.corrections_when_begun
        )
        if figure.asked != question or corrected:
            figure.asked = question
            figure.hold(*compute(question), as_of=timezone.now())
        figure.position = position
        figure.save()
        child.value.shown = figure
        shown.append(figure.pk)
    page.figures_shown.exclude(pk__in=shown).delete()
