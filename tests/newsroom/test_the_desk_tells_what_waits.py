"""The desk's front page says what waits for the one who opens it, at one query a panel."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Workflow

from commons import roles
from commons.models import User
from newsroom.desk.panels import WaitingDesk
from newsroom.models import TranslationTask
from tests.feedback.factories import make_message
from tests.newsroom.factories import make_article
from tests.republication.factories import make_cure, make_endpoint, make_letter, make_reuse
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def member(role: str, name: str = "") -> User:
    name = name or role.replace(" ", "-").lower()
    user = User.objects.create_user(name, f"{name}@waybill.example", "unused-here")
    user.groups.add(Group.objects.get(name=role))
    return user


def front_page_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def panel(user: User, name: str) -> str:
    """The HTML of one panel of somebody's front page; empty where it has nothing to show."""
    page = front_page_of(user)
    found = re.search(rf'<section class="desk-panel" id="waiting-{name}".*?</section>', page, re.S)
    return " ".join(found.group().split()) if found else ""


FIGURE = {"lead_in": "", "records": "?substance=cocaine", "caption": ""}


def submit(thing, by: User, workflow: str = "Editor approves"):
    thing.save_revision(user=by)
    return Workflow.objects.get(name=workflow).start(thing, by)


@pytest.fixture
def author():
    return member(roles.AUTHOR, "ana")


@pytest.fixture
def editor():
    return member(roles.EDITOR, "elsa")


def test_an_editor_sees_the_articles_to_approve_and_who_submitted_them(author, editor):
    article = make_article("Asparagus", publish=False)
    submit(article, author)
    reviews = panel(editor, "reviews")
    assert f'<a href="/admin/pages/{article.pk}/edit/">Asparagus</a>' in reviews
    assert "Editor approves; submitted by ana" in reviews


def test_a_record_waits_for_a_database_editor_and_not_for_an_editor(author, editor):
    record = make_seizure(title="Cans for Rotterdam", live=False)
    submit(record, author, "Database editor approves")
    reviews = panel(member(roles.DATABASE_EDITOR), "reviews")
    assert "Cans for Rotterdam" in reviews
    assert reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk]) in reviews
    assert panel(editor, "reviews") == ""


def test_an_author_sees_what_was_submitted_and_what_was_sent_back(author, editor):
    lying = submit(make_article("Lying with the editors", publish=False), author)
    back = submit(make_article("Sent back", publish=False), author)
    back.current_task_state.reject(user=editor, comment="Name the port.")
    submitted = panel(author, "submitted")
    assert "waits for: Editor approves" in submitted
    assert "changes asked for: Name the port." in submitted
    assert submitted.index("Sent back") < submitted.index("Lying with the editors")
    assert panel(editor, "submitted") == ""
    lying.cancel(user=author)
    assert "Lying with the editors" not in panel(author, "submitted")


def test_drafts_are_ones_own_and_not_those_in_review(author, editor):
    make_article("Begun", publish=False, owner=author)
    submit(make_article("Handed in", publish=False, owner=author), author)
    make_article("Somebody else’s", publish=False, owner=editor)
    make_article("Done", owner=author)
    drafts = panel(author, "my_drafts")
    assert "Begun" in drafts
    assert "Handed in" not in drafts
    assert "Somebody else" not in drafts
    assert "Done" not in drafts


def test_corrections_asked_for_come_apart_from_other_messages_the_oldest_first(editor):
    article = make_article("Asparagus")
    make_message(kind="correction", article=article, text="It was two tons, not three.")
    make_message(kind="correction", text="The port is not there.")
    make_message(kind="correction", text="Dealt with.", state="closed")
    make_message(kind="question", text="Which pier was it?")
    asked = panel(editor, "corrections_asked_for")
    assert asked.index("It was two tons") < asked.index("The port is not there.")
    assert "Correction request · Asparagus" in asked
    assert "Dealt with." not in asked
    assert "Which pier was it?" in panel(editor, "readers_waiting")


def test_authors_are_shown_no_words_of_readers(author):
    make_message(kind="correction", text="For the editors alone")
    make_message(kind="tip", text="For the editors alone")
    page = front_page_of(author)
    assert "For the editors alone" not in page
    assert "Corrections asked for" not in page


def test_what_waits_for_nobody_takes_one_line(editor):
    page = front_page_of(editor)
    assert "Nothing waits for you" in page
    assert '<section class="desk-panel"' not in page
    quiet = re.search(r'<p class="desk-waiting__quiet">.*?</p>', page, re.S).group()
    assert "Reviews" in quiet
    assert "Corrections asked for" in quiet


def test_a_panel_shows_the_first_rows_and_the_number_of_all(editor):
    for number in range(7):
        make_message(kind="correction", text=f"Mistake {number}")
    asked = panel(editor, "corrections_asked_for")
    assert '<span class="desk-panel__count">7</span>' in asked
    assert "Mistake 4" in asked
    assert "Mistake 5" not in asked
    link = re.search(r'class="desk-panel__all" href="([^"]+)"', asked).group(1)
    client = Client()
    client.force_login(editor)
    assert len(client.get(link.replace("&amp;", "&")).context["object_list"]) == 7


def test_unverified_records_wait_where_published_articles_show_them(editor):
    doubted = make_seizure(title="Cans nobody counted", status="unverified")
    unseen = make_seizure(title="In a draft only", status="unverified")
    sure = make_seizure(title="Verified")
    for _number in range(2):
        make_article(body=[("seizure_card", doubted), ("seizure_card", sure)])
    make_article(body=[("seizure_card", unseen)], publish=False)
    waiting = panel(editor, "unverified_cited")
    assert f"{doubted.public_id} Cans nobody counted" in waiting
    assert "2 articles show it" in waiting
    assert "In a draft only" not in waiting
    assert "Verified" not in waiting


def test_what_goes_out_today_stands_with_its_hour(editor, monkeypatch):
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    at = timedelta(hours=2, minutes=30)
    make_article("By its hour", publish=False, go_live_at=noon + at).save_revision().publish()
    make_article(
        "With its embargo", publish=False, embargoed_until=noon + timedelta(hours=3)
    ).save_revision().publish()
    make_article(
        "Tomorrow", publish=False, go_live_at=noon + timedelta(days=1)
    ).save_revision().publish()
    make_article("Out already")
    today = panel(editor, "today")
    assert today.index("By its hour") < today.index("With its embargo")
    assert "2:30 p.m." in today or "14:30" in today
    assert "its embargo lifts" in today
    assert "Tomorrow" not in today
    assert "Out already" not in today
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon + timedelta(hours=5))
    assert "scheduled publication does not run" in panel(editor, "today")


def fill(times: int, author: User, editor: User) -> None:
    """So many of everything that can wait for an editor."""
    for number in range(times):
        submit(make_article(f"To approve {number}", publish=False), author)
        submit(make_article(f"Mine {number}", publish=False), editor)
        make_article(f"Begun {number}", publish=False, owner=editor)
        make_message(kind="correction", article=make_article(), text="Wrong.")
        make_message(kind="tip", seizure=make_seizure(), text="Look.")
        make_article(body=[("seizure_card", make_seizure(status="unverified"))])
        hour = timezone.now() + timedelta(hours=1)
        due = make_article(f"Due {number}", publish=False, go_live_at=hour)
        due.save_revision().publish()
        due.revisions.update(approved_go_live_at=timezone.now())
        article = make_article(body=[("seizure_figure", FIGURE)])
        TranslationTask.objects.create(
            original=article,
            translation=make_article(language="es", translation_of=article),
            reason="corrected",
        )
        make_letter(make_reuse(article))
        make_cure(make_reuse(article))
        make_endpoint(f"https://cms-{number}.example/hook", failures=99)
        article.figures_shown.update(moved_at=timezone.now(), now_totals={})


def waiting_panels(user: User) -> list:
    """The panels of somebody's front page, as the desk makes them."""
    request = type("Request", (), {"user": User.objects.get(pk=user.pk)})()
    panels = []
    for make in hooks.get_hooks("construct_homepage_panels"):
        make(request, panels)
    return next(found for found in panels if isinstance(found, WaitingDesk)).panels


def test_each_panel_costs_one_query_with_all_its_rows(author, editor):
    fill(3, author, editor)
    panels = waiting_panels(editor)
    assert len(panels) >= 9
    for waiting in panels:
        with CaptureQueriesContext(connection) as queries:
            assert 3 <= len(waiting.rows) <= waiting.count, waiting.name
        assert len(queries) == 1, (waiting.name, [query["sql"] for query in queries])


MOST_QUERIES = 33


def test_the_whole_page_costs_the_same_however_much_waits(author, editor):
    client = Client()
    client.force_login(editor)
    costs = []
    for times in (2, 3):
        fill(times, author, editor)
        client.get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("wagtailadmin_home"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= MOST_QUERIES
