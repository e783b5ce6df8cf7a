"""Page and API answer the same question with the same records."""

import pytest

from seizures.models import Seizure
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    return callao.enter()


ASKED = [
    ("substance=cocaine-and-base", {"year"}),
    ("form=hydrochloride", {"house"}),
    ("kind=aggregate", {"year", "programme"}),
    ("status=disputed", set()),
    ("country=NL", {"asparagus"}),
    ("country=NL&role=seized", set()),
    ("country=NL&role=destination", {"asparagus"}),
    ("country=PE&role=destination", set()),
    ("role=departure", {"scrap"}),
    ("site=port", {"scrap"}),
    ("country=CL&site=port", set()),
    ("concealment=in-load", {"scrap", "asparagus"}),
    ("mode=sea-container&cover_load=ASPARAGUS", {"asparagus"}),
    ("occurred_from=2022-11-15&occurred_to=2022-11-20", {"scrap", "programme"}),
    ("occurred_from=2022-06-12", {"coffee", "scrap", "programme"}),
    ("occurred_to=2016-12-31", set()),
    ("occurred_to=2021-01-01", {"year", "programme"}),
    ("kg_min=2100", {"house", "asparagus", "year", "programme"}),
    ("kg_min=20000", {"year", "programme"}),
    ("kg_max=2000", {"scrap", "asparagus"}),
    ("kg_min=2200.5&kg_max=2800&kind=event", {"house"}),
    ("q=cans+callao", {"asparagus"}),
    ("q=Belga", {"asparagus"}),
    ("q=espárragos", {"asparagus"}),
    ("q=nothing-of-the-kind", set()),
]


@pytest.mark.parametrize(("asked", "found"), ASKED)
def test_filters(reader, records, asked, found):
    body = reader.get(f"/api/v1/seizures/?{asked}").json()
    names = {record.public_id: name for name, record in records.items()}
    assert {names[row["identifier"]] for row in body["results"]} == found
    page = reader.get(f"/en/seizures/?{asked}").content.decode()
    for name, record in records.items():
        assert (f'href="{record.get_absolute_url()}"' in page) == (name in found)
    assert f"<strong>{len(found)} record{'' if len(found) == 1 else 's'}</strong>" in page


def test_the_identifier_finds_its_record(reader, records):
    asked = records["coffee"].public_id
    body = reader.get(f"/api/v1/seizures/?q={asked}").json()
    assert [row["identifier"] for row in body["results"]] == [asked]


def test_the_oldest_come_first_when_asked(reader, records):
    newest = [row["identifier"] for row in reader.get("/api/v1/seizures/").json()["results"]]
    body = reader.get("/api/v1/seizures/?order=oldest").json()
    assert [row["identifier"] for row in body["results"]] == newest[::-1]


BAD = [
    ("occurred_from=June", "occurred_from", "This is not a day", "June"),
    ("kg_min=three", "kg_min", "This is not a number of kilograms", "three"),
    ("kg_min=9&kg_max=2", "kg_max", "so no record can match", "9"),
    ("occurred_from=2023-01-01&occurred_to=2022-01-01", "occurred_to", "before the day", "2023-01"),
    ("substance=sugar", "substance", "“sugar” is not one of the values", "sugar"),
    ("status=retracted", "status", "“retracted” is not one", "retracted"),
    ("country=Peru", "country", "“Peru” is not one", "Peru"),
]


@pytest.mark.parametrize(("asked", "field", "sentence", "typed"), BAD)
def test_bad_values_are_named_and_kept(reader, records, asked, field, sentence, typed):
    page = reader.get(f"/en/seizures/?{asked}").content.decode()
    assert sentence in page
    assert typed in page
    assert records["house"].public_id not in page, "a refused question has no answer"
    response = reader.get(f"/api/v1/seizures/?{asked}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    errors = response.json()["errors"]
    assert [(error["field"], sentence in error["detail"]) for error in errors] == [(field, True)]


def test_an_unknown_parameter_is_refused_by_the_api(reader):
    response = reader.get("/api/v1/seizures/?contry=PE")
    assert response.status_code == 400
    assert "contry" in response.content.decode()


def test_pages_join_without_gap_or_repeat(reader):
    for number in range(60):
        make_seizure(occurred=f"2022-06-{number % 5 + 1:02d}")
    seen, address = [], "/en/seizures/?substance=cocaine&order=oldest"
    while address:
        response = reader.get(address)
        page = response.context["page_of_seizures"]
        seen += [row.pk for row in page]
        address = page.next_url
    assert seen == list(Seizure.objects.order_by("filed_under", "pk").values_list("pk", flat=True))


def test_a_cursor_of_another_list_is_refused_in_words(reader, records):
    response = reader.get("/en/seizures/?cursor=nonsense")
    assert response.status_code == 400
    assert "cursor" in response.content.decode()


def test_claims_and_roll_ups_are_marked(reader, records):
    page = reader.get("/en/seizures/").content.decode()
    assert page.count(">aggregate claim</span>") == 2


def test_countries_are_named_in_the_language_of_the_page(reader, records):
    page = reader.get("/es/seizures/?country=BE").content.decode()
    assert '<option value="BE" selected>Bélgica' in page
    assert "Belgium" not in page
