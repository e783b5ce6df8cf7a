"""Parquet and FollowTheMoney: right where their libraries are, and not offered where they are not."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest

from seizures.exports import follow_the_money, parquet
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def export(reader, kind: str) -> bytes:
    response = reader.get(f"/en/seizures/export/{kind}/")
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_parquet_has_decimals_days_and_its_papers(reader):
    reading = pytest.importorskip("pyarrow.parquet", reason="an extra: pyarrow is not installed")
    record = make_seizure(quantity="2.2 tons")
    make_seizure(quantity="", place="")
    table = reading.read_table(io.BytesIO(export(reader, "parquet")))
    known, unknown = table.to_pylist()
    assert known["identifier"] == record.public_id
    assert known["kg_low"] == Decimal("1995.806428")
    assert known["occurred_earliest"] == date(2022, 6, 11)
    assert (unknown["kg_low"], unknown["seized_country"]) == (None, None)
    assert "Licence" in json.loads(table.schema.metadata[b"papers"])


def test_entities_are_those_of_the_schema(reader):
    ftm = pytest.importorskip("followthemoney", reason="an extra: followthemoney is not installed")
    record = make_seizure(agency="Customs", vessel="MSC Example", quantity="2.2 tons")
    lines = export(reader, "ftm").decode().splitlines()
    entities = [ftm.model.get_proxy(json.loads(line)) for line in lines]
    assert [entity.schema.name for entity in entities] == [
        "Address", "PublicBody", "Vessel", "Event",
    ]  # fmt: skip
    address, body, _vessel, event = entities
    assert event.get("recordId") == [record.public_id]
    assert event.get("addressEntity") == [address.id]
    assert event.get("involved") == [body.id]
    assert event.get("startDate") == ["2022-06-11"]
    assert event.get("summary") == ["cocaine: 2.2 tons"]


def test_what_is_not_installed_is_not_offered(reader, monkeypatch):
    monkeypatch.setattr(parquet, "pyarrow", None)
    monkeypatch.setattr(follow_the_money, "model", None)
    make_seizure()
    page = reader.get("/en/seizures/").content.decode()
    assert "Parquet" not in page
    assert "FollowTheMoney" not in page
    assert reader.get("/en/seizures/export/parquet/").status_code == 404
