"""An outlet's program subscribes by API, with its key; nobody else sees anything of it."""

import pytest
from django.test import Client
from standardwebhooks import Webhook

from republication.models import Delivery, Endpoint
from republication.webhooks import delivering, endpoints
from tests.newsroom.factories import make_section
from tests.republication.factories import make_change, make_endpoint, make_key
from tests.republication.receiver import Receiver

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/webhooks/"


class Program(Client):
    """One that sends its key with everything."""

    def __init__(self, key):
        super().__init__(headers={"authorization": f"Bearer {key.written}"})
        self.outlet = key.republisher

    def post(self, path, data=None):
        return super().post(path, data, content_type="application/json")

    def patch(self, path, data):
        return super().patch(path, data, content_type="application/json")


@pytest.fixture
def program():
    return Program(make_key(scopes=["webhooks"]))


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


def errors_of(answer) -> dict[str, str]:
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    return {each["field"]: each["detail"] for each in answer.json()["errors"]}


def test_it_subscribes_answers_the_test_and_is_told(program, receiver, settings):
    settings.WEBHOOKS_TO_LOOPBACK = True
    section = make_section()
    answer = program.post(
        ADDRESS,
        {"url": receiver.url, "kinds": ["corrected", "retracted"], "sections": [section.slug]},
    )
    assert answer.status_code == 201
    said = answer.json()
    assert said["state"] == "unchecked"
    assert said["reason"] == "new"
    assert said["kinds"] == ["corrected", "retracted"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert delivering.deliver_due(10, receiver.fetcher) == 1
    test = receiver.messages[0]
    assert Webhook(said["secret"]).verify(test["body"], test["headers"])["type"] == "webhook.test"
    now = program.get(said["api_url"]).json()
    assert (now["state"], now["reason"]) == ("active", None)
    assert "secret" not in now
    [delivery] = program.get(said["deliveries_url"]).json()["results"]
    assert (delivery["type"], delivery["state"]) == ("webhook.test", "delivered")
    assert delivery["id"] == test["headers"]["webhook-id"]
    assert delivery["attempts"][0]["status"] == 204


def test_it_is_changed_paused_and_let_go_on(program):
    endpoint = make_endpoint(outlet=program.outlet)
    address = f"{ADDRESS}{endpoint.pk}/"
    assert program.patch(address, {"countries": ["PE"], "state": "paused"}).json()["state"] == (
        "paused"
    )
    assert not endpoint.deliveries.exists()
    assert program.patch(address, {"state": "active"}).json()["state"] == "unchecked"
    assert [each.type for each in endpoint.deliveries.all()] == ["webhook.test"]
    moved = program.patch(address, {"url": "https://cms.example/other"}).json()
    assert (moved["state"], moved["reason"], moved["countries"]) == ("unchecked", "moved", ["PE"])
    assert program.delete(address).status_code == 204
    assert program.get(address).status_code == 404


def test_a_secret_is_rotated(program):
    endpoint = make_endpoint(outlet=program.outlet)
    before = endpoint.secret
    answer = program.post(f"{ADDRESS}{endpoint.pk}/secret/", {"overlap_hours": 2}).json()
    endpoint.refresh_from_db()
    assert endpoint.secrets == [answer["secret"], before]
    assert answer["previous_secret_until"]
    program.post(f"{ADDRESS}{endpoint.pk}/secret/", {"overlap_hours": 0})
    endpoint.refresh_from_db()
    assert len(endpoint.secrets) == 1
    assert (
        "168"
        in errors_of(program.post(f"{ADDRESS}{endpoint.pk}/secret/", {"overlap_hours": 1000}))[
            "overlap_hours"
        ]
    )


def test_what_is_parked_is_sent_again_one_or_all(program):
    endpoint = make_endpoint(outlet=program.outlet)
    for number in range(3):
        make_change(str(number))
    endpoint.deliveries.update(state="parked", parked_because="not-accepted", tries=9)
    deliveries = f"{ADDRESS}{endpoint.pk}/deliveries/"
    parked = program.get(f"{deliveries}?state=parked&page_size=2").json()
    assert len(parked["results"]) == 2
    assert parked["next"]
    first = parked["results"][0]
    again = program.post(f"{first['api_url']}redeliver/")
    assert (again.status_code, again.json()["state"]) == (202, "pending")
    assert program.post(f"{deliveries}redeliver/").json() == {"count": 2}
    assert Delivery.objects.due().count() == 3
    endpoints.set_state(endpoint, "disabled")
    refused = program.post(f"{first['api_url']}redeliver/")
    assert (refused.status_code, refused.json()["title"]) == (409, "Conflict")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({}, "url"),
        ({"url": "http://cms.example/"}, "url"),
        ({"url": "https://127.0.0.1/"}, "url"),
        ({"url": "https://[::1]/"}, "url"),
        ({"url": "https://user:pass@cms.example/"}, "url"),
        ({"url": "https://cms.example:22/"}, "url"),
        ({"url": "https://cms.example/", "kind": ["corrected"]}, "kind"),
        ({"url": "https://cms.example/", "secret": "whsec_mine"}, "secret"),
        ({"url": "https://cms.example/", "kinds": ["published", "corected"]}, "kinds.1"),
        ({"url": "https://cms.example/", "sections": ["no-such"]}, "sections"),
        ({"url": "https://cms.example/", "state": "active"}, "state"),
    ],
)
def test_what_cannot_be_is_refused_by_name(program, said, about):
    assert about in errors_of(program.post(ADDRESS, said))
    assert not Endpoint.objects.exists()


def test_an_outlet_has_ten_at_most(program):
    for _number in range(10):
        make_endpoint(outlet=program.outlet)
    assert "at most 10" in errors_of(program.post(ADDRESS, {"url": "https://cms.example/"}))[""]


def test_it_sees_what_is_its_own_alone(program):
    other = make_endpoint()
    make_change()
    delivery = other.deliveries.get()
    assert program.get(ADDRESS).json()["results"] == []
    address = f"{ADDRESS}{other.pk}/"
    for path in ["", "deliveries/", f"deliveries/{delivery.message_id}/"]:
        assert program.get(address + path).status_code == 404
    for path in ["secret/", "test/", "deliveries/redeliver/"]:
        assert program.post(address + path).status_code == 404
    assert program.patch(address, {"state": "paused"}).status_code == 404
    assert program.delete(address).status_code == 404
    own = make_endpoint(outlet=program.outlet)
    assert program.get(f"{ADDRESS}{own.pk}/deliveries/{delivery.message_id}/").status_code == 404


def test_without_a_key_or_its_scope_there_is_nothing(reader):
    reading = Program(make_key(scopes=["read"]))
    for path in [ADDRESS, f"{ADDRESS}{make_endpoint().pk}/deliveries/"]:
        assert reader.get(path).status_code == 401
        refused = reading.get(path)
        assert refused.status_code == 403
        assert "“webhooks”" in refused.json()["detail"]


def test_unknown_parameters_of_what_is_done_are_named(program):
    endpoint = make_endpoint(outlet=program.outlet)
    address = f"{ADDRESS}{endpoint.pk}/"
    for answer in (
        program.post(f"{ADDRESS}?dryrun=1", {"url": "https://cms.example/hook"}),
        program.patch(f"{address}?dryrun=1", {"state": "paused"}),
        program.post(f"{address}test/?dryrun=1"),
        program.post(f"{address}secret/?dryrun=1"),
        program.post(f"{address}deliveries/redeliver/?dryrun=1"),
        program.delete(f"{address}?dryrun=1"),
    ):
        assert "dryrun" in errors_of(answer)
    assert Endpoint.objects.get().state == "active"


def test_unknown_parameters_are_named(program):
    endpoint = make_endpoint(outlet=program.outlet)
    for path in [ADDRESS, f"{ADDRESS}{endpoint.pk}/", f"{ADDRESS}{endpoint.pk}/deliveries/"]:
        assert "satte" in errors_of(program.get(f"{path}?satte=parked"))


def test_a_list_costs_the_same_however_long(program, django_assert_max_num_queries):
    endpoint = make_endpoint(outlet=program.outlet)
    for number in range(12):
        make_change(str(number))
    with django_assert_max_num_queries(6):
        page = program.get(f"{ADDRESS}{endpoint.pk}/deliveries/").json()
    assert len(page["results"]) == 12
    with django_assert_max_num_queries(4):
        program.get(ADDRESS)
