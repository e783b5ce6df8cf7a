"""An export holds exactly the records of the filter, whole, and every format reads back."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import extruct
import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from rest_framework.renderers import JSONRenderer

from newsroom.models import Mention
from seizures.api import SeizureSerializer
from seizures.exports import formats, reading
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine
from tests.newsroom.factories import make_article
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def body(response) -> bytes:
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def table(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def export(client, kind, query="", language="en") -> bytes:
    return body(client.get(f"/{language}/seizures/export/{kind}/{query}"))


@pytest.fixture
def callao():
    record = make_seizure(
        title="Cocaine in cans of asparagus",
        title_es="Cocaína en latas de espárragos",
        quantity=None,
        cover_load="cans of asparagus",
        destination="NL",
        agency="Customs",
    )
    record.substances = [
        SubstanceLine(substance="cocaine", form="hydrochloride", as_written="2.2 tons"),
        SubstanceLine(substance="cannabis", as_written="39.5 kg"),
    ]
    record.places = [
        SeizurePlace(
            role="seized",
            name="Port of Callao",
            country="PE",
            locode="PECLL",
            latitude=Decimal("-12.05"),
            longitude=Decimal("-77.15"),
            precision="facility",
        ),
        SeizurePlace(role="transit", name="Colón", country="PA"),
        SeizurePlace(role="transit", name="Kingston", country="JM"),
        SeizurePlace(role="destination", name="Rotterdam", country="NL", locode="NLRTM"),
    ]
    record.claims = [
        Claim(quote="two", source_name="Police", url="https://police.example/", chosen=False),
        Claim(quote="2.2", source_name="Ministry", url="https://ministry.example/"),
    ]
    record.save()
    return record


def test_a_csv_has_a_row_a_substance_line(reader, callao):
    rows = table(export(reader, "csv"))
    assert [(row["identifier"], row["line"], row["substance"]) for row in rows] == [
        (callao.public_id, "1", "cocaine"),
        (callao.public_id, "2", "cannabis"),
    ]
    first = rows[0]
    assert (first["kg_low"], first["kg_high"], first["unit"]) == ("1995.806428", "2200", "ton")
    assert (first["seized_latitude"], first["seized_longitude"]) == ("-12.05", "-77.15")
    assert first["transit_place"] == "Colón | Kingston"
    assert first["destination_locode"] == "NLRTM"
    assert (first["source_name"], first["contested"], first["claims"]) == ("Ministry", "true", "2")
    assert first["title"] == "Cocaine in cans of asparagus"
    assert table(export(reader, "csv", language="es"))[0]["title"].startswith("Cocaína en latas")


def test_an_unknown_quantity_is_an_empty_cell_and_a_record_without_a_line_is_there(reader):
    unknown, bare = make_seizure(quantity=""), make_seizure(quantity=None, place="", claims=())
    rows = table(export(reader, "csv"))
    assert [row["identifier"] for row in rows] == [unknown.public_id, bare.public_id]
    assert rows[0]["kg_low"] == rows[0]["low"] == ""
    assert (rows[1]["lines"], rows[1]["line"], rows[1]["substance"]) == ("0", "", "")


@pytest.mark.parametrize("kind", ["csv", "jsonl", "geojson", "xlsx", "package"])
def test_every_format_has_the_records_of_the_filter_and_no_other(reader, kind, callao):
    make_seizure(country="CL")
    make_seizure(live=False)
    make_seizure(status="retracted")
    content = export(reader, kind, "?country=NL&role=destination&order=oldest")
    assert identifiers(kind, content) == [callao.public_id]
    assert identifiers(kind, export(reader, kind, "?country=AQ")) == []


def identifiers(kind: str, content: bytes) -> list[str]:
    if kind == "csv":
        return list(dict.fromkeys(row["identifier"] for row in table(content)))
    if kind == "jsonl":
        return [json.loads(line)["identifier"] for line in content.decode().splitlines()]
    if kind == "geojson":
        return [feature["id"] for feature in json.loads(content)["features"]]
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True)["seizures"]
        rows = sheet.iter_rows(min_row=2, max_col=1, values_only=True)
        return list(dict.fromkeys(row[0] for row in rows if row[0]))
    packed = zipfile.ZipFile(io.BytesIO(content)).read("data/records.csv")
    return [row["identifier"] for row in table(packed)]


def test_a_line_says_whether_it_was_asked_for(reader, callao):
    rows = table(export(reader, "csv", "?substance=cannabis"))
    assert [(row["substance"], row["line_asked"]) for row in rows] == [
        ("cocaine", "false"),
        ("cannabis", "true"),
    ]


def test_a_line_of_json_is_what_the_api_gives(reader, callao):
    (line,) = export(reader, "jsonl").decode().splitlines()
    assert json.loads(line) == reader.get(f"/api/v1/seizures/{callao.public_id}/").json()


def test_the_largest_value_leaves_to_the_last_cent(reader):
    most = Decimal("9999999999999.99")
    make_seizure(value_amount=most, value_currency="COP", value_claimed_by="Police")
    (row,) = table(export(reader, "csv"))
    assert Decimal(row["value_amount"]) == most
    record = Seizure.objects.get()
    record.value_amount = most + 1
    with pytest.raises(ValidationError, match="15 digits|13 digits"):
        record.full_clean()


@pytest.fixture
def filled(callao):
    """A record with everything that has a name in the API, and texts that JSON has to escape."""
    odd = 'a "quote" \\ and\nlines, \u2028, ñ, 100 %s'
    parent = make_seizure(kind="roll-up", quantity=None)
    record = make_seizure(
        parent=parent,
        title=odd,
        title_es="Título",
        cover_load=odd,
        announced="2022-06~",
        mode="vessel",
        vessel=odd,
        imo_number="9074729",
        container_number="MSKU1234565",
        concealment="hull",
        arrests_low=2,
        arrests_high=3,
        value_amount=Decimal("12.50"),
        value_currency="USD",
        value_kind="street",
        value_claimed_by=odd,
        agency=odd,
        first_published_at=datetime(2026, 1, 2, 3, 4, 5, 678900, tzinfo=UTC),
        last_published_at=datetime(2026, 7, 2, 3, 4, 5, tzinfo=UTC),
        claims=(
            Claim(
                quote=odd,
                source_name=odd,
                publisher="P",
                figure_as_written="2 t",
                url="https://ministry.example/?a=1&b=2",
                archived_url="https://archive.example/1",
                published="2022-06",
                retrieved=date(2022, 7, 1),
                reason=odd,
                chosen=False,
                from_record="SZ-2022-99999",
            ),
        ),
    )
    record.wordings.filter(language="es").update(cover_load="conservas")
    SubstanceLine.objects.filter(seizure=record).update(
        named=odd, reading="100 kg", purity_low="80.50", purity_high=85, form="base"
    )
    SeizurePlace.objects.filter(seizure=record).update(
        subdivision="PE-CAL", locode="PECLL", latitude="-12.05", longitude="-77", site="port"
    )
    return record


def test_lines_of_json_are_what_the_serializer_of_the_api_makes(reader, filled):
    """Read in bulk and represented object by object: the same bytes, whatever is said or not."""
    make_seizure(parent=make_seizure(kind="roll-up", live=False), quantity="about 2 tons")
    make_seizure(quantity="", place="", claims=(), occurred="2021/..", status="unverified")
    bare = make_seizure(quantity=None, place="", claims=())
    bare.wordings.all().delete()
    bare.save()
    records = Seizure.objects.listed().order_by("pk").with_parts()
    everything = SeizureSerializer(Seizure.objects.get(pk=filled.pk)).data
    assert b"null" not in JSONRenderer().render(everything)
    assert b':""' not in JSONRenderer().render(everything)
    for language in ("en", "es"):
        with override(language):
            expected = [JSONRenderer().render(SeizureSerializer(each).data) for each in records]
        assert export(reader, "jsonl", language=language).splitlines() == expected


def test_a_feature_is_drawn_where_it_was_seized_with_its_precision(reader, callao):
    make_seizure(title="Nobody says where")
    drawn, nowhere = json.loads(export(reader, "geojson"))["features"]
    assert drawn["geometry"] == {"type": "Point", "coordinates": [-77.15, -12.05]}
    assert drawn["properties"]["precision"] == "facility"
    assert [stop["role"] for stop in drawn["properties"]["route"]] == [
        "seized", "transit", "transit", "destination",
    ]  # fmt: skip
    assert drawn["properties"]["substances"][0]["kg_high"] == "2200"
    assert (nowhere["geometry"], nowhere["properties"]["precision"]) == (None, None)


def test_a_sheet_has_numbers_where_they_are_exact_and_says_what_was_asked(reader, callao):
    book = openpyxl.load_workbook(io.BytesIO(export(reader, "xlsx", "?substance=cocaine")))
    assert book.sheetnames == ["seizures", "columns", "about"]
    head, first, _second = book["seizures"].iter_rows(values_only=True)
    assert dict(zip(head, first, strict=True))["kg_high"] == 2200
    assert dict(zip(head, first, strict=True))["is_counted"] is True
    about = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert about["Substance"] == "cocaine"
    assert about["Total: cocaine"] == "1.9 to 2.2 t in 1 event"
    columns = [row[0] for row in book["columns"].iter_rows(min_row=2, values_only=True)]
    assert columns == list(head)


@pytest.mark.parametrize("kind", [each.code for each in formats.offered()])
def test_what_is_held_grows_by_chunks_not_by_records(reader, kind, monkeypatch):
    """One chunk is held at a time, and each costs the same queries: so memory does not grow."""
    held = []
    monkeypatch.setattr(reading, "CHUNK", 3)
    original = reading.keys_in_chunks

    def counted(records):
        for keys in original(records):
            held.append(len(keys))
            yield keys

    monkeypatch.setattr(reading, "keys_in_chunks", counted)
    for _number in range(7):
        make_seizure()
    export(reader, kind)
    assert held == [3, 3, 1]


def test_an_article_that_shows_another_record_makes_another_file(reader):
    first, second = make_seizure(), make_seizure()
    article = make_article("One", body=[("seizure_card", first)])
    address = f"/en/seizures/export/csv/?article={article.pk}"
    known = {"if-none-match": reader.get(address)["ETag"]}
    assert reader.get(address, headers=known).status_code == 304
    Mention.objects.filter(article=article).update(seizure=second)
    answer = reader.get(address, headers=known)
    assert answer.status_code == 200
    assert second.public_id in answer.getvalue().decode()


def test_search_engines_are_told_of_every_format(reader, callao):
    make_seizure(country="BO", place="Desaguadero", live=False)
    make_seizure(country="EC", place="Guayaquil", status="retracted")
    page = reader.get("/en/seizures/").content.decode()
    found = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    (described,) = (each for each in found if each["@type"] == "Dataset")
    addresses = [each["contentUrl"] for each in described["distribution"]]
    assert [address for address in addresses if "/export/" in address] == [
        f"http://waybill.example/en/seizures/export/{each.code}/" for each in formats.offered()
    ]
    assert described["temporalCoverage"] == "2022-06-11"
    assert described["spatialCoverage"] == [
        {
            "@type": "Country",
            "name": "Peru",
            "identifier": "PE",
            "url": "http://waybill.example/en/seizures/?country=PE",
        }
    ]
    assert described["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert "Download this 1 record" in page
    assert 'href="/en/seizures/export/csv/"' in page
    narrowed = reader.get("/en/seizures/?country=PE&order=oldest").content.decode()
    assert 'href="/en/seizures/export/csv/?country=PE"' in narrowed
