"""Whether the figures that readers are shown still hold, after the record changed.

A change costs two statements: every figure that follows the record is marked as due. After the
commit of a small change those that it can concern are looked at there and then. What is left over
(an import of many records, a figure that rests on very many) waits for ``manage.py check_figures``,
which computes each question once, however many records changed and however many figures ask it.
"""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from newsroom.figures import compute
from newsroom.models.figure import FigureShown
from seizures.lists import asked

# A change of more records than these, or more questions to ask, is left to the command.
MOST_RECORDS_AT_ONCE = 25
MOST_QUESTIONS_AT_ONCE = 50


def mark_due() -> int:
    """Say of every figure that follows the record that it has to be checked.

    Locked first, and in the order in which a check locks them: one that is being checked at this
    moment still counts as due, and would lose this note when the check ends.
    """
    following = FigureShown.objects.following()
    with transaction.atomic(savepoint=False):
        list(following.order_by("pk").select_for_update().values_list("pk"))
        due = following.filter(check_due_since__isnull=True)
        return due.update(check_due_since=timezone.now())


def record_changed(identifiers: frozenset[str]) -> None:
    """A note now; after the commit a look at what a small change can concern."""
    mark_due()
    if len(identifiers) <= MOST_RECORDS_AT_ONCE:
        # What fails here leaves the figures due for the command, and the record published.
        transaction.on_commit(lambda: check_concerned(identifiers), robust=True)


@transaction.atomic
def check_concerned(identifiers: frozenset[str]) -> int:
    """Check the due figures that these records stood in or stand in. Returns how many moved."""
    by_question = _due_by_question()
    if len(by_question) > MOST_QUESTIONS_AT_ONCE:
        return 0
    moved = 0
    for question, figures in by_question.items():
        if any(figure.records is None for figure in figures):
            continue
        if _is_concerned(question, figures, identifiers):
            moved += _compare(question, figures, identifiers)
        else:
            _set_aside(figures)
    return moved


@transaction.atomic
def check_due() -> tuple[int, int]:
    """Check every figure that is due. Returns how many were checked, and how many have moved."""
    by_question = _due_by_question()
    checked = sum(len(figures) for figures in by_question.values())
    moved = sum(_compare(question, figures) for question, figures in by_question.items())
    return checked, moved


@transaction.atomic
def check_now(figure: FigureShown) -> None:
    """Compare one figure with the record as it stands, due or not."""
    locked = FigureShown.objects.select_for_update().get(pk=figure.pk)
    if not locked.is_frozen:
        _compare(locked.asked, [locked])


def _due_by_question() -> dict[str, list[FigureShown]]:
    """Locked, so that a change that comes in meanwhile marks them as due again afterwards."""
    due = FigureShown.objects.following().filter(check_due_since__isnull=False)
    by_question = defaultdict(list)
    for figure in due.order_by("pk").select_for_update():
        by_question[figure.asked].append(figure)
    return by_question


def _is_concerned(question: str, figures: list[FigureShown], identifiers: frozenset[str]) -> bool:
    stood = any(
        identifiers.intersection([*(figure.records or ()), *(figure.now_records or ())])
        for figure in figures
    )
    return stood or asked.filters_for(question).qs.filter(public_id__in=identifiers).exists()


def _compare(
    question: str, figures: list[FigureShown], identifiers: frozenset[str] = frozenset()
) -> int:
    totals, records = compute(question)
    for figure in figures:
        figure.compare(totals, records, identifiers)
        figure.save()
    return sum(figure.has_moved for figure in figures)


def _set_aside(figures: list[FigureShown]) -> None:
    keys = [figure.pk for figure in figures]
    FigureShown.objects.filter(pk__in=keys).update(check_due_since=None)
