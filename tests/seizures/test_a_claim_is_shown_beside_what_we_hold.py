"""An aggregate claim stands beside our events of its place and period, and is never mixed up."""

import json
from decimal import Decimal as D

import pytest

from seizures.models import Seizure, SeizurePlace
from seizures.paper.holdings import Share, holdings_of, share
from seizures.totals import Total
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    make_seizure(quantity="1,500 kg", occurred="2021-03-01")
    make_seizure(quantity="1 to 2 tonnes", occurred="2021-08")
    make_seizure(quantity="", occurred="2021-09-01")
    make_seizure(quantity="900 kg", occurred="2020-12-31", title="Too early")
    make_seizure(quantity="800 kg", occurred="2021-05", country="CO", place="Cartagena")
    make_seizure(quantity="850 kg", occurred="2021-05", place="Paita")
    make_seizure(quantity="700 kg", occurred="2021-05", substance="heroin")
    make_seizure(quantity="600 kg", occurred="2021-05", live=False)
    make_seizure(quantity="500 kg", occurred="2021-05", kind="roll-up")
    return aggregate(quantity="over 8,000 kg")


def aggregate(**fields) -> Seizure:
    return make_seizure(**{"kind": "aggregate", "occurred": "2021", **fields})


def page_of(reader, seizure) -> str:
    return reader.get(seizure.get_absolute_url()).content.decode()


def test_the_page_says_what_we_hold_and_leads_to_exactly_that(reader, claim):
    page = page_of(reader, claim)
    assert "This claim: over 8,000 kg, 2021." in page
    assert "2.5 to 3.5 t in 2 events; 1 of unknown quantity" in page
    assert "at most 44 %" in page
    address = page.split('class="held"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    listed = reader.get(address).content.decode()
    assert "2.5 to 3.5 t in 2 events; 1 of unknown quantity" in listed
    assert "3 records" in listed


def test_the_api_gives_it_with_the_claim_alone(reader, claim):
    body = reader.get(f"/api/v1/seizures/{claim.public_id}/").json()
    assert body["holdings"]["earliest"] == "2021-01-01"
    (part,) = body["holdings"]["parts"]
    records = part.pop("records")
    assert records.startswith("http://waybill.example/en/seizures/?substance=cocaine")
    assert part == {
        "substance": "cocaine",
        "form": "",
        "events": 3,
        "kg_low": "2500",
        "kg_high": "3500",
        "is_open": False,
        "events_of_unknown_quantity": 1,
        "events_without_mass": 0,
        "events_partly_outside": 0,
        "share_low": None,
        "share_high": "44",
    }
    event = Seizure.objects.events().listed().first()
    assert "holdings" not in reader.get(f"/api/v1/seizures/{event.public_id}/").json()
    beside = json.loads(reader.get(f"/en/seizures/{claim.public_id}.json").content)
    assert beside == body | {
        "holdings": body["holdings"] | {"parts": [part | {"records": records}]}
    }


def test_a_date_that_is_not_exact_is_counted_out_loud_and_gives_no_least_share(reader):
    make_seizure(quantity="100 kg", occurred="2021-12/2022-01")
    claim = aggregate(quantity="200 kg")
    (part,) = holdings_of(claim).parts
    assert part.partly_outside == 1
    assert part.share == Share(None, D(50))
    assert "1 of them has no exact date and may lie outside the period." in page_of(reader, claim)


def test_a_joint_claim_is_compared_with_each_part_and_nothing_is_added(reader):
    make_seizure(quantity="100 kg", occurred="2021-02")
    make_seizure(quantity="300 kg", occurred="2021-02", substance="cocaine-and-base")
    joint = aggregate(quantity="over 1,000 kg", substance="cocaine-and-base")
    parts = {part.substance: part for part in holdings_of(joint).parts}
    assert {name: part.total.kg_low for name, part in parts.items()} == {
        "cocaine": D(100),
        "cocaine-and-base": D(300),
    }
    page = page_of(reader, joint)
    assert "400 kg" not in page
    assert "No share can be told: the claim counts its substances jointly." in page


def test_where_we_hold_nothing_it_says_so_and_never_zero(reader):
    claim = aggregate(quantity="over 8 tons")
    page = page_of(reader, claim).split('class="held"')[1].split("</section>")[0]
    assert "no events" in page
    assert "0 %" not in page


def test_a_claim_without_place_or_period_is_compared_with_all(reader):
    make_seizure(quantity="100 kg", occurred="1999", country="CO", place="Cartagena")
    claim = aggregate(occurred="", place="")
    assert "since the claim names no place" in page_of(reader, claim)
    assert holdings_of(claim).parts[0].total.kg_low == D(100)


def test_an_event_names_the_claims_that_may_count_it(reader):
    since = aggregate(title="Since 2017", occurred="2017/..")
    country = aggregate(title="All of Peru", place="", occurred="2022")
    country.places = [SeizurePlace(role="seized", country="PE", precision="country")]
    country.save()
    joint = aggregate(title="Jointly", occurred="2022", substance="cocaine-and-base")
    aggregate(title="Heroin", occurred="2022", substance="heroin")
    aggregate(title="Another year", occurred="2021")
    aggregate(title="Elsewhere", occurred="2022", place="Paita")
    aggregate(title="Still a draft", occurred="2022", live=False)
    page = page_of(reader, make_seizure(occurred="2022-06-11"))
    named = page.split("Claims that may count it")[1].split("</section>")[0]
    for claim in (since, country, joint):
        assert claim.title in named
    for title in ("Heroin", "Another year", "Elsewhere", "Still a draft"):
        assert title not in named


@pytest.mark.parametrize(
    ("low", "high", "held", "all_within", "expected"),
    [
        ("1000", "2000", Total(D(500), D(600)), True, Share(D(25), D(60))),
        ("1000", "2000", Total(D(500), D(600)), False, Share(None, D(60))),
        ("1000", None, Total(D(500), D(600)), True, Share(None, D(60))),
        (None, "2000", Total(D(500), D(600)), True, Share(D(25), None)),
        ("1000", "2000", Total(D(500), D(600), is_open=True), True, Share(D(25), None)),
        ("3000", "3000", Total(D(1000), D(1000)), True, Share(D(33), D(34))),
        ("1000", "1000", Total(D("33.33"), D("33.33")), True, Share(D("3.3"), D("3.4"))),
        ("1000", None, Total(D(500), D(600), is_open=True), True, None),
        (None, None, Total(D(500), D(600)), True, None),
        ("1000", "2000", Total(), True, None),
        ("1000000", "1000000", Total(D("0.1"), D("0.1")), True, Share(None, D("0.1"))),
    ],
)
def test_a_share_holds_what_it_can_be_and_no_end_is_made_up(low, high, held, all_within, expected):
    claimed = [None if end is None else D(end) for end in (low, high)]
    assert share(*claimed, held, all_within=all_within) == expected
