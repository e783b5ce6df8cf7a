"""A tip that is sent by the form is sealed, and its words are nowhere: looked for byte by byte."""

import io
import logging
import tempfile
from pathlib import Path

import pysequoia
import pytest
from django.core import mail
from django.urls import reverse
from wagtail.search.backends import get_search_backend

from feedback import openpgp, post
from feedback.models import Message
from newsroom.models import Article
from tests.feedback.factories import filled_in, give_the_desk_an_address, set_feedback
from tests.feedback.openpgp import Keyring, needs_gpg
from tests.feedback.test_what_was_kept_is_forgotten_on_its_day import database_holds

pytestmark = pytest.mark.django_db
WORDS, NAME, ADDRESS = "the quagga docks at pier nine", "Zacarías Quagga", "z@quagga.example"
SECRETS = (WORDS, "quagga")


@pytest.fixture
def log():
    """Everything that is logged, whatever its level, as a server would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@needs_gpg
def test_no_word_is_in_database_log_mail_or_search_and_the_newsroom_reads_all(reader, log):
    give_the_desk_an_address()
    with tempfile.TemporaryDirectory(prefix="gpg") as folder:
        keyring = Keyring(Path(folder) / "desk")
        try:
            set_feedback(public_key=keyring.make("Tips <tips@waybill.example>"))
            sent = filled_in(kind="tip", text=WORDS, name=NAME, email=ADDRESS)
            assert reader.post(reverse("feedback:form"), sent).status_code == 302
            post.send_due(100)
            message = Message.objects.get()
            opened = keyring.opened(message.text).decode()
        finally:
            keyring.close()
    assert message.is_sealed
    for typed in (WORDS, NAME, ADDRESS):
        assert typed in opened
    assert len(mail.outbox) == 1
    told = mail.outbox[0].message().as_string()
    found = get_search_backend().search("quagga", Article)
    assert not list(found)
    for secret in SECRETS:
        assert not database_holds(secret)
        assert secret not in log.getvalue()
        assert secret not in told
        assert secret not in repr(mail.outbox[0].__dict__)


def test_a_tip_that_cannot_be_sealed_is_not_stored_and_its_sender_is_told(reader, log, monkeypatch):
    key = pysequoia.Tsk.generate(user_id="Tips").extract_certificate()
    set_feedback(public_key=str(key))

    def fails(*_arguments, **_named):
        raise RuntimeError(f"cannot: {WORDS}")

    monkeypatch.setattr(openpgp, "encrypt", fails)
    response = reader.post(reverse("feedback:form"), filled_in(kind="tip", text=WORDS))
    assert response.status_code >= 500
    assert not Message.objects.exists()
    assert WORDS in response.content.decode()  # nothing that was typed is lost
    assert "quagga" not in log.getvalue()
