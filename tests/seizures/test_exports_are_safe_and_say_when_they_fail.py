"""An export runs nothing, refuses in words, carries its terms, and never looks whole when it is not."""

import collections
import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from frictionless import Package, system
from openpyxl.utils.escape import unescape

from newsroom.models import NewsroomSettings
from seizures.exports import formats, reading, spreadsheet
from seizures.exports.descriptor import table_schema
from seizures.exports.flat import SEIZURES
from seizures.exports.tables import TABLES
from seizures.models import (
    Claim,
    Seizure,
    SeizureAgency,
    SeizurePlace,
    SubstanceLine,
    Wording,
)
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://evil.example","x")'
KINDS = [each.code for each in formats.offered()]
# Of each model, what leaves under another name or stays: keys, the desk's own, bookkeeping.
STAYS = {
    Seizure: {
        "id", "live", "has_unpublished_changes", "go_live_at", "expire_at", "expired", "locked",
        "locked_at", "locked_by", "latest_revision", "live_revision", "parent", "merged_into",
        "first_filed_at", "change_note", "change_note_language",
    },
    SubstanceLine: {"id", "sort_order", "seizure"},
    SeizurePlace: {"id", "sort_order", "seizure"},
    SeizureAgency: {"id", "sort_order", "seizure"},
    Claim: {"id", "sort_order", "seizure"},
    Wording: {"id", "seizure"},
}  # fmt: skip
READ = {
    Seizure: reading.RECORD_FIELDS,
    **{model: fields for model, fields, _order in reading.PARTS.values()},
}


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


@pytest.fixture
def formulas():
    """A record with a formula in every text that takes one."""
    record = make_seizure(
        title=FORMULA,
        cover_load=FORMULA,
        place=FORMULA,
        agency=FORMULA,
        vessel="@SUM(A1)",
        value_claimed_by="+1",
        value_amount=5,
        value_currency="USD",
        claims=(Claim(quote=FORMULA, source_name="-2+3", publisher="\t=1", reason=FORMULA),),
    )
    SubstanceLine.objects.filter(seizure=record).update(as_written=FORMULA, named=FORMULA)
    SeizurePlace.objects.filter(seizure=record).update(latitude="-12.05", longitude="-77.15")
    return record


def test_no_cell_of_any_table_is_a_formula(reader, formulas):
    flat = content(reader.get("/en/seizures/export/csv/")).decode()
    packed = zipfile.ZipFile(io.BytesIO(content(reader.get("/en/seizures/export/package/"))))
    tables = [flat, *(packed.read(f"data/{table.name}.csv").decode() for table in TABLES)]
    cells = [cell for text in tables for row in csv.reader(io.StringIO(text)) for cell in row]
    started = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert set(started) == {"-12.05", "-77.15"}  # numbers of ours, which no text can become
    assert sum("HYPERLINK" in cell for cell in cells) >= 11


def test_no_cell_of_a_sheet_is_a_formula(reader, formulas):
    written = content(reader.get("/en/seizures/export/xlsx/"))
    book = openpyxl.load_workbook(io.BytesIO(written))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert FORMULA in [cell.value for cell in list(book["seizures"])[1]]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(written)).read("xl/worksheets/sheet1.xml")


def test_a_sheet_holds_any_text_as_it_is(reader):
    """What looks like markup, like an escape, or is too long by the sheet's own way of counting."""
    marked, escaped, ship = "<r><t>a & b</t></r>", " _x0041_\r\nand \u00f1 ", "\U0001f6a2"
    make_seizure(title=marked, vessel=escaped.strip(), cover_load=escaped)
    record = make_seizure(quantity=None, claims=(Claim(quote="q", source_name="s"),))
    SeizureAgency.objects.bulk_create(
        SeizureAgency(seizure=record, name=ship * 160) for _number in range(110)
    )
    book = openpyxl.load_workbook(io.BytesIO(content(reader.get("/en/seizures/export/xlsx/"))))
    head, first, second = book["seizures"].iter_rows(values_only=True)
    first, second = dict(zip(head, first, strict=True)), dict(zip(head, second, strict=True))
    assert first["title"] == marked
    assert unescape(first["cover_load"]) == escaped
    assert second["agencies"].count(ship) > 16_000
    assert second["agencies"].endswith("(too long for a cell; CSV has all of it)")
    assert len(second["agencies"].encode("utf-16-le")) // 2 <= 32_767


def test_a_package_is_valid_and_carries_its_papers(reader, tmp_path, formulas):
    parent = make_seizure(kind="roll-up")
    make_seizure(parent=parent, destination="NL", quantity="some three tons", title_es="Tres")
    make_seizure(quantity=None, place="", claims=())
    written = content(reader.get("/en/seizures/export/package/?country=PE"))
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text())
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["question"] == [{"filter": "country", "value": "Peru"}]
    assert described["licenses"][0]["name"] == "CC-BY-NC-4.0"
    (cocaine,) = (total for total in described["totals"] if total["substance"] == "cocaine")
    assert (cocaine["kg_low"], cocaine["events_of_unknown_quantity"]) == ("2821.55422", 0)
    rows = {each["name"]: each["rowCount"] for each in described["resources"]}
    assert rows["records"] == 3
    assert (
        "CC BY-NC" in (tmp_path / "README.md").read_text()
        or "Attribution" in (tmp_path / "README.md").read_text()
    )
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?contry=PE", "contry"),
        ("?kg_min=much", "kg_min"),
        ("?country=ZZ", "country"),
        ("?occurred_from=2022-02-31", "occurred_from"),
    ],
)
def test_what_no_filter_takes_is_refused_in_words(reader, query, field):
    response = reader.get(f"/en/seizures/export/csv/{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in response.json()["errors"]] == [field]
    page = reader.get(f"/en/seizures/export/csv/{query}", headers={"accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, field in page.content.decode()) == (400, True)


def test_a_format_that_does_not_exist_is_not_found(reader):
    assert reader.get("/en/seizures/export/docx/").status_code == 404


def test_a_sheet_that_would_be_too_long_is_refused_not_cut(reader, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    for _number in range(3):
        make_seizure()
    response = reader.get("/en/seizures/export/xlsx/")
    assert response.status_code == 400
    assert "3 rows" in response.json()["errors"][0]["detail"]
    assert reader.get("/en/seizures/export/xlsx/?country=AQ").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_says_what_it_is_and_on_what_terms(reader, kind):
    make_seizure(last_published_at=datetime(2026, 11, 2, 10, tzinfo=UTC))
    NewsroomSettings.objects.update_or_create(defaults={"name": "The Quay"})
    address = f"/en/seizures/export/{kind}/?substance=cocaine&country=PE"
    whole, head = reader.get(address), reader.head(address)
    content(whole)
    for response in (whole, head):
        assert (
            'attachment; filename="the-quay-seizures-cocaine-pe-' in response["Content-Disposition"]
        )
        assert '; rel="license"' in response["Link"]
        assert '/en/seizures/?substance=cocaine&country=PE>; rel="canonical"' in response["Link"]
        assert response["Record-Count"] == "1"
        assert response["Last-Modified"] == "Mon, 02 Nov 2026 10:00:00 GMT"
    assert head.content == b""
    known = reader.get(address, headers={"if-none-match": whole["ETag"]})
    assert known.status_code == 304
    make_seizure()
    assert reader.get(address, headers={"if-none-match": whole["ETag"]}).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_what_fails_midway_does_not_look_whole(reader, kind, monkeypatch):
    for _number in range(3):
        make_seizure()
    monkeypatch.setattr(reading, "CHUNK", 2)
    original = reading.keys_in_chunks

    def failing(records):
        yield next(original(records))
        raise ConnectionError("the database went away")

    monkeypatch.setattr(reading, "keys_in_chunks", failing)
    response = reader.get(f"/en/seizures/export/{kind}/")
    got: list[bytes] = []
    with pytest.raises(ConnectionError):
        collections.deque(map(got.append, response.streaming_content))
    assert not reads_back(kind, b"".join(got))


def reads_back(kind: str, got: bytes) -> bool:
    try:
        if kind == "csv":
            list(csv.reader(io.StringIO(got.decode()), strict=True))
        elif kind in ("jsonl", "ftm"):
            [json.loads(line) for line in got.decode().splitlines()]
        elif kind == "geojson":
            json.loads(got)
        elif kind == "parquet":
            return got.endswith(b"PAR1") and len(got) > 4
        else:
            zipfile.ZipFile(io.BytesIO(got)).namelist()
    except (ValueError, csv.Error, zipfile.BadZipFile):
        return False
    return True


def test_every_field_of_the_record_leaves_or_is_known_to_stay():
    for model, read in READ.items():
        fields = {field.name for field in model._meta.concrete_fields}
        assert fields == (set(read) - {"pk"}) | STAYS[model], model


def test_the_dictionary_names_every_column(reader):
    for language in ("en", "es"):
        page = reader.get(f"/{language}/seizures/data-dictionary/").content.decode()
        for table in (SEIZURES, *TABLES):
            assert all(f">{head}</span>" in page for head in table.heads)
    schema = reader.get("/en/seizures/data-dictionary/substances.json").json()
    names = [field["name"] for field in table_schema(TABLES[2])["fields"]]
    assert [field["name"] for field in schema["fields"]] == names
    assert reader.get("/en/seizures/data-dictionary/nothing.json").status_code == 404
