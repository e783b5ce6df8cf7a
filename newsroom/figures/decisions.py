"""What an editor decides about a figure that moved: each verb is one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Page

from newsroom.figures import compute
from newsroom.models import Article
from newsroom.models.figure import FigureShown, FigureState
from newsroom.versions import publications

UPDATE, FREEZE, CORRECT = (
    "newsroom.figure_update",
    "newsroom.figure_freeze",
    "newsroom.figure_correct",
)


@transaction.atomic
def update(*, figure: FigureShown, by) -> None:
    """Show readers what the record gives today. The page has changed from now on.

    A draft that somebody works on is left alone: figures are no part of it.
    """
    now = timezone.now()
    page = Page.objects.select_for_update().get(pk=figure.page_id)
    _read_anew(figure)
    was = figure.in_words
    figure.state = FigureState.FOLLOWING
    figure.hold(*compute(figure.asked), as_of=now)
    figure.save()
    Page.objects.filter(pk=page.pk).update(last_published_at=now)
    _log(UPDATE, figure, by, was=was, now=figure.in_words)
    article = Article.objects.filter(pk=page.pk, live=True).first()
    if article:
        publications.record(article=article, revision=article.live_revision)


@transaction.atomic
def freeze(*, figure: FigureShown, by) -> None:
    """Leave it as it stood on its day for good; readers are told, and nobody is asked again."""
    _read_anew(figure)
    was = figure.in_words
    figure.state = FigureState.FROZEN
    figure.forget_the_move()
    figure.save()
    _log(FREEZE, figure, by, was=was, now="")


@transaction.atomic
def begin_correction(*, figure: FigureShown, by) -> str:
    """Let the article's next correction bring the figure up to date with it.

    Until that is published, readers see what they saw. Returns a first wording of the correction,
    in the language of the page.
    """
    _read_anew(figure)
    article = Article.objects.filter(pk=figure.page_id).first()
    figure.corrections_when_begun = article.corrections.count() if article else 0
    figure.save(update_fields=["corrections_when_begun"])
    _log(CORRECT, figure, by, was=figure.in_words, now=figure.now_in_words)
    with override(figure.page.locale.language_code):
        return first_wording(figure)


def first_wording(figure: FigureShown) -> str:
    """What it said, on which day, and what the record gives now."""
    return _(
        "A figure in this article has changed with our record. It said “%(was)s”, as of %(day)s. "
        "The record now gives “%(now)s”."
    ) % {"was": figure.in_words, "day": figure.day_in_words, "now": figure.now_in_words}


def _read_anew(figure: FigureShown) -> None:
    """As it stands now, and locked: a check or a publication may have written it meanwhile."""
    figure.refresh_from_db(from_queryset=FigureShown.objects.select_for_update())


def _log(action: str, figure: FigureShown, by, **said: str) -> None:
    page = figure.page.specific_deferred
    log(page, action, user=by, data={"asked": figure.asked, **said})
