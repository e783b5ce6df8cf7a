"""The link to a reader's page cannot be guessed, and the database alone does not give it away."""

import json

import pytest
from django.core import serializers

from feedback.models import Message
from feedback.services import receive_message
from feedback.signals import received
from tests.feedback.factories import make_message

pytestmark = pytest.mark.django_db


def test_a_message_is_found_by_its_key_and_no_two_keys_are_alike():
    first, second = make_message(), make_message()
    assert len(first.access) == 32
    assert first.access != second.access
    assert Message.objects.opened_by(first.access).get() == first
    assert not Message.objects.opened_by(first.access[:-1]).exists()
    assert not Message.objects.opened_by(first.access_seed).exists()


def test_what_is_stored_does_not_contain_it(settings):
    message = make_message()
    stored = json.dumps(serializers.serialize("json", Message.objects.all()))
    token = message.access
    assert token not in stored
    settings.SECRET_KEY = "of somebody who stole the database" * 2
    assert message.access == ""


def test_a_changed_secret_leaves_links_as_they_are(settings):
    message = make_message()
    token, old = message.access, settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one" * 9, [old]
    assert Message.objects.opened_by(token).get() == message
    assert message.access == token


def test_whoever_listens_hears_of_a_message_in_its_own_transaction():
    heard = []

    def listen(sender, message, **kwargs):
        heard.append((message.pk, Message.objects.filter(pk=message.pk).exists()))

    received.connect(listen)
    try:
        sent = {"kind": "comment", "text": "Hello", "language": "en", "submission_key": "k"}
        message = receive_message(**sent)
        receive_message(**sent)
    finally:
        received.disconnect(listen)
    assert heard == [(message.pk, True)]


def test_an_erased_message_keeps_what_became_of_it_and_nothing_of_its_reader():
    message = make_message(
        kind="correction", state="corrected", name="Ana", email="ana@example.org", passage="berth 5"
    )
    message.erase()
    stored = json.dumps(serializers.serialize("json", Message.objects.all()))
    for private in ("Ana", "ana@example.org", "berth", "otherwise"):
        assert private not in stored
    message.refresh_from_db()
    assert (message.kind, message.state, message.is_erased) == ("correction", "corrected", True)
    assert Message.objects.opened_by(message.access).get() == message
