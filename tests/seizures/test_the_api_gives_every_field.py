"""A record in the API: what was written beside what was understood, nothing rounded."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from seizures.models import Claim, Seizure, SeizurePlace
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    seizure = make_seizure(
        title="Cocaine in cans of asparagus",
        title_es="Cocaína en latas de espárragos",
        quantity="2.2 tons",
        occurred="2022-06",
        announced="2022-06-11",
        agency="Policía Nacional del Perú",
        cover_load="cans of asparagus",
        mode="sea-container",
        container_number="CSQU3054383",
        concealment="in-load",
        arrests_low=7,
        value_amount="1000000.5",
        value_currency="usd",
        value_kind="wholesale",
        value_claimed_by="Police",
        claims=(
            Claim(
                about="quantity",
                quote="2.2 tons",
                source_name="InSight Crime",
                url="https://insightcrime.org/",
                retrieved="2026-11-23",
            ),
        ),
    )
    seizure.places = [
        SeizurePlace(
            role="destination",
            name="Rotterdam",
            country="NL",
            locode="NLRTM",
            latitude="51.92",
            longitude="4.48",
        )
    ]
    seizure.save()
    seizure.save_revision().publish()
    return Seizure.objects.get(pk=seizure.pk)


def answer(reader, record) -> dict:
    return reader.get(f"/api/v1/seizures/{record.public_id}/").json()


def test_every_field(reader, record):
    body = answer(reader, record)
    assert body["identifier"] == record.public_id
    assert body["web"] == {
        language: f"http://waybill.example/{language}/seizures/{record.public_id}/"
        for language in ("en", "es")
    }
    assert body["url"] == f"http://waybill.example/api/v1/seizures/{record.public_id}/"
    assert (body["kind"], body["status"], body["is_counted"]) == ("event", "verified", True)
    assert body["occurred"] == {
        "edtf": "2022-06",
        "earliest": "2022-06-01",
        "latest": "2022-06-30",
    }
    assert body["announced"]["edtf"] == "2022-06-11"
    assert [wording["language"] for wording in body["wordings"]] == ["en", "es"]
    assert body["wordings"][0]["cover_load"] == "cans of asparagus"
    assert body["substances"] == [
        {
            "substance": "cocaine",
            "form": None,
            "named": "",
            "as_written": "2.2 tons",
            "reading": "",
            "qualifier": "exactly",
            "unit": "ton",
            "low": "2.2",
            "best": "2.2",
            "high": "2.2",
            "kg_low": "1995.806428",
            "kg_high": "2200",
            "conversion_rule": "ton",
            "purity_low": None,
            "purity_high": None,
        }
    ]
    assert body["places"][0]["latitude"] == "51.92"
    assert body["places"][0]["locode"] == "NLRTM"
    assert body["conveyance"] == {
        "mode": "sea-container",
        "vessel": "",
        "imo_number": "",
        "container_number": "CSQU3054383",
    }
    assert body["concealment"] == "in-load"
    assert body["agencies"] == [{"name": "Policía Nacional del Perú", "role": "seized"}]
    assert body["arrests"] == {"low": 7, "high": None}
    assert body["claimed_value"] == {
        "amount": "1000000.50",
        "currency": "USD",
        "kind": "wholesale",
        "claimed_by": "Police",
    }
    assert body["claims"][0]["quote"] == "2.2 tons"
    assert body["claims"][0]["retrieved"] == "2026-11-23"


def test_what_is_unknown_is_null_and_never_zero(reader):
    body = answer(reader, make_seizure(quantity="", occurred=""))
    line = body["substances"][0]
    assert {line[name] for name in ("low", "best", "high", "kg_low", "kg_high")} == {None}
    assert body["occurred"] == {"edtf": "", "earliest": None, "latest": None}
    assert body["claimed_value"]["amount"] is None


def test_an_open_end_stays_open(reader):
    line = answer(reader, make_seizure(quantity="over eight tons"))["substances"][0]
    assert (line["qualifier"], line["kg_low"], line["kg_high"]) == ("over", "7257.47792", None)


def test_an_aggregate_claim_is_said_not_to_count(reader):
    assert answer(reader, make_seizure(kind="aggregate"))["is_counted"] is False


def test_the_list_gives_the_same_record(reader, record):
    assert reader.get("/api/v1/seizures/").json()["results"] == [answer(reader, record)]


def test_the_description_names_every_field_and_filter(reader, record, tmp_path):
    path = tmp_path / "openapi.json"
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", file=str(path)
    )
    description = json.loads(Path(path).read_text())
    assert set(description["components"]["schemas"]["Seizure"]["properties"]) == {
        *answer(reader, record),
        "expanded",  # there when it is asked for
    }
    operation = description["paths"]["/api/v1/seizures/"]["get"]
    named = {parameter["name"] for parameter in operation["parameters"]}
    assert {"substance", "country", "role", "occurred_from", "kg_min", "q", "order"} <= named
    for name in named - {"cursor", "page_size"}:
        assert reader.get(f"/api/v1/seizures/?{name}=").status_code == 200
    one = description["paths"]["/api/v1/seizures/{public_id}/"]["get"]
    assert set(one["responses"]) == {"200", "308", "400", "401", "404", "410", "429"}
