"""The private page: our answer, adding, taking back, erasing; and nothing for who guesses."""

import pytest

from feedback.models import Entry, Message, OutgoingMail, Side, State
from tests.feedback.factories import filled_in, make_message
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db


def page_of(message, verb="") -> str:
    return f"/en/feedback/message/{message.access}/{verb}"


def test_the_page_has_the_conversation_and_no_note_among_editors(reader):
    message = make_message(
        text="Is it <tin>?", article=make_article("Asparagus"), state=State.ANSWERED, passage="cans"
    )
    Entry.objects.create(message=message, side=Side.NEWSROOM, text="It is iron.")
    Entry.objects.create(message=message, side=Side.NOTE, text="A strange reader.")
    response = reader.get(page_of(message))
    page = response.content.decode()
    for words in (message.reference, "Is it &lt;tin&gt;?", "It is iron.", "Asparagus", "cans"):
        assert words in page
    assert "It was answered." in page
    assert "strange reader" not in page
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_an_article_that_is_public_no_more_is_not_named(reader):
    article = make_article("Asparagus")
    message = make_message(article=article)
    article.unpublish()
    assert "Asparagus" not in reader.get(page_of(message)).content.decode()


@pytest.mark.parametrize("verb", ["", "withdraw/", "erase/"])
def test_who_guesses_finds_nothing(reader, verb):
    message = make_message()
    for token in ("A" * 32, message.access.swapcase(), message.access_digest[:32]):
        assert reader.get(f"/en/feedback/message/{token}/{verb}").status_code == 404
    assert reader.post(f"/en/feedback/message/{'A' * 32}/{verb}").status_code == 404


def test_a_reader_adds_and_the_desk_hears_of_it_once(reader):
    message = make_message(state=State.ANSWERED)
    sent = filled_in(text="One thing\r\nmore.")
    assert reader.post(page_of(message), sent).status_code == 302
    reader.post(page_of(message), sent)
    assert [entry.text for entry in message.entries.all()] == ["One thing\nmore."]
    assert OutgoingMail.objects.count() == 1
    message.refresh_from_db()
    assert message.state == State.OPEN
    assert "One thing" in reader.get(page_of(message)).content.decode()


def test_what_cannot_be_added_is_shown_again(reader):
    message = make_message()
    response = reader.post(page_of(message), filled_in(text="x" * 20_001))
    assert response.status_code == 422
    assert "x" * 20_001 in response.content.decode()
    assert not Entry.objects.exists()


def test_a_message_taken_back_is_not_published_and_not_added_to(reader):
    message = make_message(may_publish=True, may_name=True)
    assert "Take the message back?" in reader.get(page_of(message, "withdraw/")).content.decode()
    message.refresh_from_db()
    assert message.withdrawn_at is None  # following a link does nothing
    reader.post(page_of(message, "withdraw/"))
    message.refresh_from_db()
    assert (message.state, message.may_publish, message.may_name) == (State.WITHDRAWN, False, False)
    assert "You took your message back" in reader.get(page_of(message)).content.decode()
    reader.post(page_of(message), filled_in(text="Still there?"))
    assert not Entry.objects.exists()


def test_what_was_corrected_because_of_it_stays_so(reader):
    message = make_message(state=State.CORRECTED)
    reader.post(page_of(message, "withdraw/"))
    reader.post(page_of(message, "erase/"), {"sure": "on"})
    message.refresh_from_db()
    assert (message.state, message.text, message.is_erased) == (State.CORRECTED, "", True)


def test_erasing_asks_first_and_then_leaves_nothing_of_the_reader(reader, caplog):
    message = make_message(text="Forget this", name="Ana", email="ana@example.org")
    Entry.objects.create(message=message, side=Side.READER, text="And this")
    refused = reader.post(page_of(message, "erase/"))
    assert refused.status_code == 422
    assert "Tick the box" in refused.content.decode()
    assert message.access not in caplog.text  # the address of the page is a secret
    assert reader.post(page_of(message, "erase/"), {"sure": "on"}).status_code == 302
    stored = Message.objects.get()
    assert (stored.text, stored.name, stored.email) == ("", "", "")
    assert not Entry.objects.exists()
    page = reader.get(page_of(message)).content.decode()
    assert "Your message was erased" in page
    assert "Forget this" not in page
    assert reader.post(page_of(message, "erase/"), {"sure": "on"}).status_code == 302


def test_another_site_cannot_take_a_message_back(reader):
    message = make_message()
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert reader.post(page_of(message, "withdraw/"), headers=headers).status_code == 422
    message.refresh_from_db()
    assert message.withdrawn_at is None


def test_the_page_costs_the_same_however_long_it_is(reader, django_assert_max_num_queries):
    message = make_message(article=make_article())
    for _time in range(4):
        Entry.objects.create(message=message, side=Side.READER, text="More")
    reader.get(page_of(message))
    with django_assert_max_num_queries(11):
        reader.get(page_of(message))
