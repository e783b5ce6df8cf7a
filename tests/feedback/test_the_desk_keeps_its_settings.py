"""What a newsroom sets about readers' messages is checked before anybody relies on it."""

import pysequoia
import pytest
from django.core.exceptions import ValidationError

from commons import roles
from feedback import tips
from feedback.models import FeedbackSettings, Kind
from feedback.models.settings import KEPT
from tests.feedback.factories import make_member, set_feedback
from tests.feedback.test_what_is_sealed_only_its_owners_open import ONION

pytestmark = pytest.mark.django_db
SETTINGS = "/admin/settings/feedback/feedbacksettings/"


def refusal(**values) -> dict:
    settings = FeedbackSettings(**values)
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    return refused.value.message_dict


def test_a_mistyped_onion_address_is_refused_where_it_was_typed():
    wrong = refusal(onion_address=f"e{ONION[1:]}", securedrop_address=f"http://e{ONION[1:]}")
    assert set(wrong) == {"onion_address", "securedrop_address"}
    settings = FeedbackSettings(onion_address=f" {ONION}/ ", securedrop_address=ONION)
    settings.full_clean()
    assert settings.onion_address == settings.securedrop_address == f"http://{ONION}"


def test_ways_outside_tor_are_held_to_what_is_safe():
    wrong = refusal(securedrop_address="http://leaks.example", signal="https://signal.example/x")
    assert set(wrong) == {"securedrop_address", "signal"}


def test_a_key_that_has_run_out_or_was_revoked_is_refused():
    secret = pysequoia.Tsk.generate(user_id="Brief")
    certificate = secret.extract_certificate()
    revoked = pysequoia.Cert.from_bytes(
        bytes(certificate) + bytes(certificate.revoke(secret.certifier()))
    )
    assert "revoked" in refusal(public_key=str(revoked))["public_key"][0]


def test_only_administrators_change_them_and_what_was_pasted_is_kept_as_public(client):
    certificate = pysequoia.Tsk.generate(user_id="Tips").extract_certificate()
    client.force_login(make_member(roles.EDITOR))
    address = f"{SETTINGS}{FeedbackSettings.load().pk}/"
    assert client.get(address).status_code == 302
    client.force_login(make_member(roles.ADMINISTRATOR))
    page = client.get(address)
    form = {name: field for name, field in page.context["form"].initial.items() if field}
    response = client.post(address, {**form, "public_key": f"  \n{certificate}"})
    assert response.status_code == 302
    settings = FeedbackSettings.load()
    assert settings.keys[0].fingerprint == certificate.fingerprint
    assert "PRIVATE" not in settings.public_key
    response = client.post(address, {**form, "public_key": "no key"})
    assert "This is no OpenPGP public key" in response.content.decode()


def test_every_kind_has_its_time():
    settings = FeedbackSettings()
    assert all(settings.days_kept(kind) for kind in KEPT)
    assert set(Kind.values) < set(KEPT)


def test_nothing_is_sealed_without_a_key_and_everything_with_one():
    assert tips.sealed("a word") is None
    assert tips.sealed_file(b"a word") is None
    secret = pysequoia.Tsk.generate(user_id="Tips")
    set_feedback(public_key=str(secret.extract_certificate()))
    for message in (tips.sealed("a word").encode(), tips.sealed_file(b"a word")):
        assert b"a word" not in message
        opened = pysequoia.decrypt(message, decryptor=secret.decryptor())
        assert bytes(opened.bytes) == b"a word"


def test_the_desk_is_told_before_a_key_runs_out(client):
    client.force_login(make_member(roles.EDITOR))
    month, year = 29 * 86_400, 365 * 86_400
    for seconds, is_told in ((month, True), (year, False)):
        secret = pysequoia.Tsk.generate(user_id="Tips", validity_seconds=seconds)
        set_feedback(public_key=str(secret.extract_certificate()))
        page = client.get("/admin/").content.decode()
        assert ("that tips are sealed for runs out" in page) is is_told
        assert "Settings of readers" not in page  # an editor cannot change them
