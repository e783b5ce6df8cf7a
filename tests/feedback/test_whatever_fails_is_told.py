"""The database locked, the disk full, the seal missing: it is stored, or its reader is told."""

from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.db import DatabaseError, OperationalError, connection

from feedback.models import Message, OutgoingMail
from feedback.openpgp import NotSealed
from feedback.signals import received
from tests.feedback.factories import filled_in, make_message

FORM = "/en/feedback/"
ROOT = Path(live_settings.BASE_DIR)
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the copy that is killed is a file of SQLite"
)


def told_plainly(response, *words: str) -> str:
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    page = response.content.decode()
    assert "Your message was not stored" in page
    for each in words:
        assert each in page
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("database is locked"), OSError(28, "No space")])
def test_what_cannot_be_stored_is_told_and_arrives_when_sent_again(reader, monkeypatch, error):
    sent = filled_in(text="Long <and> careful", name="Ana", email="ana@example.org")

    def fail(*args, **kwargs):
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(Message.objects, "create", fail)
        # Not a word may be asked of a database that is gone.
        broken.setattr("feedback.views.writing.promises", fail)
        page = told_plainly(reader.post(FORM, sent), "Long &lt;and&gt; careful</textarea>")
    assert Message.objects.count() == 0
    for name in ("name", "email", "token", "kind"):
        assert f'name="{name}" value="{sent[name]}"' in page
    assert reader.post(FORM, sent).status_code == 302
    assert Message.objects.get().name == "Ana"


@pytest.mark.django_db
def test_who_listens_and_fails_takes_message_and_mail_with_it(reader):
    def fail(sender, message, **kwargs):
        raise DatabaseError

    received.connect(fail)
    try:
        told_plainly(reader.post(FORM, filled_in(text="Here it is")), "Here it is")
    finally:
        received.disconnect(fail)
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_tip_that_cannot_be_sealed_is_not_stored_in_plain_text(reader, monkeypatch, caplog):
    def fail(text):
        raise NotSealed("the key has run out")

    monkeypatch.setattr("feedback.tips.sealed", fail)
    told_plainly(reader.post(FORM, filled_in(kind="tip", text="Berth five")), "Berth five")
    assert Message.objects.count() == 0
    assert "Berth" not in caplog.text
    assert reader.post(FORM, filled_in(text="A comment")).status_code == 302


@pytest.mark.django_db
def test_a_tip_is_sealed_with_everything_in_it(reader, monkeypatch):
    inside = []

    def sealed(text):
        inside.append(text)
        return "-----BEGIN PGP MESSAGE-----"

    monkeypatch.setattr("feedback.tips.sealed", sealed)
    private = {"text": "Berth five", "name": "Ana", "email": "ana@example.org", "link": "e.example"}
    reader.post(FORM, filled_in(kind="tip", **private))
    message = Message.objects.get()
    assert (message.text, message.is_sealed) == ("-----BEGIN PGP MESSAGE-----", True)
    assert (message.name, message.email, message.link) == ("", "", "")
    for words in private.values():
        assert words in inside[0]
    page = f"/en/feedback/message/{message.access}/"
    assert "BEGIN PGP" not in reader.get(page).content.decode()
    reader.post(page, filled_in(text="And berth six"))
    assert message.entries.get().is_sealed
    assert inside[1] == "And berth six"


def test_a_fault_in_erasing_changes_nothing_and_says_so(db, reader, monkeypatch):
    message = make_message()

    def fail(self):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Message, "erase", fail)
    address = f"/en/feedback/message/{message.access}/erase/"
    response = reader.post(address, {"sure": "on"})
    assert response.status_code == 503
    assert "Nothing was changed" in response.content.decode()
    assert Message.objects.get().text
