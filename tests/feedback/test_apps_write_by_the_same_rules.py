"""A message by API: stored as one by form is, and nothing can be read."""

import pytest
from django.db import OperationalError

from feedback.models import Message
from tests.feedback.factories import make_record
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/feedback/"


def send(client, **message):
    sent = {"kind": "comment", "text": "From an app", **message}
    return client.post(ADDRESS, sent, content_type="application/json")


def test_a_message_is_stored_with_its_private_page_and_its_mail(client):
    article = make_article()
    response = send(
        client, kind="question", article=article.pk, language="es", email="ana@example.org"
    )
    assert response.status_code == 201
    message = Message.objects.get()
    assert (message.article, message.language, message.kind) == (article, "es", "question")
    assert message.mails.count() == 2
    answer = response.json()
    assert set(answer) == {"reference", "received_at", "status_url"}
    assert answer["status_url"].endswith(f"/message/{message.access}/")
    assert response["Cache-Control"] == "private, no-store"


def test_the_same_key_and_message_is_one_message(client):
    key = {"idempotency_key": "a-random-key-of-the-app"}
    first, again = send(client, **key), send(client, **key)
    assert first.json() == again.json()
    assert send(client, text="Other words", **key).json() != first.json()
    assert Message.objects.count() == 2


def test_what_is_wrong_is_named_and_nothing_stored(client):
    draft, record = make_article("Draft", publish=False), make_record()
    for wrong, field in [
        ({"text": " "}, "text"),
        ({"kind": "rumour"}, "kind"),
        ({"article": draft.pk}, "article"),
        ({"seizure": "SZ-1999-00001"}, "seizure"),
        ({"article": 1, "seizure": record.public_id}, "seizure"),
        ({"kind": "republication"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
        ({"txet": "x"}, "txet"),
        ({"box": "weather"}, "box"),
    ]:
        response = send(client, **wrong)
        assert response.status_code == 400, wrong
        assert response["Content-Type"] == "application/problem+json"
        assert field in [error["field"] for error in response.json()["errors"]], wrong
    assert Message.objects.count() == 0


def test_nothing_can_be_read(client):
    send(client)
    assert client.get(ADDRESS).status_code == 405
    reference = Message.objects.get().reference
    assert client.get(f"{ADDRESS}{reference}/").status_code == 404


def test_a_flood_is_a_429_that_says_when_to_come_again(client):
    codes = [send(client, text=f"Message {number}").status_code for number in range(11)]
    assert codes == [201] * 10 + [429]
    assert Message.objects.count() == 10


def test_what_could_not_be_stored_is_said_plainly(client, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Message.objects, "create", locked)
    response = send(client)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "could not be stored" in response.json()["detail"]
