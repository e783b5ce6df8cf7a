"""A record's page says everything that is known, in which words, by whom, and how well."""

import pytest

from seizures.models import Claim, Seizure, SeizurePlace
from tests.newsroom.factories import make_article
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    return callao.enter()


def page_of(reader, seizure, language="en") -> str:
    response = reader.get(f"/{language}/seizures/{seizure.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_quantity_stands_as_written_and_in_kilograms_with_its_rule(reader, records):
    page = page_of(reader, records["asparagus"])
    assert "“2.2 tons”" in page
    assert "≈ 1,996 to 2,200 kg" in page
    assert "which ton is not stated" in page
    assert "from the short ton (907.18474 kg) to the metric ton" in page


def test_an_unknown_quantity_is_said_to_be_unknown(reader, records):
    page = page_of(reader, records["coffee"])
    assert "no quantity stated" in page
    assert "nknown quantity of cocaine" in page
    paper = page.split('class="paper"')[1].split("</section>")[0]
    assert "not known" in paper
    assert "0 kg" not in paper


def test_dates_are_said_in_words_and_as_written(reader, records):
    page = page_of(reader, records["scrap"])
    assert "about November 2022" in page
    assert "2022-11~" in page
    assert "noviembre de 2022" in page_of(reader, records["scrap"], "es")


def test_places_have_a_role_and_a_precision(reader, records):
    page = page_of(reader, records["scrap"])
    assert "departure" in page
    assert "Port of Callao, Peru" in page
    assert "known to the level of: country" in page


def test_what_no_source_says_is_not_left_out(reader):
    page = page_of(reader, make_seizure(announced=""))
    for label in ("Announced", "Conveyance", "How it was hidden", "Agencies", "Arrests"):
        field = page.split(f"<dt>{label}</dt>")[1].split("</div>")[0]
        assert "not stated" in field


def test_each_claim_keeps_its_words_language_and_links(reader, records):
    page = page_of(reader, records["asparagus"])
    assert '<blockquote lang="fr"><p>“2,2 tonnes de cocaïne”' in page
    assert 'href="https://archive.example/belga"' in page
    assert 'href="https://insightcrime.org/"' in page


def test_where_sources_differ_both_stand_with_the_reason(reader, records):
    page = page_of(reader, records["asparagus"])
    assert "sources differ" in page
    assert "differs; kept beside the figure relied on" in page
    assert "Metric by its language." in page
    assert "sources differ" not in page_of(reader, records["house"])


def test_an_aggregate_claim_says_that_it_is_none_of_our_events(reader, records):
    page = page_of(reader, records["year"])
    assert "not one event" in page
    assert "never added to them" in page


def test_articles_that_cite_it_those_of_the_language_first(reader, records):
    record = records["asparagus"]
    card = [("seizure_card", record)]
    make_article("In English", body=card)
    make_article("En español", language="es", body=card)
    make_article("Not out yet", body=card, publish=False)
    english, spanish = page_of(reader, record), page_of(reader, record, "es")
    assert english.index("In English") < english.index("En español")
    assert spanish.index("En español") < spanish.index("In English")
    assert "Not out yet" not in english


def test_it_can_be_cited_reported_and_taken(reader, records):
    record = records["house"]
    page = page_of(reader, record)
    assert f"http://waybill.example/en/seizures/{record.public_id}/" in page
    assert f'href="/en/feedback/record/{record.public_id}/?kind=correction"' in page
    address = f"/api/v1/seizures/{record.public_id}/"
    assert f'<link rel="alternate" type="application/json" href="{address}">' in page
    assert reader.get(address).status_code == 200
    assert "CC BY-NC 4.0" in page


def test_each_language_points_to_the_other(reader, records):
    record = records["house"]
    page = page_of(reader, record)
    assert f'hreflang="es" href="http://waybill.example/es/seizures/{record.public_id}/"' in page
    assert "Cocaína en una casa" in page_of(reader, record, "es")


def test_a_record_without_words_in_a_language_shows_those_it_has(reader, records):
    assert "Cocaine in scrap metal" in page_of(reader, records["scrap"], "es")


def test_a_roll_up_lists_its_events_and_they_name_it(reader):
    whole = make_seizure(title="Operation", kind="roll-up", quantity="2,388 kg")
    part = make_seizure(title="One ship of it", parent=whole)
    draft = make_seizure(title="Not yet known", parent=whole, live=False)
    assert part.get_absolute_url() in page_of(reader, whole)
    assert draft.public_id not in page_of(reader, whole)
    assert whole.public_id in page_of(reader, part)


def test_a_draft_roll_up_is_not_named_by_its_events(reader):
    whole = make_seizure(title="Operation", kind="roll-up", live=False)
    part = make_seizure(parent=whole)
    assert whole.public_id not in page_of(reader, part)
    body = reader.get(f"/api/v1/seizures/{part.public_id}/").json()
    assert body["part_of"] is None


def test_every_published_change_is_in_its_history(reader):
    record = make_seizure(live=False)
    record.save_revision().publish()
    record = Seizure.objects.get(pk=record.pk)
    record.claims.add(Claim(quote="so it was, again", source_name="Customs"))
    record.occurred = "2022-06"
    record.save_revision().publish()
    draft = Seizure.objects.get(pk=record.pk)
    draft.places.add(SeizurePlace(role="destination", country="NL"))
    draft.save_revision()
    history = page_of(reader, record).split('id="history"')[1]
    assert "published" in history
    assert "changed: date, sources" in history
    assert history.count("<time") == 2
    assert "Customs" in page_of(reader, record)
    assert "Netherlands" not in page_of(reader, record)


def test_an_identifier_may_be_typed_in_small_letters(reader, records):
    record = records["house"]
    response = reader.get(f"/en/seizures/{record.public_id.lower()}/")
    assert (response.status_code, response["Location"]) == (301, record.get_absolute_url())


def test_an_identifier_outlives_its_date(records):
    record = records["asparagus"]
    given = record.public_id
    assert given.startswith("SZ-2022-")
    record.occurred = "2019-01-01"
    record.save()
    record.save_revision().publish()
    assert Seizure.objects.get(pk=record.pk).public_id == given


def test_no_identifier_is_given_twice():
    first = make_seizure()
    given = first.public_id
    first.delete()
    assert make_seizure().public_id != given
