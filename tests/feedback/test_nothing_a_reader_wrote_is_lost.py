"""A message is stored before anything else, and whatever is wrong, what was typed stays."""

from datetime import timedelta

import pytest
from django.core import mail

from feedback import post
from feedback.models import TEXT_MAX_LENGTH, Message, State
from tests.feedback.factories import filled_in, give_the_desk_an_address, token

pytestmark = pytest.mark.django_db
FORM = "/en/feedback/"


def refused(reader, **fields):
    """The page that comes back for this submission, nothing having been stored."""
    response = reader.post(FORM, filled_in(**fields))
    assert response.status_code == 422
    assert Message.objects.count() == 0
    return response.content.decode()


def test_a_mail_server_that_fails_neither_loses_the_message_nor_shows(reader, settings, caplog):
    settings.EMAIL_BACKEND = "tests.feedback.backends.Refusing"
    give_the_desk_an_address()

    response = reader.post(FORM, filled_in(text="Secret words", email="reader@example.org"))
    post.send_due(10)

    message = Message.objects.get()
    assert message.text == "Secret words"
    assert message.announced_at is None
    assert response["Location"] == f"/en/feedback/message/{message.access}/"
    assert message.mails.queued().count() == 2
    assert message.reference in caplog.text
    assert "Secret" not in caplog.text
    assert "reader@example.org" not in caplog.text


def test_everything_typed_is_shown_again_with_what_is_wrong(reader):
    page = refused(
        reader,
        kind="question",
        text="Which port?",
        name="Ana <b>",
        email="not an address",
        may_publish="on",
        link="https://example.org/a",
    )
    assert "Which port?</textarea>" in page
    assert 'value="Ana &lt;b&gt;"' in page
    assert 'value="not an address"' in page
    assert 'value="https://example.org/a"' in page
    assert 'value="question" ' in page.split("checked")[0].rsplit("<input", 1)[1]
    assert page.count("checked") == 2
    assert "<title>Error: " in page
    assert 'href="#id_email"' in page
    assert "Enter an e-mail address in the form name@example.org" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " "}, "Write your message."),
        ({"text": None}, "Write your message."),
        ({"kind": "rumour"}, "Choose what your message is from the list."),
        ({"kind": None}, "Choose what your message is."),
        ({"text": "a\0b"}, "Remove the characters that are not text."),
        ({"name": "a\0b"}, "Remove the characters that are not text."),
        ({"email": "a\0b@example.org"}, "Remove the characters that are not text."),
        ({"name": "n" * 121}, "Shorten the name to 120 characters."),
        ({"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}"}, "e-mail address"),
        ({"link": "ftp://example.org/x"}, "Enter a full address"),
        ({"link": "javascript:alert(1)"}, "Enter a full address"),
        ({"link": "https://example.org/" + "x" * 500}, "too long for us to keep"),
        ({"kind": "republication"}, "Enter the address of the page where you republished it."),
        (
            {"text": "x" * (TEXT_MAX_LENGTH + 1)},
            "Shorten your message to 20000 characters: it has 20001.",
        ),
    ],
)
def test_bad_input_is_refused_in_words(reader, fields, words):
    assert words in refused(reader, **fields)


def test_a_pasted_text_is_never_cut_by_the_browser(reader):
    page = reader.get(FORM).content.decode()
    assert "maxlength" not in page


@pytest.mark.parametrize("bad", ["", "forged.1:signature", None])
def test_a_form_we_did_not_show_asks_to_be_sent_again_and_then_arrives(reader, bad):
    response = reader.post(FORM, filled_in(token=bad, text="Long and careful"))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Long and careful</textarea>" in page
    assert "please send it once more" in page

    given = response.context["form"]["token"].value()
    with_patience = filled_in(token=token(), text="Long and careful")
    assert given != bad
    assert reader.post(FORM, with_patience).status_code == 302
    assert Message.objects.get().text == "Long and careful"


def test_a_form_sent_from_another_site_asks_to_be_sent_again(reader):
    response = reader.post(FORM, filled_in(), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 422
    assert Message.objects.count() == 0
    assert (
        reader.post(FORM, filled_in(), headers={"Sec-Fetch-Site": "same-origin"}).status_code == 302
    )


def test_a_form_sent_at_once_asks_to_be_sent_again_and_keeps_its_token(reader):
    at_once = token(timedelta(seconds=0.5))
    page = refused(reader, token=at_once)
    assert "please send it once more" in page
    assert f'value="{at_once}"' in page


def test_a_form_left_open_over_night_still_works(reader):
    assert reader.post(FORM, filled_in(token=token(timedelta(days=3)))).status_code == 302


def test_what_falls_into_the_trap_is_kept_as_spam_and_thanked(reader):
    give_the_desk_an_address()
    response = reader.post(FORM, filled_in(website="https://casino.example"), follow=True)
    assert response.status_code == 200
    assert "An editor has yet to read it." in response.content.decode()
    post.send_due(10)
    assert Message.objects.get().state == State.SPAM
    assert mail.outbox == []


def test_the_same_form_sent_twice_is_one_message(reader):
    sent = filled_in()
    first, second = reader.post(FORM, sent), reader.post(FORM, sent)
    assert first["Location"] == second["Location"]
    assert Message.objects.count() == 1


def test_the_same_form_with_other_words_is_another_message(reader):
    sent = filled_in()
    reader.post(FORM, sent)
    reader.post(FORM, {**sent, "text": "And one thing more."})
    assert Message.objects.count() == 2
