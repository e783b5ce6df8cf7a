"""A browser that computes sends at once; one that cannot takes a slower way; a replay is no proof."""

import base64
import hashlib
import json
from datetime import timedelta

import pytest

from feedback.models import Message
from tests.feedback.factories import filled_in, token

pytestmark = pytest.mark.django_db
FORM = "/en/feedback/"


def solve(challenge: dict) -> str:
    """What a browser sends: static/js/proof.js in Python."""
    for number in range(challenge["maxnumber"] + 1):
        tried = hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest()
        if tried == challenge["challenge"]:
            solved = {key: value for key, value in challenge.items() if key != "maxnumber"}
            return base64.b64encode(json.dumps({**solved, "number": number}).encode()).decode()
    raise AssertionError("no number solves it")


@pytest.fixture
def proof(reader) -> str:
    return solve(reader.get("/en/feedback/proof/").json())


def quick(**fields):
    """A form that was open for a moment only: too short for whoever proves nothing."""
    return filled_in(token=token(timedelta(seconds=5)), **fields)


def test_with_a_proof_a_quick_writer_is_let_in_and_without_asked_once_more(reader, proof):
    refused = reader.post(FORM, quick(text="Quick words"))
    assert refused.status_code == 422
    assert "Quick words</textarea>" in refused.content.decode()
    assert reader.post(FORM, quick(altcha=proof)).status_code == 302


def test_a_patient_reader_needs_no_proof(reader):
    assert reader.post(FORM, filled_in(token=token(timedelta(seconds=20)))).status_code == 302


@pytest.mark.parametrize("bad", ["nonsense", "e30=", "bnVsbA==", "W10=", "é"])
def test_a_broken_proof_is_none_and_no_error(reader, bad):
    assert reader.post(FORM, filled_in(altcha=bad)).status_code == 302


def test_a_proof_counts_once_but_the_same_form_twice_is_no_replay(reader, proof):
    sent = quick(altcha=proof)
    first, again = reader.post(FORM, sent), reader.post(FORM, sent)
    assert first["Location"] == again["Location"]
    assert reader.post(FORM, quick(altcha=proof, text="Another message")).status_code == 422
    assert Message.objects.count() == 1


def test_a_flood_is_asked_to_wait_and_keeps_what_was_typed(reader):
    for number in range(10):
        assert reader.post(FORM, filled_in(text=f"Message {number}")).status_code == 302
    response = reader.post(FORM, filled_in(text="One too many"))
    assert response.status_code == 429
    page = response.content.decode()
    assert "One too many</textarea>" in page
    assert "not stored yet" in page.replace("\n", " ")
    assert Message.objects.count() == 10
    assert reader.post(FORM, filled_in(), REMOTE_ADDR="198.51.100.7").status_code == 302
