"""Rates: a stranger's and a key's share, what counts for more, and how the client is told."""

import pytest
from django.core.cache import caches

from commons import rate_limits
from tests.republication.factories import make_key, make_republisher

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"


@pytest.fixture(autouse=True)
def _small_shares(settings, monkeypatch):
    """Three a window for strangers, five with a key; the clock stands still."""
    settings.RATE_ANONYMOUS, settings.RATE_WITH_KEY = 3, 5
    caches["limits"].clear()
    monkeypatch.setattr(rate_limits.time, "time", lambda: 1_800_000_000)


def left(answer) -> int:
    return int(answer.headers["RateLimit"].split("r=")[1].split(";")[0])


def seconds(answer) -> int:
    return int(answer.headers["RateLimit"].split("t=")[1])


def test_a_stranger_is_told_what_is_left_and_then_when_to_ask_again(reader):
    answers = [reader.get("/api/v1/") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [left(answer) for answer in answers] == [2, 1, 0, 0]
    refused = answers[-1]
    assert refused.headers["RateLimit-Policy"] == '"anonymous";q=3;w=600'
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["violated-policies"] == ["anonymous"]
    assert 0 < int(refused.headers["Retry-After"]) == seconds(refused) <= 600
    assert "Retry-After" not in answers[0].headers
    assert "RateLimit" in refused.headers["Access-Control-Expose-Headers"]


def test_the_next_window_begins_when_it_was_said_to(reader, monkeypatch):
    for _ in range(3):
        answer = reader.get("/api/v1/")
    later = 1_800_000_000 + seconds(answer)
    monkeypatch.setattr(rate_limits.time, "time", lambda: later - 1)
    assert reader.get("/api/v1/").status_code == 429
    monkeypatch.setattr(rate_limits.time, "time", lambda: later)
    assert left(reader.get("/api/v1/")) == 2


def test_errors_and_unchanged_answers_count_too(reader):
    tag = reader.get("/api/v1/").headers["ETag"]
    assert left(reader.get("/api/v1/", HTTP_IF_NONE_MATCH=tag)) == 1
    assert left(reader.get("/api/v1/?no=such")) == 0


def test_a_key_has_a_share_of_its_own_and_its_owner_may_have_been_given_more(reader):
    for _ in range(4):
        reader.get("/api/v1/")
    outlet = make_republisher()
    key = make_key(outlet)
    assert left(reader.get("/api/v1/", **key.as_header)) == 4
    assert left(reader.get("/api/v1/", **make_key(outlet).as_header)) == 4
    generous = make_key(requests_per_window=50)
    answer = reader.get("/api/v1/", **generous.as_header)
    assert answer.headers["RateLimit-Policy"] == '"key";q=50;w=600'
    other = make_key(scopes=["verify"])
    assert left(reader.get("/api/v1/", **other.as_header)) == 2


def test_a_wrong_key_is_counted_as_the_stranger_it_comes_from(reader):
    answers = [reader.get("/api/v1/", HTTP_AUTHORIZATION="Bearer wb_x") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]


def test_what_is_dear_counts_for_more_and_what_is_refused_for_nothing(reader, settings):
    settings.RATE_ANONYMOUS = 25
    export = "/en/seizures/export/csv/"
    assert left(reader.get(export)) == 5
    refused = reader.get(export)
    assert refused.status_code == 429
    assert refused.headers["Content-Type"].startswith("text/plain")
    assert left(refused) == 5
    assert left(reader.head(export)) == 4
    assert left(reader.get("/en/seizures/charts/place.svg")) == 1
    assert left(reader.get("/api/v1/")) == 0


def test_something_dearer_than_the_whole_share_can_be_had_once(reader):
    export = "/en/seizures/export/csv/"
    assert [reader.get(export).status_code for _ in range(2)] == [200, 429]


def test_pages_for_readers_are_not_counted(reader):
    for _ in range(5):
        assert "RateLimit" not in reader.get("/en/").headers


def test_no_address_is_kept(reader, caplog):
    for _ in range(4):
        reader.get("/api/v1/", REMOTE_ADDR=ADDRESS)
    kept = str(caches["limits"]._cache)
    assert kept
    assert ADDRESS not in kept + caplog.text
    assert "203" not in "".join(caches["limits"]._cache)


def test_one_day_s_hash_says_nothing_of_the_next(rf):
    today = rate_limits._salt("2026-03-01")
    assert rate_limits._salt("2026-03-02") != today
    # The other processes that share the cache hash alike.
    rate_limits._salt.cache_clear()
    caches["limits"].set("rate:salt:2026-03-03", "shared", 60)
    assert rate_limits._salt("2026-03-03") == b"shared"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "", "198.51.100.1"),
        (0, "203.0.113.5", "198.51.100.1"),  # nobody of ours wrote it
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "10.9.9.9, 203.0.113.5", "203.0.113.5"),  # the first is what the client says
        (2, "10.9.9.9, 203.0.113.5, 192.0.2.1", "203.0.113.5"),
        (2, "203.0.113.5", "198.51.100.1"),  # came past a proxy
        (1, "not an address", rate_limits.UNKNOWN),
        (1, "fe80::1%eth0", "fe80::1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, forwarded, client):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert rate_limits._address(request) == client


def test_a_subscriber_s_ipv6_network_is_one_client(rf):
    def identity(address):
        return rate_limits.stranger(rf.get("/", REMOTE_ADDR=address)).identity

    assert identity("2001:db8:1:2::1") == identity("2001:db8:1:2:ffff::9")
    assert identity("2001:db8:1:2::1") != identity("2001:db8:1:3::1")
    assert identity("::ffff:203.0.113.5") == identity("203.0.113.5")


def test_a_cache_that_does_not_answer_lets_everybody_in(reader, monkeypatch):
    monkeypatch.setattr(caches["limits"], "incr", lambda *_: None)
    assert [reader.get("/api/v1/").status_code for _ in range(5)] == [200] * 5


def test_a_counter_that_was_dropped_begins_again(reader, monkeypatch):
    monkeypatch.setattr(caches["limits"], "add", lambda *_, **__: True)
    assert left(reader.get("/api/v1/")) == 2
    assert left(reader.get("/api/v1/")) == 1
