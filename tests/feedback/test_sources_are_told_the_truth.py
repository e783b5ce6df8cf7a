"""The page for sources and the page about privacy say what the settings say, and nothing else."""

import pysequoia
import pytest
from django.test import Client

from newsroom.models import NewsroomSettings
from tests.feedback.factories import set_feedback
from tests.feedback.test_what_is_sealed_only_its_owners_open import ONION
from tests.newsroom.test_machines_read_the_pages_back import make_policy

pytestmark = pytest.mark.django_db
SOURCES = "/en/feedback/sources/"


def read(reader, address=SOURCES, **headers) -> str:
    response = reader.get(address, **headers)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_without_a_key_the_page_says_that_tips_lie_readable(reader):
    page = read(reader)
    assert "lies readable in our system" in page
    assert "locked with our key" not in page
    assert "Safer ways" not in page
    assert reader.get(f"{SOURCES}key.asc").status_code == 404
    assert "Tips lie in our system as readable" in read(reader, "/en/feedback/privacy/")


def test_with_a_key_it_says_what_is_locked_what_is_not_and_gives_the_key(reader):
    key = pysequoia.Tsk.generate(user_id="Tips <tips@b.example>").extract_certificate()
    settings = set_feedback(public_key=str(key))
    page = read(reader)
    assert "locked with our key before it is stored" in page
    assert "readable for a moment" in page
    assert settings.keys[0].fingerprint_in_groups in page
    file = reader.get(f"{SOURCES}key.asc")
    assert file.headers["Content-Type"].startswith("application/pgp-keys")
    assert pysequoia.Cert.from_bytes(file.content).fingerprint == key.fingerprint


def test_ways_stand_there_when_the_newsroom_has_them(reader):
    set_feedback(securedrop_address=ONION, signal="https://signal.me/#eu/x", postal_address="Box 1")
    page = read(reader)
    assert f"<code>http://{ONION}</code>" in page
    assert 'href="https://signal.me/#eu/x"' in page
    assert "Box 1" in page


def test_tor_browser_is_led_to_the_onion_service(reader, settings):
    set_feedback(onion_address=ONION)
    response = reader.get(SOURCES)
    assert response.headers["Onion-Location"] == f"http://{ONION}{SOURCES}"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, ONION]
    response = Client(headers={"host": ONION}).get(SOURCES)
    assert "Onion-Location" not in response.headers
    page = response.content.decode()
    assert "by our onion service" in page
    assert "secured connection" not in page


def test_an_unsecured_connection_is_warned_of(reader):
    warning = "did not reach you by a secured connection"
    assert warning in read(reader)
    assert warning not in reader.get(SOURCES, secure=True).content.decode()


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "we cannot say"), (0, "keeps no list"), (14, "keeps them for 14 days")],
)
def test_what_only_the_newsroom_knows_is_said_or_said_to_be_unknown(reader, days, said):
    set_feedback(server_log_days=days)
    assert said in read(reader)
    assert said in read(reader, "/en/feedback/privacy/")


def test_the_newsrooms_own_page_about_privacy_carries_the_facts(reader):
    set_feedback(keeps_tip_days=77, backup_days=30, supervisory_authority="The Authority")
    policy = make_policy("Privacy", "privacy")
    NewsroomSettings.objects.update(privacy_page=policy)
    response = reader.get("/en/feedback/privacy/")
    assert response.headers["Location"] == f"{policy.get_url()}#what-you-send-us"
    page = read(reader, policy.get_url())
    assert 'id="what-you-send-us"' in page
    for said in ("77 days", "Backups live for 30 days", "complain to The Authority"):
        assert said in page
    other = make_policy("Ethics", "ethics")
    assert "what-you-send-us" not in read(reader, other.get_url())


def test_the_pages_cost_few_queries(reader, django_assert_num_queries):
    set_feedback(signal="tips.01")
    for address in (SOURCES, "/en/feedback/privacy/"):
        read(reader, address)
        with django_assert_num_queries(5):
            read(reader, address)
