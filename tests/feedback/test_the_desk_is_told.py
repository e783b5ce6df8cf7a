"""The desk and the reader hear of every message by mail, soon or later, and learn no more than
they need."""

import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from feedback import post
from feedback.models import MailState, Message, OutgoingMail, Purpose, State
from feedback.services import erase
from tests.feedback.factories import filled_in, give_the_desk_an_address, make_message
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db
REFUSING = "tests.feedback.backends.Refusing"
WORKING = "django.core.mail.backends.locmem.EmailBackend"


def announce(message) -> MailState:
    return post.send(post.enter(message, Purpose.ANNOUNCEMENT))


def announce_messages() -> str:
    said = StringIO()
    call_command("announce_messages", stdout=said)
    return said.getvalue()


def make_everything_due() -> None:
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_message_is_announced_with_what_an_answer_needs(reader):
    give_the_desk_an_address()
    article = make_article("Cocaine leaves with the asparagus")
    reader.post(
        f"/en/feedback/article/{article.pk}/",
        filled_in(
            kind="question",
            text="Isn't it <tin>?",
            passage="cans of tin",
            email="ana@example.org",
            name="Ana",
        ),
    )
    assert mail.outbox == []  # nobody who writes waits for a mail server
    assert post.send_due(10) == 2
    message = Message.objects.get()
    to_the_desk, to_the_reader = sorted(
        mail.outbox, key=lambda sent: sent.to != ["desk@waybill.example"]
    )
    assert to_the_desk.reply_to == ["ana@example.org"]
    assert to_the_desk.subject == f"[Waybill] Question {message.reference}"
    for words in ("Isn't it <tin>?", "cans of tin", "Cocaine leaves with the asparagus"):
        assert words in to_the_desk.body
    assert f"/admin/readers/edit/{message.pk}/" in to_the_desk.body
    assert "Ana" not in to_the_desk.body
    assert message.announced_at

    assert to_the_reader.to == ["ana@example.org"]
    assert f"/en/feedback/message/{message.access}/" in to_the_reader.body
    assert "tin" not in to_the_reader.body
    assert message.access not in to_the_desk.body


def test_a_tip_is_announced_without_its_words_and_its_sender(reader):
    give_the_desk_an_address()
    reader.post(
        "/en/feedback/",
        filled_in(kind="tip", text="Look at berth 5", email="source@example.org", link="e.example"),
    )
    post.send_due(10)
    [sent] = mail.outbox  # and none to the source's mailbox
    raw = sent.message().as_string()
    assert Message.objects.get().reference in raw
    for private in ("berth", "source@example.org", "e.example/"):
        assert private not in raw


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: all@example.org", "a@example.org, b@example.org", "nonsense"]
)
def test_no_header_can_be_smuggled_in(address):
    give_the_desk_an_address()
    message = make_message(email=address, name="x\nBcc: all@example.org")
    assert announce(message) == MailState.SENT
    assert post.send(post.enter(message, Purpose.RECEIPT)) == MailState.DROPPED
    [sent] = mail.outbox
    headers = sent.message()
    assert headers["Bcc"] is None
    assert headers["Reply-To"] is None
    assert sent.recipients() == ["desk@waybill.example"]


def test_the_form_refuses_an_address_with_a_line_end(reader):
    sent = filled_in(email="a@example.org\r\nBcc: all@example.org")
    assert reader.post("/en/feedback/", sent).status_code == 422


def test_the_contact_address_stands_in_for_the_desk_and_without_either_it_waits():
    message = make_message()
    give_the_desk_an_address("")
    assert announce(message) == MailState.QUEUED
    give_the_desk_an_address("", contact="hello@waybill.example")
    make_everything_due()
    assert post.send_due(10) == 1
    assert mail.outbox[0].to == ["hello@waybill.example"]


def test_a_mail_server_that_is_down_for_a_week_loses_nothing(settings):
    give_the_desk_an_address()
    message = make_message(email="ana@example.org")
    post.enter(message, Purpose.ANNOUNCEMENT)
    settings.EMAIL_BACKEND = REFUSING
    for attempt in range(12):
        make_everything_due()
        assert post.send_due(10) == 1
        assert post.send_due(10) == 0, f"attempt {attempt} is not made again at once"
    settings.EMAIL_BACKEND = WORKING
    make_everything_due()
    post.send_due(10)
    assert [sent.to for sent in mail.outbox] == [["desk@waybill.example"]]


def test_a_worker_that_was_killed_over_a_mail_leaves_it_to_the_next(monkeypatch):
    give_the_desk_an_address()
    post.enter(make_message(), Purpose.ANNOUNCEMENT)

    def killed(outgoing):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(post, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            post.send_due(10)
    assert post.send_due(10) == 0  # it may still be at it
    make_everything_due()
    assert post.send_due(10) == 1
    assert len(mail.outbox) == 1


def test_a_reader_whose_server_refuses_the_address_is_not_tried_again(monkeypatch):
    message = make_message(email="nobody@example.org")
    outgoing = post.enter(message, Purpose.RECEIPT)

    def refuse(self, fail_silently=False):
        raise smtplib.SMTPRecipientsRefused({"nobody@example.org": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert post.send(outgoing) == MailState.FAILED
    assert OutgoingMail.objects.get().failure == "SMTPRecipientsRefused"


def test_what_was_erased_or_is_spam_is_not_sent():
    give_the_desk_an_address()
    outgoing = post.enter(make_message(state=State.SPAM), Purpose.ANNOUNCEMENT)
    assert post.send(outgoing) == MailState.DROPPED
    erased = make_message(email="ana@example.org")
    in_hand = post.enter(erased, Purpose.RECEIPT)
    erase(erased)
    in_hand.message = Message.objects.get(pk=erased.pk)
    assert post.send(in_hand) == MailState.DROPPED
    assert mail.outbox == []


def test_the_command_sends_what_waits_once_and_leaves_spam():
    give_the_desk_an_address()
    first, second = make_message(), make_message()  # from before there was an outbox
    make_message(state=State.SPAM)
    assert "2 sent." in announce_messages()
    bodies = "".join(sent.body for sent in mail.outbox)
    assert first.reference in bodies
    assert second.reference in bodies
    assert "0 sent." in announce_messages()
    assert len(mail.outbox) == 2


def test_the_command_says_so_when_it_cannot_send(settings):
    give_the_desk_an_address()
    make_message()
    settings.EMAIL_BACKEND = REFUSING
    with pytest.raises(CommandError, match="1 could not be sent"):
        announce_messages()
    settings.EMAIL_BACKEND = WORKING
    assert "1 sent." in announce_messages()
