"""A chart shows an interval as a range, an unknown as unknown, and says all that it leaves out."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.http import QueryDict

from seizures.charts import palette, reading
from seizures.charts.catalogue import LABELS, exhibit
from seizures.charts.dimensions import DIMENSIONS
from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure, SeizurePlace
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def asked(question=""):
    filters = SeizureFilter(QueryDict(question), Seizure.objects.listed())
    assert filters.is_valid()
    return filters


def csv_of(reader, address):
    text = reader.get(address).content.decode("utf-8-sig")
    return {row["key"]: row for row in csv.DictReader(io.StringIO(text))}


def marks(svg, kind):
    return [mark for mark in ElementTree.fromstring(svg).iter() if mark.get("class") == kind]


def test_the_story_by_month_has_every_event_and_no_aggregate(reader):
    callao.enter()
    rows = csv_of(reader, "/en/seizures/charts/month.csv?substance=cocaine")
    assert rows["2022-06"]["kg_low"] == "1995.806428"
    assert rows["2022-06"]["kg_high"] == "2200"
    assert rows["2022-07"]["events"] == "0"
    december = rows["2022-12"]
    assert (december["kg_low"], december["events_of_unknown_quantity"]) == ("", "1")
    assert sum(int(row["events"]) for row in rows.values()) == 4
    shown = exhibit(asked("substance=cocaine"), "month")
    assert marks(shown.wide, "d-unknown")
    assert "quantity unknown" in shown.wide
    assert "in 3 events; 1 of unknown quantity; 1 aggregate claim not counted" in shown.subtitle


def test_nothing_leads_that_another_may_surpass():
    make_seizure(quantity="between 2 and 4 tonnes", occurred="2022-01")
    make_seizure(quantity="3 tonnes", occurred="2022-02")
    assert "may lead" in exhibit(asked(), "month").title
    make_seizure(quantity="9 tonnes", occurred="2022-03")
    assert exhibit(asked(), "month").title == "March 2022 leads with 9\u00a0t of cocaine"
    make_seizure(quantity="over 1 tonne", occurred="2022-04")
    assert "may lead" in exhibit(asked(), "month").title


def test_substances_are_never_added_together(reader):
    for number in range(2):
        make_seizure(quantity=f"{number + 1} kg")
    make_seizure(quantity="50 kg", substance="heroin")
    page = reader.get("/en/seizures/charts/month/").content.decode()
    assert "53" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.S).split("</main>")[0]
    assert "Also here: heroin (1 event)" in page
    assert "?substance=heroin" in page


def test_values_that_are_too_many_are_summed_and_said():
    for number in range(20):
        make_seizure(quantity=f"{number + 1} kg", place=f"Harbour {number}")
    make_seizure(quantity="500 g", place="")
    shown = exhibit(asked(), "place")
    assert len(shown.rows) == 21
    assert "and 8 others" in shown.wide
    assert any("8 further values" in note and "36 kg in 8 events" in note for note in shown.notes)
    assert shown.rows[-1].first == "Not stated"


def test_what_is_not_dated_to_the_month_is_said_and_not_spread():
    make_seizure(quantity="5 kg", occurred="2022-03")
    make_seizure(quantity="7 kg", occurred="2022")
    shown = exhibit(asked(), "month")
    assert any("so closely: 7 kg in 1 event" in note for note in shown.notes)
    assert [row.first for row in shown.rows] == ["March 2022", "Not dated to the month"]


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [("2020-01", "2022-12", "month"), ("2011", "2016", "quarter"), ("1990", "2026", "year")],
)
def test_a_long_span_is_drawn_in_longer_periods(first, last, step):
    for occurred in (first, last):
        make_seizure(occurred=f"{occurred}-05"[:7])
    series = reading.read(asked(), DIMENSIONS["month"])
    assert series.step == step
    assert len(series.bars) <= 40


def test_a_record_at_either_end_of_the_calendar_is_drawn(reader):
    for occurred in ("0001-01-01", "9999-12-31"):
        make_seizure(occurred=occurred)
    page = reader.get("/en/seizures/charts/month/").content.decode()
    assert "occurred_from=0001-01-01" in page
    table = reader.get("/en/seizures/charts/month.csv").content.decode()
    assert table.strip().splitlines()[-1].startswith("cocaine,9990,")


def test_what_a_record_says_cannot_leave_its_place_in_the_drawing(reader):
    record = make_seizure(place="<script>alert(1)</script> & \x0bson")
    for address in ("charts/place.svg", "charts/place/", record.public_id + "/"):
        body = reader.get(f"/en/seizures/{address}").content.decode()
        assert "<script>alert" not in body
    svg = reader.get("/en/seizures/charts/place.svg").content
    assert any("& son" in "".join(text.itertext()) for text in ElementTree.fromstring(svg).iter())


def test_a_cell_is_no_formula(reader):
    make_seizure(place="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in reader.get("/en/seizures/charts/place.csv").content.decode()


@pytest.mark.parametrize("code", LABELS)
def test_every_kind_is_a_page_a_picture_and_a_table(reader, code):
    record = make_seizure(quantity="2.2 tons", destination="NL")
    record.places.add(SeizurePlace(role="departure", country="PE"))
    record.save()
    base = {"map": "/en/seizures/map", "routes": "/en/seizures/map/routes"}.get(
        code, f"/en/seizures/charts/{code}"
    )
    page = reader.get(f"{base}/?country=PE")
    assert "style=" not in page.content.decode()
    svg = reader.get(f"{base}.svg?country=PE").content
    root = ElementTree.fromstring(svg)
    said = " ".join(text.strip() for text in root.itertext())
    assert root.tag == f"{SVG}svg"
    assert "Waybill" in said
    assert "country=PE" in said
    assert not any("style" in mark.attrib or "class" in mark.attrib for mark in root.iter())
    table = list(csv.reader(io.StringIO(reader.get(f"{base}.csv").content.decode())))
    assert len(table) == 2


def test_nothing_found_is_said_and_drawn_nowhere(reader):
    page = reader.get("/en/seizures/charts/month/?q=nothing")
    assert "nothing to draw" in page.content.decode()
    assert reader.get("/en/seizures/map.png?q=nothing").content.startswith(b"\x89PNG")


def test_a_filter_that_cannot_be_read_is_answered_in_words(reader):
    assert "not a number" in reader.get("/en/seizures/charts/month/?kg_min=x").content.decode()
    refused = reader.get("/en/seizures/charts/month.svg?kg_min=x")
    assert (refused.status_code, b"kg_min" in refused.content) == (400, True)
    assert reader.get("/en/seizures/charts/nothing/").status_code == 404
    assert reader.get("/en/seizures/charts/nothing.png").status_code == 404


def test_the_same_records_give_the_same_bytes(reader):
    callao.enter()
    first = reader.get("/en/seizures/map.svg")
    assert reader.get("/en/seizures/map.svg").content == first.content
    again = reader.get("/en/seizures/map.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_drafts_and_retracted_records_are_in_no_picture(reader):
    make_seizure(place="Quagga", live=False)
    make_seizure(place="Quagga", status="retracted")
    for address in ("charts/place/", "charts/place.csv", "map/", "charts/place/embed/"):
        assert "Quagga" not in reader.get(f"/en/seizures/{address}").content.decode()


@pytest.mark.parametrize(
    ("address", "most"), [("charts/month/", 22), ("charts/place/", 22), ("map/", 34)]
)
def test_more_records_cost_no_more_queries(reader, django_assert_max_num_queries, address, most):
    make_seizure(substance="cocaine")
    make_seizure(substance="heroin")
    reader.get(f"/en/seizures/{address}")
    cache.clear()
    with django_assert_max_num_queries(most) as few:
        reader.get(f"/en/seizures/{address}")
    for number in range(8):
        make_seizure(place=f"Place {number}", country="CO", destination="ES")
    cache.clear()
    with django_assert_max_num_queries(most) as many:
        reader.get(f"/en/seizures/{address}")
    assert len(few) == len(many)


def test_every_mark_has_its_colour_at_home_and_away(settings):
    css = (settings.BASE_DIR / "static/css/drawings.css").read_text()
    coloured = set(re.findall(r"\.(d-[a-z]+)", css))
    assert coloured == set(palette.PRESENTATION)
