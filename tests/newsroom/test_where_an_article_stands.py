"""One word says where an article stands: to an editor who reads a list, and on the article itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from newsroom.models import Article
from newsroom.models.standing import Standing
from tests.newsroom.factories import make_article, retract
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


def stored(article) -> Article:
    return Article.objects.get(pk=article.pk)


def in_review() -> Article:
    article = make_article("In review", publish=False)
    Workflow.objects.get(name="Editor approves").start(article, user=None)
    return stored(article)


def sent_back() -> Article:
    article = in_review()
    article.current_workflow_task_state.specific.reject(user=None)
    return stored(article)


def approved(settings) -> Article:
    """As when the last task only approves, and somebody else publishes."""
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = "builtins.repr"
    article = in_review()
    state = article.current_workflow_state
    task = state.current_task_state.specific
    type(task).approve(task, user=None, update=False)
    state.status = state.STATUS_APPROVED
    state.save()
    return stored(article)


def draft() -> Article:
    return make_article("Draft", publish=False)


def scheduled() -> Article:
    article = make_article("Scheduled", publish=False)
    article.go_live_at = timezone.now() + timedelta(days=2)
    article.save_revision().publish()
    return stored(article)


def embargoed() -> Article:
    until = timezone.now() + timedelta(days=1)
    article = make_article("Embargoed", publish=False, embargoed_until=until)
    article.save_revision().publish()
    return stored(article)


def published() -> Article:
    return make_article("Published")


def updated() -> Article:
    return make_article("Updated", corrections=[{"kind": "update", "text": "More is known."}])


def corrected() -> Article:
    return make_article("Corrected", corrections=[{"text": "It was two tons."}])


def retracted() -> Article:
    return retract(corrected())


def withdrawn() -> Article:
    article = make_article("Withdrawn")
    article.unpublish()
    return stored(article)


def expired() -> Article:
    article = make_article("Expired")
    article.unpublish(set_expired=True)
    return stored(article)


def unpublished_under_embargo() -> Article:
    article = make_article("Never seen")
    until = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(embargoed_until=until)
    stored(article).unpublish()
    return stored(article)


def edited_since_approval(settings) -> Article:
    article = approved(settings)
    article.save_revision()
    return stored(article)


STANDINGS = [
    (draft, Standing.DRAFT),
    (in_review, Standing.IN_REVIEW),
    (sent_back, Standing.DRAFT),
    (scheduled, Standing.SCHEDULED),
    (embargoed, Standing.EMBARGOED),
    (published, Standing.PUBLISHED),
    (updated, Standing.PUBLISHED),
    (corrected, Standing.CORRECTED),
    (retracted, Standing.RETRACTED),
    (withdrawn, Standing.WITHDRAWN),
    (expired, Standing.WITHDRAWN),
    (unpublished_under_embargo, Standing.DRAFT),
]


@pytest.mark.parametrize(
    ("make", "standing"), STANDINGS, ids=lambda value: getattr(value, "__name__", "")
)
def test_it_is_said_of_one_and_in_a_list(make, standing):
    article = make()
    assert article.standing == standing
    listed = Article.objects.with_standing().get(pk=article.pk)
    assert listed.standing == standing
    assert list(Article.objects.standing_as(standing)) == [article]


def test_approved_means_this_very_version(settings):
    assert approved(settings).standing == Standing.APPROVED
    assert edited_since_approval(settings).standing == Standing.DRAFT


def test_a_draft_of_changes_leaves_a_published_article_published():
    article = published()
    article.save_revision()
    assert stored(article).standing == Standing.PUBLISHED


def test_publishing_again_clears_a_withdrawal():
    article = withdrawn()
    article.save_revision().publish()
    article = stored(article)
    assert article.standing == Standing.PUBLISHED
    assert (article.withdrawn_at, article.withdrawal_reason) == (None, "")


def desk_list(client, **asked):
    return client.get(reverse("articles:index"), asked)


def test_the_desk_lists_it_and_filters_by_it():
    for make, _standing in STANDINGS:
        make()
    editor = signed_in("Editor")
    page = desk_list(editor).content.decode()
    for label in Standing.labels:
        if label != "Approved":
            assert f">{label}</span>" in page
    found = desk_list(editor, standing="embargoed").content.decode()
    assert "Embargoed" in found
    assert "Retracted</span>" not in found
    searched = desk_list(editor, standing="withdrawn", q="Expired").content.decode()
    assert "Expired" in searched


def test_the_list_asks_no_more_for_more_articles():
    editor = signed_in("Editor")
    published()
    desk_list(editor)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk_list(editor)
        return len(captured)

    few = queries()
    for make, _standing in STANDINGS:
        make()
    assert queries() <= few
