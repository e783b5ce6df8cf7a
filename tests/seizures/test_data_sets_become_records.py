"""Each data set becomes records that say what its rows say, and no more."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from seizures.importers.cbp import month
from seizures.models import ImportRun, Seizure
from tests.seizures.data_files import cbp, colombia, colombian_total, imported, unodc, write_file

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 15)


def test_a_row_of_unodc_becomes_an_event_with_its_claim(tmp_path, reader):
    row = unodc(
        administrative_division="LIMA Y CALLAO",
        amount="0.006999999999999999",
        hiding_place="Swallowed",
        installation="Airport",
        transport="Commercial air",
        producing_country="Unknown",
        departure_country="Bolivia, Plurinational State of",
        destination_country="Spain",
    )
    run, _report = imported("unodc-ids", write_file(tmp_path, "unodc-ids", [row]), retrieved=TODAY)
    record = Seizure.objects.get()
    assert (record.kind, record.status, record.live) == ("event", "unverified", True)
    assert record.public_id == "SZ-2015-00001"
    assert record.occurred_earliest == record.occurred_latest == date(2015, 3, 4)
    assert (record.mode, record.concealment) == ("air", "body")
    line = record.substances.get()
    assert (line.substance, line.form, line.named) == ("cocaine", "hydrochloride", "Cocaine HCL")
    assert line.as_written == "0.006999999999999999 Kilogram"
    assert line.reading == "0.007 kg"
    assert line.kg_low == line.kg_high == Decimal("0.007")
    places = {place.role: place for place in record.places.all()}
    assert set(places) == {"seized", "departure", "destination"}, "an unknown country is no place"
    assert places["seized"].in_words == "Callao, Lima y Callao, Peru"
    assert places["seized"].site == "airport"
    assert places["departure"].country == "BO"
    claim = record.claims.get()
    assert "PLACE:  CALLAO" in claim.quote, "the source's spelling is kept"
    assert claim.figure_as_written == "0.006999999999999999 Kilogram"
    assert claim.source_name.endswith(", row 2")
    assert claim.retrieved == TODAY
    page = reader.get(record.get_absolute_url()).content.decode()
    assert "Cocaine hydrochloride, Callao, Lima y Callao, Peru" in page
    assert reader.get(f"/api/v1/seizures/{record.public_id}/").json()["wordings"] == []
    found = reader.get("/en/seizures/?country=PE").content.decode()
    assert record.public_id in found, "lists know it at once"
    assert list(ImportRun.objects.behind(Seizure.objects.listed())) == [run]


QUANTITIES = [
    ("490.0", "Tablet", "490 tablets", None),
    ("2.0", "Thousand of tablets", "2,000 tablets", None),
    ("9e-05", "Kilogram", "0.00009 kg", Decimal("0.00009")),
    ("3.0", "Microgram", "3 µg", Decimal("0.000000003").quantize(Decimal("1e-8"))),
    ("3.0", "Block (350gr)", "3 blocks of 350 g", Decimal("1.05")),
    ("5.0", "Viss", "5 viss", Decimal("8.16466266")),
    ("6.0", "Paper (1/10 gm)", "6 papers of a tenth of a gram", Decimal("0.0006")),
    ("1.5", "100 gram", "1.5 lots of 100 g", Decimal("0.15")),
    ("42.0", "Acres", "42 acres", None),
    ("7.0", "Unit", "7 units", None),
    ("21.5", "Trip", "21.5 “trips” (the source’s unit)", None),
    ("5.0", "", "5 (the source names no unit)", None),
    ("12.0", "Flagon", "unknown quantity", None),
]


def test_units_stay_what_they_are_and_few_become_kilograms(tmp_path):
    rows = [unodc(amount=amount, drug_unit=unit) for amount, unit, _words, _kg in QUANTITIES]
    imported("unodc-ids", write_file(tmp_path, "unodc-ids", rows), retrieved=TODAY)
    lines = [record.substances.get() for record in Seizure.objects.order_by("pk")]
    with override("en"):
        told = [(line.in_words, line.kg_high) for line in lines]
    assert told == [(words, kilograms) for _amount, _unit, words, kilograms in QUANTITIES]
    for line in lines:
        before = (line.low, line.unit, line.kg_low)
        line.clean()
        assert (line.low, line.unit, line.kg_low) == before, "an editor's save reads the same"


def test_colombian_grams_dates_and_departments(tmp_path):
    rows = [colombia(), colombia("BASUCO", "5", DEPTO_HECHO="VALLE", CODIGO_DANE="5,001,000")]
    imported("co-policia", write_file(tmp_path, "co-policia", rows, encoding="utf-8-sig"),
             retrieved=TODAY)  # fmt: skip
    first, second = Seizure.objects.order_by("pk")
    line = first.substances.get()
    assert (line.low, line.unit, line.kg_low) == (16780, "g", Decimal("16.78"))
    assert line.as_written == "16,780 GRAMO"
    assert first.occurred == "2019-02-20"
    assert (first.place_seized.name, first.place_seized.subdivision) == (
        "Leticia, Amazonas", "CO-AMA",
    )  # fmt: skip
    assert first.place_seized.site == "street"
    assert second.place_seized.subdivision == "CO-ANT"
    assert second.substances.get().named == "BASUCO"
    assert first.claims.get().quote_language == "es"


@pytest.mark.parametrize(
    ("year", "name", "period"),
    [("2019", "OCT", "2018-10"), ("2019", "SEP", "2019-09"), ("2022", "JAN", "2022-01")],
)
def test_a_fiscal_year_begins_in_october(year, name, period):
    assert month(year, name) == period


def test_monthly_sums_become_claims_that_no_total_adds(tmp_path):
    path = write_file(tmp_path, "us-cbp", [cbp(), cbp(month="NOV")])
    imported("us-cbp", path, retrieved=TODAY)
    record = Seizure.objects.order_by("pk").first()
    assert (record.kind, record.occurred) == ("aggregate", "2018-10")
    assert record.substances.get().as_written == "10.5 lb"
    assert record.claims.get().figure_as_written == "10.5 lbs, 3 events"
    assert record.title == "Cocaine, Yuma Sector, United States of America, October 2018"
    total = Seizure.objects.listed().total()
    assert (total.events, total.kg_high, total.aggregate_claims_not_counted) == (0, None, 2)


def test_a_row_of_totals_is_checked_and_no_record(tmp_path):
    rows = [colombia(grams="1,000"), colombia(grams="20"), colombian_total("1,020")]
    _run, report = imported("co-policia", write_file(tmp_path, "co-policia", rows), retrieved=TODAY)
    assert report.number_of("totals-fit") == 1
    assert report.sum_in_words == (
        "3 rows = 2 new records + 1 row of totals + 0 reported and not imported"
    )
    assert Seizure.objects.count() == 2
    rows[-1] = colombian_total("1,000")
    _run, report = imported("co-policia", write_file(tmp_path, "co-policia", rows), retrieved=TODAY)
    assert "the rows above add up to 1,020, a difference of 20" in report.as_text()


def test_an_editor_opens_and_publishes_what_was_imported(tmp_path):
    imported("unodc-ids", write_file(tmp_path, "unodc-ids", [unodc()]), retrieved=TODAY)
    record = Seizure.objects.get()
    draft = record.get_latest_revision_as_object()
    draft.vessel = "Carmen"
    draft.full_clean()
    draft.save_revision().publish()
    record.refresh_from_db()
    assert record.vessel == "Carmen"
    assert record.substances.get().kg_low == Decimal("12.5")
