"""While somebody types a record, the desk says what it understood; what is not ready stays in."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse

from commons import roles
from seizures import date_words, dates
from seizures.models import Seizure
from tests.newsroom.people import signed_in
from tests.seizures.factories import make_seizure
from tests.seizures.test_editors_are_answered_in_words import ADD, CLAIM, LINE, edit, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in(roles.DATABASE_EDITOR)


def understood(client, kind, **values) -> dict:
    return client.get(reverse("record_understand", args=[kind]), values).json()


def test_a_quantity_is_said_with_its_kilograms_rule_and_substance(editor):
    answer = understood(editor, "quantity", as_written="some three tons of cocaine hydrochloride")
    assert answer["understood"][0] == "about 3 tons (which ton is not stated) = ≈ 2,722 to 3,000 kg"
    assert "907.18474" in answer["understood"][1]
    assert answer["fill"] == {"substance": "cocaine", "form": "hydrochloride"}
    assert answer["doubts"] == []


def test_a_joint_quantity_is_one_substance(editor):
    text = "over eight tons of cocaine and cocaine base, jointly"
    answer = understood(editor, "quantity", as_written=text)
    assert answer["fill"] == {"substance": "cocaine-and-base"}
    assert answer["understood"][0].startswith("over 8 tons")


def test_an_ambiguous_number_is_offered_in_both_readings_and_taken_in_neither(editor):
    answer = understood(editor, "quantity", as_written="2.000 kilos de cocaína")
    assert "may separate thousands or decimals" in answer["doubts"][0]
    readings = [offer["fields"]["reading"] for offer in answer["offers"]]
    assert readings == ["2000 kilos de cocaína", "2.000 kilos de cocaína"]
    for reading, kilograms in zip(readings, ("2,000 kg", "2 kg"), strict=True):
        said = understood(editor, "quantity", as_written="2.000 kilos", reading=reading)
        assert said["understood"][0] == kilograms


def test_words_that_say_another_substance_than_the_chosen_one_are_doubted(editor):
    answer = understood(editor, "quantity", as_written="5 kg of heroin", substance="cocaine")
    assert answer["fill"] == {}
    assert "heroin" in answer["doubts"][0]


def test_what_is_too_long_to_be_a_date_is_none(editor):
    assert understood(editor, "date", value="c." * 1500)["offers"] == []


def test_a_plain_date_is_offered_in_edtf(editor):
    answer = understood(editor, "date", value="11 June 2022")
    assert answer["offers"][0]["fields"] == {"value": "2022-06-11"}
    both = understood(editor, "date", value="11/06/2022")
    assert [offer["fields"]["value"] for offer in both["offers"]] == ["2022-06-11", "2022-11-06"]
    said = understood(editor, "date", value="2022-11~")
    assert said["understood"] == ["about November 2022 [2022-11-01 – 2022-11-30]"]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("11 June 2022", "2022-06-11"),
        ("June 11, 2022", "2022-06-11"),
        ("el sábado 11 de junio de 2022", "2022-06-11"),
        ("junio de 2022", "2022-06"),
        ("setiembre de 2021", "2021-09"),
        ("early 2021", "2021-01/2021-04"),
        ("early March 2024", "2024-03"),
        ("a mediados de junio de 2022", "2022-06"),
        ("mid-2021", "2021-05/2021-08"),
        ("a finales de 2020", "2020-09/2020-12"),
        ("hacia noviembre de 2022", "2022-11~"),
        ("since 2017", "2017/.."),
        ("desde 2017", "2017/.."),
        ("entre 2019 y 2021", "2019/2021"),
        ("de enero a marzo de 2022", "2022-01/2022-03"),
        ("25/12/2022", "2022-12-25"),
    ],
)
def test_dates_as_people_write_them(written, edtf):
    assert date_words.offers(written) == [edtf]
    assert dates.parse(edtf).earliest or dates.parse(edtf).latest


@pytest.mark.parametrize("written", ["yesterday", "31 June 2022", "spring 2021", ""])
def test_what_is_no_date_is_offered_as_none(written):
    assert date_words.offers(written) == []


def test_a_check_digit_that_is_wrong_is_told_with_the_right_one(editor):
    wrong = understood(editor, "container", value="CSQU3054384")
    assert "it would be 3, not 4" in wrong["doubts"][0]
    assert understood(editor, "container", value="CSQU3054383")["doubts"] == []
    assert "it would be 7, not 8" in understood(editor, "imo", value="9176188")["doubts"][0]


def test_a_locode_fills_in_its_place_and_doubts_what_does_not_fit(editor):
    answer = understood(editor, "locode", locode="pe cll", country="NL", latitude="", longitude="")
    assert answer["fill"]["country"] == "PE"
    assert answer["fill"]["precision"] == "city"
    assert "is a place in Peru, not in Netherlands" in answer["doubts"][0]
    far = understood(editor, "locode", locode="PECLL", latitude="51.9", longitude="4.4")
    assert "km from Callao" in far["doubts"][0]


def test_places_are_found_by_name_and_by_position(editor):
    found = editor.get(reverse("record_places"), {"q": "Amberes"}).json()["places"]
    assert found[0]["fields"]["locode"] == "BEANR"
    near = editor.get(reverse("record_places"), {"latitude": "51.9", "longitude": "4.45"}).json()
    assert near["places"][0]["fields"]["locode"] == "NLRTM"
    assert editor.get(reverse("record_places"), {"q": "Nowhereville"}).json()["places"] == []
    assert editor.get(reverse("record_places"), {"latitude": "999", "longitude": "x"}).json()
    for none in ("NaN", "sNaN", "Infinity", "1e999999"):
        position = {"latitude": none, "longitude": none}
        assert editor.get(reverse("record_places"), position).json()["places"] == []
        assert understood(editor, "place", locode="PECLL", **position)["doubts"] == []


def test_a_map_shows_the_world_or_a_country(editor):
    views = {}
    for country in ("", "PE", "ZZ"):
        drawn = editor.get(reverse("record_place_map"), {"country": country})
        assert drawn["Content-Type"] == "image/svg+xml"
        views[country] = ElementTree.fromstring(drawn.content).get("viewBox")
    assert views[""] == views["ZZ"] == "-180.00 -80.00 360.00 140.00"
    west, north, width, height = map(float, views["PE"].split())
    callao = (-77.12, 12.05)
    assert west < callao[0] < west + width
    assert north < callao[1] < north + height
    assert width < 30


def test_a_map_is_looked_at_closer(editor):
    def view(**asked):
        drawn = editor.get(reverse("record_place_map"), asked)
        return [float(n) for n in ElementTree.fromstring(drawn.content).get("viewBox").split()]

    near = view(country="EC", latitude="-2.2", longitude="-79.9", width="4")
    assert near == [-81.9, 1.2, 4.0, 2.0]
    assert view(latitude="-2.2", longitude="-79.9", width="0")[2] == 1
    assert view(latitude="89", longitude="180", width="10")[:2] == [170, -80]
    for nonsense in ("NaN", "Infinity", "wide"):
        assert view(latitude="1", longitude="1", width=nonsense)[2] == 360
        assert view(latitude=nonsense, longitude="1", width="4")[2] == 360


def test_a_claim_is_held_against_its_quote_and_its_link(editor):
    answer = understood(
        editor, "claim", quote="some 3 tons", figure_as_written="5 tons", url="https://a.example/b"
    )
    assert len(answer["doubts"]) == 2
    assert answer["links"][1][1] == "https://web.archive.org/save/https://a.example/b"
    kept = {"url": "https://a.example/b", "archived_url": "https://archive.example/b"}
    assert understood(editor, "claim", quote="x", **kept)["doubts"] == []


def test_only_who_writes_records_is_answered(reader):
    assert reader.get(reverse("record_places"), {"q": "Callao"}).status_code == 302


def test_mistakes_are_listed_at_the_head_with_links_to_them(editor):
    sent = typed(occurred="June 2022", claims=[CLAIM, {**CLAIM, "quote": ""}])
    page = editor.post(reverse(ADD), {**sent, "action-publish": "Publish"}).content.decode()
    assert 'href="#id_occurred"' in page
    assert 'href="#id_claims-1-quote"' in page
    assert "nothing that you typed is lost" in page
    assert CLAIM["quote"] in page, "a second row that is broken loses nothing of the first"


KEPT_BACK = [
    ({"claims": []}, "No source is quoted"),
    ({"substances": []}, "No substance is named"),
    ({"kind": "aggregate", "substances": [{**LINE, "as_written": ""}]}, "none is given"),
    ({"occurred": "2999"}, "is in the future"),
    (
        {"status": "verified", "claims": [CLAIM, {**CLAIM, "chosen": "", "source_name": "Belga"}]},
        "say why one is relied on",
    ),
]


@pytest.mark.parametrize(("lack", "reason"), KEPT_BACK)
def test_what_is_not_ready_is_kept_as_a_draft_with_the_reason(editor, lack, reason):
    sent = typed(**lack, **{"action-publish": "Publish"})
    page = editor.post(reverse(ADD), sent, follow=True).content.decode()
    record = Seizure.objects.get()
    assert not record.live
    assert page.count(reason) == 2, "in the message, and in the panel at the head"
    assert "is not published" in page


def test_a_disagreement_is_shown_side_by_side_and_may_go_out_with_its_reason(editor):
    other = {**CLAIM, "chosen": "", "source_name": "Belga", "reason": "Metric by its language."}
    sent = typed(status="verified", claims=[CLAIM, other], **{"action-publish": "Publish"})
    editor.post(reverse(ADD), sent)
    record = Seizure.objects.get()
    assert record.live
    page = editor.get(edit(record)).content.decode()
    assert "Sources disagree: quantity" in page


def test_a_program_publishes_and_a_retraction_is_never_kept_back(editor):
    record = make_seizure(claims=())
    record.claims.all().delete()
    record = Seizure.objects.get(pk=record.pk)
    record.save_revision().publish()
    record.status = "retracted"
    record.save_revision().publish(user=editor.get(reverse(ADD)).wsgi_request.user)
    assert Seizure.objects.get(pk=record.pk).is_retracted
