"""Page and API answer the same question with the same records."""

import re
from html import unescape

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate

from newsroom.models import ArticleGroup, CriminalGroup
from seizures.models import Seizure
from tests.newsroom.factories import make_article
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
    ("q=…", set()),
    ("country=NL&country=CL", {"asparagus", "scrap"}),
    ("substance=&country=NL&form=", {"asparagus"}),
    ("departure=PE", {"scrap"}),
    ("destination=unknown&kind=event", {"house", "coffee"}),
    ("route=pe-cl", {"scrap"}),
    ("route=PE-NL", {"asparagus"}),
    ("place=port+of+callao&kind=event", {"coffee", "asparagus", "scrap"}),
    ("place=Callao,+PE", {"house"}),
    ("place=port+of+callao&place=Callao,+PE&kind=event", {"coffee", "asparagus", "scrap", "house"}),
    ("route=pe-cl&route=pe-nl", {"scrap", "asparagus"}),
    ("quantity=unknown", {"coffee"}),
    ("concealment=unknown&mode=sea-container", {"coffee"}),
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


ORDERS = [
    ("newest", ["house", "coffee", "scrap", "asparagus", "year", "programme"]),
    ("oldest", ["programme", "year", "asparagus", "scrap", "coffee", "house"]),
    ("largest", ["programme", "year", "house", "asparagus", "scrap", "coffee"]),
    ("smallest", ["scrap", "asparagus", "house", "year", "programme", "coffee"]),
]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_orders_join_page_to_page_and_leave_the_unknown_for_last(reader, records, order, expected):
    names = {record.public_id: name for name, record in records.items()}
    seen, address = [], f"/api/v1/seizures/?order={order}&page_size=2"
    while address:
        body = reader.get(address).json()
        seen += [names[row["identifier"]] for row in body["results"]]
        address = body["next"]
    assert seen == expected


def test_a_record_that_was_published_again_is_the_most_recently_changed(reader, records):
    records["asparagus"].save_revision().publish()
    body = reader.get("/api/v1/seizures/?order=changed").json()
    assert body["results"][0]["identifier"] == records["asparagus"].public_id


def test_articles_and_groups_that_cite_a_record_find_it(reader, records):
    cited, draft = records["house"], records["coffee"]
    article = make_article("One", body=[("seizure_card", cited)])
    unpublished = make_article("Two", body=[("seizure_card", draft)])
    unpublished.unpublish()
    group = CriminalGroup.objects.create(name="Clan", slug="clan")
    for page in (article, unpublished):
        ArticleGroup.objects.create(page=page, group=group)
    for asked in (f"article={article.pk}", "group=clan"):
        body = reader.get(f"/api/v1/seizures/?{asked}").json()
        assert [row["identifier"] for row in body["results"]] == [cited.public_id]
    assert reader.get(f"/api/v1/seizures/?article={unpublished.pk}").status_code == 400


def test_the_selection_is_told_in_a_sentence_to_quote(reader, records):
    asked = (
        "substance=cocaine&country=PE&role=seized&occurred_from=2022-01-01"
        "&occurred_to=2022-12-31&kind=event"
    )
    found = reader.get(f"/api/v1/seizures/totals/?{asked}").json()
    today = date_format(localdate())
    assert found["sentence"] == (
        "2 events of cocaine seized in Peru in 2022: 1.9 to 2.2 t in 1 event; "
        f"1 of unknown quantity; as of {today}."
    )
    assert found["sentence"] in unescape(reader.get(f"/en/seizures/?{asked}").content.decode())
    assert found["number_fuzzy"] == 0
    asked = "occurred_from=2022-11-15"
    assert reader.get(f"/api/v1/seizures/totals/?{asked}").json()["number_fuzzy"] == 2


def test_how_complete_a_selection_is_is_told_exactly(reader, records):
    found = reader.get("/api/v1/seizures/totals/?kind=event").json()
    known = {each["name"]: (each["known"], each["number"]) for each in found["completeness"]}
    assert known["destination"] == (2, 4)
    assert known["quantity"] == (3, 4)
    assert known["day"] == (1, 4)
    assert "known in 50 %: 2 of 4" in reader.get("/en/seizures/?kind=event").content.decode()


BAD = [
    ("occurred_from=June", "occurred_from", "This is not a day", "June"),
    ("kg_min=three", "kg_min", "This is not a number of kilograms", "three"),
    ("kg_min=9&kg_max=2", "kg_max", "so no record can match", "9"),
    ("occurred_from=2023-01-01&occurred_to=2022-01-01", "occurred_to", "before the day", "2023-01"),
    ("substance=sugar", "substance", "“sugar” is not one of the values", "sugar"),
    ("status=retracted", "status", "“retracted” is not one", "retracted"),
    ("country=Peru", "country", "“Peru” is not one", "Peru"),
    ("substance=heroin&substance=sugar", "substance", "“sugar” is not one", "sugar"),
    ("route=PE", "route", "“PE” is no route", "PE"),
    ("article=7", "article", "no published article with the number “7”", "7"),
    ("&".join(f"place=No.+{n}" for n in range(21)), "place", "These are more than 20", "No. 7"),
    ("group=clan", "group", "no criminal group at the address “clan”", "clan"),
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


def test_texts_that_were_typed_stand_in_the_form_as_they_were_typed(reader, records):
    page = reader.get("/en/seizures/?place=Paita&place=PECLL").content.decode()
    found = re.findall(r'name="place" value="([^"]*)"', page)
    assert found == ["Paita", "PECLL"]


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
    assert page.count('tag--alert">aggregate claim</span>') == 2


def test_countries_are_named_in_the_language_of_the_page(reader, records):
    page = reader.get("/es/seizures/?country=BE").content.decode()
    assert 'name="country" value="BE" checked> <span>Bélgica</span>' in page
    assert "Belgium" not in page
