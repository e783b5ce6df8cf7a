"""No cookie, no IP address, nothing but what was typed."""

import json

import pytest
from django.core import serializers
from django.test import Client

from feedback.models import Message
from tests.feedback.factories import filled_in, make_message

pytestmark = pytest.mark.django_db
IP_ADDRESS = "203.0.113.77"
BROWSER = "Strangefox/7"


@pytest.fixture
def strict_reader():
    """A browser for which Django's check of forged forms is on."""
    return Client(
        enforce_csrf_checks=True,
        REMOTE_ADDR=IP_ADDRESS,
        HTTP_X_FORWARDED_FOR=IP_ADDRESS,
        HTTP_USER_AGENT=BROWSER,
    )


def test_no_page_sets_a_cookie(strict_reader):
    message = make_message()
    receipt = f"/en/feedback/thanks/{message.reference}/"
    page = f"/en/feedback/message/{message.access}/"
    responses = [
        strict_reader.get("/en/feedback/"),
        strict_reader.post("/en/feedback/", filled_in(text="")),
        strict_reader.post("/en/feedback/", filled_in()),
        strict_reader.get(receipt),
        strict_reader.get("/en/feedback/proof/"),
        strict_reader.get(page),
        strict_reader.post(page, filled_in()),
        strict_reader.post(f"{page}withdraw/"),
        strict_reader.post(f"{page}erase/", {"sure": "on"}),
    ]
    statuses = [response.status_code for response in responses]
    assert statuses == [200, 422, 302, 200, 200, 200, 302, 302, 302]
    for response in responses:
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]


def test_nothing_of_the_machine_is_stored(strict_reader):
    strict_reader.post("/en/feedback/", filled_in(text="Hello"))
    stored = json.dumps(serializers.serialize("json", Message.objects.all()))
    assert "Hello" in stored
    assert IP_ADDRESS not in stored
    assert BROWSER not in stored


def test_two_forms_never_carry_the_same_token(strict_reader):
    tokens = {
        strict_reader.get("/en/feedback/").context["form"]["token"].value() for _time in range(3)
    }
    assert len(tokens) == 3


def test_the_page_has_nothing_inline_and_asks_no_third_party(strict_reader):
    page = strict_reader.post("/en/feedback/", filled_in(text="")).content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert "onclick" not in page
    assert 'src="http' not in page
