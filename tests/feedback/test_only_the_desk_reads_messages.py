"""Editors read, take and close; authors and strangers see nothing; nobody changes a reader's words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commons import roles
from feedback.models import Message, State
from tests.feedback.factories import make_member, make_message, make_record
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db
INBOX = "/admin/readers/"


@pytest.fixture
def editor():
    return make_member(roles.EDITOR)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def page_of(message) -> str:
    return f"{INBOX}edit/{message.pk}/"


def references(response) -> list[str]:
    return [message.reference for message in response.context["object_list"]]


@pytest.mark.parametrize("role", [roles.EDITOR, roles.DATABASE_EDITOR, roles.ADMINISTRATOR])
def test_those_who_answer_readers_see_the_inbox(client, role):
    message = make_message()
    client.force_login(make_member(role))
    assert message.reference in client.get(INBOX).content.decode()
    assert client.get(page_of(message)).status_code == 200


def test_authors_have_no_way_in(client):
    message = make_message(text="For the editors alone")
    client.force_login(make_member(roles.AUTHOR))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert INBOX not in home
    addresses = [INBOX, f"{INBOX}results/", page_of(message)]
    addresses += [f"{INBOX}{verb}/{message.pk}/" for verb in ("history", "delete")]
    for address in addresses:
        for send in (client.get, client.post):
            response = send(address, {"action-take": "1"}, follow=True)
            assert "For the editors alone" not in response.content.decode()
            assert response.redirect_chain or response.status_code in (403, 405), address
    message.refresh_from_db()
    assert (message.state, message.owner) == (State.NEW, None)


def test_strangers_are_sent_to_the_door(client):
    response = client.get(INBOX)
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_the_newest_comes_first(desk):
    old, new = make_message(), make_message()
    make_message(state=State.CLOSED)
    assert references(desk.get(INBOX))[1:] == [new.reference, old.reference]


def test_the_inbox_is_filtered_and_searched(desk, editor):
    article = make_article("Asparagus")
    tip = make_message(kind="tip", state=State.OPEN, owner=editor, name="Zacarías")
    comment = make_message(article=article, text="A question about berths")
    for query, expected in [
        ("kind=tip", tip),
        ("state=new", comment),
        (f"owner={editor.pk}", tip),
        ("owner=null", comment),
        (f"article={article.pk}", comment),
        ("q=berths", comment),
        ("q=Zacar", tip),
        (f"q={tip.reference}", tip),
    ]:
        assert references(desk.get(f"{INBOX}?{query}")) == [expected.reference], query


def test_the_inbox_costs_the_same_for_many_messages(desk, django_assert_num_queries):
    def fill():
        make_message(article=make_article())
        make_message(seizure=make_record())
        make_message()

    fill()
    desk.get(INBOX)
    with CaptureQueriesContext(connection) as few:
        desk.get(INBOX)
    for _time in range(4):
        fill()
    with django_assert_num_queries(len(few)):
        desk.get(INBOX)


def test_the_words_are_shown_escaped_with_what_they_are_about(desk):
    article = make_article("Asparagus")
    message = make_message(
        text="<script>alert(1)</script>\n\nSecond", article=article, email="ana@example.org"
    )
    page = desk.get(page_of(message)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in page
    assert f'href="{article.url}"' in page
    assert "did not agree" in page


def test_a_record_is_linked_in_the_desk_and_in_public(desk):
    record = make_record()
    page = desk.get(page_of(make_message(seizure=record))).content.decode()
    assert record.get_absolute_url() in page


def test_take_it_makes_it_mine_and_open(desk, editor):
    message = make_message()
    response = desk.post(page_of(message), {"action-take": "1", "state": "spam", "owner": ""})
    assert response.status_code == 302
    message.refresh_from_db()
    assert (message.owner, message.state) == (editor, State.OPEN)


@pytest.mark.parametrize(("button", "state"), [("spam", State.SPAM), ("close", State.CLOSED)])
def test_one_button_decides(desk, button, state):
    message = make_message()
    desk.post(page_of(message), {f"action-{button}": "1"})
    message.refresh_from_db()
    assert message.state == state


def test_state_and_owner_change_and_the_history_says_so(desk):
    message, colleague = make_message(), make_member(roles.EDITOR, first_name="Inés")
    desk.post(page_of(message), {"state": "waiting", "owner": colleague.pk})
    message.refresh_from_db()
    assert (message.state, message.owner) == (State.WAITING, colleague)
    history = desk.get(f"{INBOX}history/{message.pk}/").content.decode()
    assert "waiting for the reader" in history
    assert colleague.get_username() in history


def test_the_readers_words_are_never_changed(desk):
    message = make_message(text="As written", name="Ana")
    sent = {"state": "open", "owner": "", "text": "Otherwise", "name": "X", "may_publish": "on"}
    desk.post(page_of(message), sent)
    message.refresh_from_db()
    assert (message.state, message.text, message.name) == (State.OPEN, "As written", "Ana")
    assert message.may_publish is False


def test_a_wrong_choice_is_refused_and_changes_nothing(desk):
    author = make_member(roles.AUTHOR)
    message = make_message()
    response = desk.post(page_of(message), {"state": "open", "owner": author.pk})
    assert response.status_code == 200
    message.refresh_from_db()
    assert (message.state, message.owner) == (State.NEW, None)


def test_nothing_changes_by_following_a_link(desk):
    message = make_message()
    desk.get(page_of(message), {"action-take": "1", "state": "closed"})
    message.refresh_from_db()
    assert message.state == State.NEW


def test_nobody_makes_up_a_message_and_only_administrators_delete_one(desk, client):
    message = make_message()
    assert desk.get(f"{INBOX}new/", follow=True).status_code == 404
    desk.post(f"{INBOX}delete/{message.pk}/")
    assert Message.objects.filter(pk=message.pk).exists()
    client.force_login(make_member(roles.ADMINISTRATOR))
    client.post(f"{INBOX}delete/{message.pk}/")
    assert not Message.objects.filter(pk=message.pk).exists()
