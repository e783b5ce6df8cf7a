"""Bad input is said in words with its row and column, and every row is accounted for."""

import csv
import zipfile
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from seizures.importers.files import UnreadableFileError
from seizures.models import ImportedRow, ImportRun, Seizure
from tests.seizures.data_files import (
    UNODC_HEAD,
    as_text,
    cbp,
    colombia,
    colombian_total,
    imported,
    looked_at,
    unodc,
    write_file,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 15)
# What is wrong with a row: the cells, the words said of it, whether it becomes a record.
AMISS = [
    ({"amount": "-3"}, "AMOUNT “-3” is negative", False),
    ({"amount": "927611728.0", "drug_unit": "Bush"}, "is absurd", False),
    ({"amount": "=1+1"}, "AMOUNT “=1+1” is no number", False),
    ({"amount": "1e30"}, "AMOUNT “1e30” is absurd", False),
    ({"amount": "NaN"}, "AMOUNT “NaN” is no number", False),
    ({"seizure_date": "2015-02-30"}, "SEIZURE_DATE “2015-02-30” is no date", False),
    ({"seizure_date": "2031-01-01"}, "SEIZURE_DATE “2031-01-01” lies in the future", False),
    ({"country": "Atlantis"}, "COUNTRY “Atlantis” is no country that is known", False),
    ({"departure_country": "Atlantis"}, "that place is left out", True),
    ({"drug_unit": "Flagon"}, "DRUG_UNIT “Flagon” is no unit that is known", True),
    ({"drug_name": "Moondust"}, "DRUG_NAME “Moondust” is no substance of ours", True),
    ({"place": "=HYPERLINK(1)"}, "PLACE “=HYPERLINK(1)” begins as a formula does", True),
    ({"amount": ""}, "AMOUNT is empty: the quantity is unknown", True),
    ({"amount": "0.0"}, "AMOUNT is zero, as the source has it", True),
    ({"amount": "0.123456789012"}, "has more than eight decimals", True),
    ({"installation": "Castle / Palace"}, "has no equal in our lists", True),
]


@pytest.fixture
def amiss(tmp_path):
    return write_file(tmp_path, "unodc-ids", [unodc(**cells) for cells, _said, _becomes in AMISS])


def test_a_dry_run_says_what_is_wrong_and_changes_nothing(amiss):
    report = looked_at("unodc-ids", amiss, today=TODAY)
    text = report.as_text()
    for _cells, said, _becomes in AMISS:
        assert said in text
    becoming = sum(becomes for _cells, _said, becomes in AMISS)
    refused = len(AMISS) - becoming
    assert text.startswith(
        f"{len(AMISS)} rows = {becoming} new records + {refused} reported and not imported"
    )
    assert "rows 2 (“" in text or "rows 2" in text
    assert not Seizure.objects.exists()
    assert not ImportRun.objects.exists()


def test_what_is_refused_is_left_out_and_the_rest_is_whole(amiss):
    imported("unodc-ids", amiss, retrieved=TODAY)
    becoming = [at for at, (_cells, _said, becomes) in enumerate(AMISS, 2) if becomes]
    assert list(ImportedRow.objects.order_by("number").values_list("number", flat=True)) == becoming
    assert all(record.substances.count() == 1 for record in Seizure.objects.all())
    assert all(record.claims.count() == 1 for record in Seizure.objects.all())


def test_an_absurd_mass_stays_a_draft_and_the_rule_is_said(tmp_path):
    path = write_file(tmp_path, "unodc-ids", [unodc(), unodc(amount="4500000.0")])
    _run, report = imported("unodc-ids", path, retrieved=TODAY)
    assert "AMOUNT is over 50 tonnes" in report.as_text()
    assert "over ten times the next largest" in report.as_text()
    assert [record.live for record in Seizure.objects.order_by("pk")] == [True, False]


def test_equal_rows_are_records_of_their_own(tmp_path):
    path = write_file(tmp_path, "unodc-ids", [unodc(), unodc(), unodc(place="Lima"), unodc()])
    _run, report = imported("unodc-ids", path, retrieved=TODAY)
    assert report.number_of("repeated-row") == 2
    assert Seizure.objects.count() == 4
    numbers = ImportedRow.objects.order_by("number").values_list("number", "occurrence")
    assert list(numbers) == [(2, 1), (3, 2), (4, 1), (5, 3)]


def test_a_broken_row_keeps_the_file_out_until_somebody_says_otherwise(tmp_path):
    path = write_file(tmp_path, "us-cbp", [cbp(), cbp()[:5], [*cbp(month="NOV"), "x"], cbp("2020")])
    with pytest.raises(CommandError, match="2 rows are broken"):
        call_command("import_seizures", "us-cbp", str(path), write=True, stdout=StringIO())
    assert not Seizure.objects.exists()
    out = StringIO()
    call_command("import_seizures", "us-cbp", str(path), write=True, despite_broken_rows=True,
                 stdout=out)  # fmt: skip
    assert "has 5 cells where the head has 9" in out.getvalue()
    assert "4 rows = 2 new records + 2 reported and not imported" in out.getvalue()


UNREADABLE = [
    (b"a,b\nx\xf3,1\n", "", r"Byte 0xF3 at position 5, in line 2, is no UTF-8"),
    (b"", "", "The file is empty"),
    ("a,b\n1,2\n".encode("utf-16-le"), "", "null bytes.*utf-16-le"),
    (b"a,b\n1,2\n", "klingon", "is no encoding"),
    (b"a,b\n1,2\n", "zlib", "is no encoding"),
    (b"a,b\n1,2\n", "undefined", "is no encoding"),
    (b"a,b\n1,2\n", "", "lacks the columns FY"),
    ((",".join(cbp()) + "\n").encode(), "", "lacks the columns FY"),
    (b'FY,x\n"2019,1\n2020,2\n', "", "lacks the columns"),
    (as_text(UNODC_HEAD, [unodc()]).encode(), "", "lacks the columns"),
]


@pytest.mark.parametrize(("content", "encoding", "said"), UNREADABLE)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(tmp_path, content, encoding, said):
    path = tmp_path / "data.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=said):
        looked_at("us-cbp", path, today=TODAY, encoding=encoding)


def test_a_quotation_mark_that_never_closes_is_found_where_it_opens(tmp_path):
    path = write_file(tmp_path, "us-cbp", [cbp(), cbp(month="NOV")])
    path.write_text(path.read_text() + '2020,"JAN,x\n', encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="Row 4, which begins in line 4"):
        looked_at("us-cbp", path, today=TODAY)


def test_encodings_are_told_by_their_mark_or_by_hand_and_never_guessed(tmp_path):
    for encoding, said in (("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "cp1252")):
        path = write_file(tmp_path, "co-policia", [colombia(MUNICIPIO_HECHO="MEDELLÍN (CT)")],
                          encoding=encoding)  # fmt: skip
        report = looked_at("co-policia", path, today=TODAY, encoding=said)
        assert report.counts["created"] == 1, encoding


def test_an_archive_holds_one_table(tmp_path):
    path = tmp_path / "data.zip"
    inner = write_file(tmp_path, "us-cbp", [cbp()])
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "one.csv")
    assert looked_at("us-cbp", path, today=TODAY).counts["created"] == 1
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(inner, "two.csv")
    with pytest.raises(UnreadableFileError, match="holds 2 CSV files"):
        looked_at("us-cbp", path, today=TODAY)


def test_an_archive_with_a_password_cannot_be_opened(tmp_path):
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", "a,b")
    packed = bytearray(path.read_bytes())
    packed[6] |= 1  # the flag of encryption, in the file's own head and in the directory
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(packed)
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        looked_at("us-cbp", path, today=TODAY)


@pytest.mark.parametrize("figure", ["NaN", "sNaN", "Infinity", "1e999999999"])
def test_a_row_of_totals_that_no_sum_can_be_is_said_to_differ(tmp_path, figure):
    path = write_file(tmp_path, "co-policia", [colombia(grams="20"), colombian_total(figure)])
    report = looked_at("co-policia", path, today=TODAY)
    assert report.number_of("totals-differ") == 1
    path = write_file(tmp_path, "co-policia", [colombia(grams=figure), colombian_total("20")])
    assert looked_at("co-policia", path, today=TODAY).counts["refused"] == 1


def test_a_year_that_no_calendar_has_is_no_date(tmp_path):
    report = looked_at("us-cbp", write_file(tmp_path, "us-cbp", [cbp(year="20190")]), today=TODAY)
    assert "FY “20190” is no date" in report.as_text()


def test_the_report_is_to_be_had_as_a_table_that_runs_nothing(tmp_path, amiss):
    report = tmp_path / "report.csv"
    call_command("import_seizures", "unodc-ids", str(amiss), report=report, stdout=StringIO())
    rows = list(csv.DictReader(report.open(encoding="utf-8")))
    assert {"row": "2", "column": "AMOUNT", "value": "'-3"}.items() <= rows[0].items()
    assert any(row["value"] == "'=1+1" for row in rows)
