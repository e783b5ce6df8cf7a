"""Where the newsroom says that a check blocks, no way of publishing leads round it, and nothing that
somebody has typed is lost."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from commons.publication import PublicationBlocked
from newsroom.models import Article, EditorialSettings
from newsroom.models.editorial_settings import Level
from tests.newsroom.factories import make_article, make_section
from tests.newsroom.people import signed_in
from tests.newsroom.test_an_editor_stands_between_author_and_reader import (
    address_of_new,
    written,
)

pytestmark = pytest.mark.django_db

WORDS = "is not published. There is a standfirst: There is no standfirst"


@pytest.fixture(autouse=True)
def _a_standfirst_is_asked_for():
    EditorialSettings.objects.update_or_create(pk=1, defaults={"standfirst": Level.BLOCK})


def without_standfirst(**fields) -> Article:
    return make_article(publish=False, standfirst="", **fields)


def is_live(article) -> bool:
    return Article.objects.get(pk=article.pk).live


def edit_address(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_the_editors_publish(reader):
    article = without_standfirst()
    form = written(
        slug=article.slug, standfirst="", title="Typed just now", **{"action-publish": "1"}
    )
    answer = signed_in("Editor").post(edit_address(article), form, follow=True)
    assert WORDS in answer.content.decode()
    assert not is_live(article)
    assert "Typed just now" in answer.content.decode()
    assert (
        Article.objects.get(pk=article.pk).get_latest_revision_as_object().title == "Typed just now"
    )


def test_the_publish_of_a_new_article():
    form = written(standfirst="", **{"action-publish": "1"})
    answer = signed_in("Editor").post(address_of_new(make_section()), form, follow=True)
    assert WORDS in answer.content.decode()
    article = Article.objects.get(slug="three-tons")
    assert (article.live, article.title) == (False, "Three tons in cans")


def test_a_new_version_of_what_is_out():
    article = make_article("Cocaine leaves with the asparagus")
    form = written(slug=article.slug, standfirst="", title="Changed", **{"action-publish": "1"})
    signed_in("Editor").post(edit_address(article), form)
    assert Article.objects.get(pk=article.pk).title == "Cocaine leaves with the asparagus"


def test_several_at_once():
    article, other = without_standfirst(), make_article(publish=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = signed_in("Editor").post(
        f"{address}?id={article.pk}&id={other.pk}", {"include_descendants": ""}, follow=True
    )
    assert WORDS in answer.content.decode()
    assert not is_live(article)
    assert not is_live(other)


def test_a_section_with_all_below_it():
    article = without_standfirst()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = signed_in("Editor").post(
        f"{address}?id={article.section.pk}", {"include_descendants": "on"}, follow=True
    )
    assert WORDS in answer.content.decode()
    assert not is_live(article)


def in_review() -> Article:
    article = without_standfirst()
    Workflow.objects.get(name="Editor approves").start(article, user=None)
    return Article.objects.get(pk=article.pk)


def test_an_approval_in_the_editor_approves_and_does_not_publish():
    article = in_review()
    form = written(
        slug=article.slug,
        standfirst="",
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    answer = signed_in("Editor").post(edit_address(article), form, follow=True)
    assert WORDS in answer.content.decode()
    article = Article.objects.get(pk=article.pk)
    assert (article.live, article.standing) == (False, "approved")


def test_an_approval_elsewhere_approves_and_does_not_publish():
    article = in_review()
    task = article.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    editor = signed_in("Editor")
    editor.post(approve)
    article = Article.objects.get(pk=article.pk)
    assert (article.live, article.standing) == (False, "approved")
    assert "keeps it from being published" in editor.get(edit_address(article)).content.decode()


def test_a_schedule():
    article = without_standfirst()
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    form = written(slug=article.slug, standfirst="", go_live_at=later, **{"action-publish": "1"})
    answer = signed_in("Editor").post(edit_address(article), form, follow=True)
    assert WORDS in answer.content.decode()
    assert Article.objects.get(pk=article.pk).scheduled_for is None


def test_the_hour_of_a_schedule_and_others_go_out_at_theirs():
    """What was in order when it was scheduled may no longer be."""
    kept_back, free = without_standfirst(), make_article(publish=False)
    for article in (kept_back, free):
        article.go_live_at = timezone.now() + timedelta(days=1)
        article.save_revision().publish()
        article.revisions.filter(approved_go_live_at__isnull=False).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        for revision in article.revisions.all():
            revision.content["go_live_at"] = None
            revision.save()
    call_command("publish_scheduled")
    assert not is_live(kept_back)
    assert is_live(free)
    assert Article.objects.get(pk=kept_back.pk).standing == "scheduled"


def test_a_program_that_acts_for_somebody(django_user_model):
    editor = django_user_model.objects.create_superuser("boss", "boss@waybill.example", "unused")
    article = without_standfirst()
    with pytest.raises(PublicationBlocked, match="There is no standfirst"):
        article.save_revision().publish(user=editor)


def test_a_correction_is_never_kept_back(django_user_model):
    editor = django_user_model.objects.create_superuser("boss", "boss@waybill.example", "unused")
    article = without_standfirst()
    article.save_revision().publish()
    article = Article.objects.get(pk=article.pk)
    article.corrections.create(text="It was two tons.")
    article.save_revision().publish(user=editor)
    assert Article.objects.get(pk=article.pk).standing == "corrected"


def test_what_only_warns_lets_it_go_out():
    EditorialSettings.objects.update(standfirst=Level.WARN)
    article = without_standfirst()
    form = written(slug=article.slug, standfirst="", **{"action-publish": "1"})
    signed_in("Editor").post(edit_address(article), form)
    assert is_live(article)


def test_the_panel_shows_what_was_found_and_after_a_save_again():
    article = without_standfirst()
    editor = signed_in("Editor")
    page = editor.get(edit_address(article)).content.decode()
    assert "1 check keeps it from being published" in page
    assert 'href="#id_standfirst"' in page
    form = written(slug=article.slug, standfirst="How they passed the port.")
    saved = editor.post(edit_address(article), form, headers={"accept": "application/json"})
    refreshed = saved.json()["html"]
    assert "keeps it from being published" not in refreshed
    assert "#article-checks" in refreshed


@pytest.mark.parametrize(("role", "status"), [("Administrator", 200), ("Editor", 302)])
def test_administrators_choose_what_blocks(role, status):
    address = reverse("wagtailsettings:edit", args=["newsroom", "editorialsettings"])
    assert signed_in(role).get(address, follow=False).status_code in (status, 302)
    page = signed_in(role).get(address, follow=True).content.decode()
    assert ("Keep it from being published" in page) == (role == "Administrator")
