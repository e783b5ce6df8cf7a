"""A correction goes out at once, alone, and nothing that anybody works on is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from newsroom.corrections.issuing import CorrectionRefused, issue_correction
from newsroom.models import Article
from tests.newsroom.factories import make_article, make_section
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


def member(role: str):
    user = get_user_model().objects.create_user(f"{role}-{uuid4()}", password="unused-here")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor():
    return member("Editor")


def reread(article) -> Article:
    return Article.objects.get(pk=article.pk)


def correct(article, user, text="It was four tons.", **how):
    how = {"kind": "correction", **how}
    return issue_correction(article=article, text=text, user=user, **how)


def with_draft(article, title="Not for readers yet") -> Article:
    draft = reread(article).get_latest_revision_as_object()
    draft.title = title
    draft.save_revision()
    return reread(article)


def texts(article) -> list[str]:
    return [each.text for each in article.corrections.all()]


def test_readers_have_it_at_once(editor, reader):
    article = make_article()
    issued = correct(article, editor)
    assert issued.published
    assert "It was four tons." in reader.get(article.url).content.decode()
    assert not reread(article).has_unpublished_changes


def test_a_colleague_s_unfinished_changes_stay_unpublished_and_carry_it(editor, reader):
    article = with_draft(make_article("As published"))
    issued = correct(article, editor)
    assert issued.beside_draft
    page = reader.get(article.url).content.decode()
    assert "It was four tons." in page
    assert "Not for readers yet" not in page
    article = reread(article)
    assert (article.title, article.has_unpublished_changes) == ("As published", True)
    draft = article.get_latest_revision_as_object()
    assert draft.title == "Not for readers yet"
    assert texts(draft) == ["It was four tons."]
    assert draft.corrections.get().key == issued.key == article.corrections.get().key


def test_publishing_the_draft_afterwards_shows_the_correction_once(editor):
    article = with_draft(make_article("As published"))
    correct(article, editor)
    reread(article).get_latest_revision().publish()
    assert reread(article).title == "Not for readers yet"
    assert texts(reread(article)) == ["It was four tons."]


def test_a_draft_in_review_stays_in_review(editor):
    article = with_draft(make_article())
    author = member("Author")
    state = article.get_workflow().start(article, author)
    correct(article, editor)
    state.refresh_from_db()
    assert state.status == "in_progress"
    state.current_task_state.task.specific.on_action(state.current_task_state, editor, "approve")
    assert reread(article).title == "Not for readers yet"
    assert texts(reread(article)) == ["It was four tons."]


def test_publishing_what_is_in_review_still_ends_the_review(editor):
    article = with_draft(make_article())
    state = article.get_workflow().start(article, member("Author"))
    reread(article).get_latest_revision().publish(user=editor)
    state.refresh_from_db()
    assert state.status == "cancelled"


def test_a_scheduled_draft_keeps_its_hour(editor):
    article = make_article("As published")
    hour = timezone.now() + timedelta(days=1)
    draft = reread(article).get_latest_revision_as_object()
    draft.title, draft.go_live_at = "For tomorrow", hour
    draft.save_revision().publish()
    correct(article, editor)
    article = reread(article)
    assert (article.title, article.live) == ("As published", True)
    scheduled = article.scheduled_revision
    assert scheduled.approved_go_live_at == hour
    assert scheduled.as_object().title == "For tomorrow"
    assert texts(scheduled.as_object()) == ["It was four tons."]


def test_an_author_s_correction_waits_for_an_editor(reader):
    author = member("Author")
    article = make_article()
    Article.objects.filter(pk=article.pk).update(owner=author)
    article = reread(article)
    issued = correct(article, author)
    assert not issued.published
    assert "It was four tons." not in reader.get(article.url).content.decode()
    article = reread(article)
    assert article.current_workflow_state.status == "in_progress"
    assert texts(article.get_latest_revision_as_object()) == ["It was four tons."]


def test_an_editor_may_leave_it_in_the_draft(editor):
    article = make_article()
    assert not correct(article, editor, publish=False).published
    assert texts(reread(article)) == []
    assert reread(article).current_workflow_state


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"text": "  "}, "Say what was wrong"),
        ({"kind": "regret"}, "no kind of correction"),
    ],
)
def test_what_is_no_correction_is_refused_in_words(editor, how, said):
    article = make_article()
    with pytest.raises(CorrectionRefused, match=said):
        correct(article, editor, **how)
    assert texts(reread(article)) == []


def test_an_article_is_retracted_once(editor):
    article = make_article(corrections=[{"kind": "retraction", "text": "Forged."}])
    with pytest.raises(CorrectionRefused, match="retracted already"):
        correct(article, editor, kind="retraction")


def test_a_draft_has_nothing_to_correct(editor):
    with pytest.raises(CorrectionRefused, match="not published"):
        correct(make_article(publish=False), editor)


def test_who_locked_it_is_named(editor):
    article = make_article()
    colleague = member("Editor")
    Article.objects.filter(pk=article.pk).update(locked=True, locked_by=colleague)
    with pytest.raises(CorrectionRefused, match=colleague.username):
        correct(reread(article), editor)


def test_the_history_says_what_was_said(editor):
    article = make_article()
    correct(article, editor)
    history = signed_in("Editor").get(f"/admin/pages/{article.pk}/history/").content.decode()
    assert "Correction: It was four tons." in history


# --- In the desk --------------------------------------------------------------------------------


def test_the_list_and_the_article_s_own_page_lead_there():
    article = make_article("Asparagus")
    draft = make_article("Squid", publish=False)
    client = signed_in("Editor")
    listed = client.get("/admin/articles/").content.decode()
    assert f'href="/admin/articles/{article.pk}/correct/' in listed
    assert f'href="/admin/articles/{draft.pk}/correct/' not in listed
    page = client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert f'href="/admin/articles/{article.pk}/correct/"' in page
    section = client.get(f"/admin/pages/{article.section.pk}/").content.decode()
    assert f'href="/admin/articles/{article.pk}/correct/' in section
    assert f'href="/admin/articles/{article.section.pk}/correct/' not in section


def test_the_form_says_what_will_happen():
    article = make_article()
    page = signed_in("Editor").get(f"/admin/articles/{article.pk}/correct/").content.decode()
    assert "Readers see the correction at once" in page
    assert "They are not published with it" not in page
    with_draft(article)
    page = signed_in("Editor").get(f"/admin/articles/{article.pk}/correct/").content.decode()
    assert "They are not published with it" in page


def test_the_form_can_be_filled_by_an_address():
    page = signed_in("Editor").get(
        f"/admin/articles/{make_article().pk}/correct/?kind=update&text=Now+five+tons."
    )
    form = page.context["form"]
    assert (form["kind"].value(), form["text"].value()) == ("update", "Now five tons.")


def test_it_is_published_by_one_button(reader):
    article = make_article()
    answer = signed_in("Editor").post(
        f"/admin/articles/{article.pk}/correct/",
        {"kind": "clarification", "text": "Metric tons.", "next": "/admin/articles/"},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/admin/articles/"
    assert "is published." in answer.content.decode()
    assert "Metric tons." in reader.get("/en/corrections/").content.decode()


def test_on_an_error_what_was_typed_stays():
    article = make_article(corrections=[{"kind": "retraction", "text": "Forged."}])
    answer = signed_in("Editor").post(
        f"/admin/articles/{article.pk}/correct/", {"kind": "retraction", "text": "A long reason."}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "has been retracted already" in page
    assert "A long reason." in page
    empty = signed_in("Editor").post(f"/admin/articles/{article.pk}/correct/", {"kind": "update"})
    assert "This field is required" in empty.content.decode()


def test_nobody_is_sent_elsewhere():
    article = make_article()
    answer = signed_in("Editor").post(
        f"/admin/articles/{article.pk}/correct/",
        {"kind": "update", "text": "New.", "next": "https://elsewhere.example/"},
    )
    assert answer["Location"] == f"/admin/pages/{article.pk}/edit/"


def test_who_may_not_edit_may_not_correct():
    article = make_article()
    answer = signed_in("Author").post(
        f"/admin/articles/{article.pk}/correct/", {"kind": "update", "text": "New."}
    )
    assert answer.status_code == 302
    assert texts(reread(article)) == []


def test_it_needs_more_than_following_a_link():
    article = make_article()
    signed_in("Editor").get(f"/admin/articles/{article.pk}/correct/?kind=update&text=New")
    assert texts(reread(article)) == []


def test_a_section_cannot_be_corrected():
    section = make_section()
    assert signed_in("Editor").get(f"/admin/articles/{section.pk}/correct/").status_code == 404
