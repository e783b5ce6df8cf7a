"""Nobody outside sees an article before its embargo ends, whoever presses Publish."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article
from tests.newsroom.factories import make_article, make_section
from tests.newsroom.people import signed_in
from tests.newsroom.test_an_editor_stands_between_author_and_reader import (
    address_of_new,
    written,
)

pytestmark = pytest.mark.django_db

HEADLINE = "Nineteen reefers of squid"


def in_days(days: float):
    return timezone.now().replace(microsecond=0, second=0) + timedelta(days=days)


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def edit(client, article, **fields):
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = written(title=HEADLINE, slug=article.slug, **fields)
    return client.post(address, form)


def stored(article) -> Article:
    return Article.objects.get(pk=article.pk)


def end_the_embargo(article) -> None:
    """As if time had passed: the embargo and the schedule lie an hour back."""
    past = in_days(0) - timedelta(hours=1)
    Article.objects.filter(pk=article.pk).update(embargoed_until=past)
    for revision in article.revisions.all():
        revision.content["embargoed_until"] = revision.content["go_live_at"] = past.isoformat()
        if revision.approved_go_live_at:
            revision.approved_go_live_at = past
        revision.save()


def test_publishing_under_an_embargo_schedules_it_for_the_end(reader):
    article = make_article(HEADLINE, publish=False)
    until = in_days(2)
    answer = edit(
        signed_in("Editor"),
        article,
        **{"embargoed_until": typed(until), "action-publish": "1"},
    )
    assert answer.status_code == 302
    article = stored(article)
    assert not article.live
    assert article.scheduled_for == until
    assert article.standing == "embargoed"
    assert article.stands_until == until
    assert reader.get(article.get_url()).status_code == 404

    end_the_embargo(article)
    call_command("publish_scheduled")
    article = stored(article)
    assert reader.get(article.get_url()).status_code == 200
    assert article.standing == "published"
    assert timezone.now() - article.first_published_at < timedelta(minutes=5)
    assert article.changed is None


def test_a_new_article_can_be_published_under_an_embargo_at_once(reader):
    form = written(embargoed_until=typed(in_days(2)), **{"action-publish": "1"})
    signed_in("Editor").post(address_of_new(make_section()), form)
    article = Article.objects.get(slug="three-tons")
    assert (article.live, article.standing) == (False, "embargoed")
    assert reader.get(article.get_url()).status_code == 404


def test_a_program_that_publishes_is_held_too(reader):
    article = make_article(HEADLINE, publish=False, embargoed_until=in_days(2))
    article.save_revision(clean=False).publish()
    assert not stored(article).live
    assert stored(article).standing == "embargoed"


def test_going_live_before_the_end_is_refused_in_words():
    article = make_article(HEADLINE, publish=False)
    answer = edit(
        signed_in("Editor"),
        article,
        **{
            "embargoed_until": typed(in_days(2)),
            "go_live_at": typed(in_days(1)),
            "action-publish": "1",
        },
    )
    assert "It would go live before its embargo ends." in answer.content.decode()
    assert "Found by dogs." in answer.content.decode()
    assert not stored(article).live


def test_going_live_after_the_end_is_left_as_it_is():
    article = make_article(HEADLINE, publish=False)
    edit(
        signed_in("Editor"),
        article,
        **{
            "embargoed_until": typed(in_days(2)),
            "go_live_at": typed(in_days(3)),
            "action-publish": "1",
        },
    )
    assert stored(article).scheduled_for == in_days(3)


def test_what_readers_have_cannot_be_put_under_an_embargo():
    article = make_article(HEADLINE)
    answer = edit(signed_in("Editor"), article, embargoed_until=typed(in_days(2)))
    assert "Readers have this article already" in answer.content.decode()
    assert stored(article).embargoed_until is None


def test_a_longer_embargo_holds_from_the_moment_it_is_saved():
    """Without publishing again: what was scheduled moves with it."""
    article = make_article(HEADLINE, publish=False, embargoed_until=in_days(1))
    article.save_revision().publish()
    article = stored(article)
    article.embargoed_until, article.go_live_at = in_days(5), None
    article.save_revision()
    assert stored(article).scheduled_for == in_days(5)


def test_an_older_version_does_not_bring_its_embargo_back():
    article = make_article(HEADLINE, publish=False, embargoed_until=in_days(1))
    older = article.get_latest_revision()
    article.embargoed_until = in_days(5)
    article.save_revision()
    stored_article = stored(article)
    older.publish()
    assert stored(article).scheduled_for == in_days(5)
    assert stored_article.embargoed_until == in_days(5)


def test_lifting_the_embargo_is_one_field(reader):
    article = make_article(HEADLINE, publish=False, embargoed_until=in_days(2))
    article.save_revision().publish()
    editor = signed_in("Editor")
    cancel = [article.pk, article.scheduled_revision.pk]
    editor.post(reverse("wagtailadmin_pages:revisions_unschedule", args=cancel))
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).context["form"]
    assert form["go_live_at"].value() is None
    edit(editor, article, **{"embargoed_until": "", "action-publish": "1"})
    assert reader.get(article.get_url()).status_code == 200


def test_a_live_article_under_an_embargo_is_dark_everywhere(reader):
    """It cannot come about through the desk; a database can be written to all the same."""
    article = make_article(HEADLINE)
    Article.objects.filter(pk=article.pk).update(embargoed_until=in_days(1))
    assert reader.get(article.get_url()).status_code == 404
    assert not Article.objects.published().filter(pk=article.pk).exists()
    assert HEADLINE not in reader.get("/en/").content.decode()
    assert stored(article).standing == "embargoed"


def test_a_copy_starts_without_a_withdrawal():
    article = make_article(HEADLINE)
    article.unpublish()
    copy = stored(article).copy(update_attrs={"slug": "a-copy"})
    assert copy.withdrawn_at is None


def test_an_embargo_is_checked_without_the_desk():
    article = make_article(HEADLINE, publish=False, embargoed_until=in_days(2))
    article.go_live_at = in_days(1)
    with pytest.raises(ValidationError, match="before its embargo ends"):
        article.full_clean()
