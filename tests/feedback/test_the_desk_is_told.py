"""The desk hears of every message by mail, at once or later, and learns no more than it needs."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from feedback.mail import announce
from feedback.models import Message, State
from tests.feedback.factories import filled_in, give_the_desk_an_address, make_message
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db


def announce_messages() -> str:
    said = StringIO()
    call_command("announce_messages", stdout=said)
    return said.getvalue()


def test_a_message_is_announced_with_what_an_answer_needs(
    reader, django_capture_on_commit_callbacks
):
    give_the_desk_an_address()
    article = make_article("Cocaine leaves with the asparagus")
    with django_capture_on_commit_callbacks(execute=True):
        reader.post(
            f"/en/feedback/article/{article.pk}/",
            filled_in(kind="question", text="Isn't it <tin>?", email="ana@example.org", name="Ana"),
        )
    message = Message.objects.get()
    [sent] = mail.outbox
    assert sent.to == ["desk@waybill.example"]
    assert sent.reply_to == ["ana@example.org"]
    assert sent.subject == f"[Waybill] Question {message.reference}"
    assert "Isn't it <tin>?" in sent.body
    assert "Cocaine leaves with the asparagus" in sent.body
    assert f"/admin/readers/edit/{message.pk}/" in sent.body
    assert "Ana" not in sent.body
    assert message.announced_at


def test_a_tip_is_announced_without_its_words_and_its_sender():
    give_the_desk_an_address()
    tip = make_message(
        kind="tip", text="Look at berth 5", email="source@example.org", link="https://e.example/x"
    )
    assert announce(tip)
    raw = mail.outbox[0].message().as_string()
    assert tip.reference in raw
    for private in ("berth", "source@example.org", "e.example"):
        assert private not in raw


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: all@example.org", "a@example.org, b@example.org", "nonsense"]
)
def test_no_header_can_be_smuggled_in(address):
    give_the_desk_an_address()
    assert announce(make_message(email=address, name="x\nBcc: all@example.org"))
    [sent] = mail.outbox
    headers = sent.message()
    assert headers["Bcc"] is None
    assert headers["Reply-To"] is None
    assert sent.recipients() == ["desk@waybill.example"]


def test_the_form_refuses_an_address_with_a_line_end(reader):
    sent = filled_in(email="a@example.org\r\nBcc: all@example.org")
    assert reader.post("/en/feedback/", sent).status_code == 422


def test_the_contact_address_stands_in_for_the_desk():
    message = make_message()
    give_the_desk_an_address("")
    assert not announce(message)
    give_the_desk_an_address("", contact="hello@waybill.example")
    assert announce(message)
    assert mail.outbox[0].to == ["hello@waybill.example"]


def test_the_command_sends_what_is_pending_once_and_leaves_spam():
    give_the_desk_an_address()
    first, second = make_message(), make_message()
    make_message(state=State.SPAM)
    assert "2 announced." in announce_messages()
    assert [first.reference in mail.outbox[0].body, second.reference in mail.outbox[1].body] == [
        True,
        True,
    ]
    assert "0 announced." in announce_messages()
    assert len(mail.outbox) == 2


def test_the_command_says_so_when_it_cannot_send(settings):
    give_the_desk_an_address()
    make_message()
    settings.EMAIL_BACKEND = "tests.feedback.backends.Refusing"
    with pytest.raises(CommandError, match="1 could not be announced"):
        announce_messages()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert "1 announced." in announce_messages()
