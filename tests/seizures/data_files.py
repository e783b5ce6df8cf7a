"""Small files that look like those of real sources, written by hand for tests."""

import csv
import io
from pathlib import Path

from seizures.importers import engine, looking
from seizures.importers.files import look_through
from seizures.importers.sources import SOURCES

UNODC_HEAD = [
    "REGION",
    "SUBREGION",
    "COUNTRY",
    "ADMINISTRATIVE_DIVISION",
    "PLACE",
    "SEIZURE_DATE",
    "DRUG_NAME",
    "AMOUNT",
    "DRUG_UNIT",
    "HIDING_PLACE",
    "INSTALLATION",
    "TRANSPORT",
    "PRODUCING_COUNTRY",
    "DEPARTURE_COUNTRY",
    "DESTINATION_COUNTRY",
    "ROUTING",
]
COLOMBIA_HEAD = [
    "CLASE_BIEN", "DEPTO_HECHO", "MUNICIPIO_HECHO", "FECHA_HECHO", "CLASE_SITIO", "DIA_SEMANA",
    "ZONA", "CODIGO_DANE", "BIEN_UNIDAD_MEDIDA", "Droga Incautada/ Cantidad",
]  # fmt: skip
CBP_HEAD = [
    "FY", "Month (abbv)", "Component", "Region", "Land Filter", "Area of Responsibility",
    "Drug Type", "Count of Event", "Sum Qty (lbs)",
]  # fmt: skip


def unodc(**cells) -> list[str]:
    """A row of UNODC's file: ``amount="0.5"`` fills AMOUNT."""
    row = {
        "COUNTRY": "Peru",
        "PLACE": " CALLAO",
        "SEIZURE_DATE": "2015-03-04",
        "DRUG_NAME": "Cocaine HCL",
        "AMOUNT": "12.5",
        "DRUG_UNIT": "Kilogram",
        **{name.upper(): value for name, value in cells.items()},
    }
    return [row.get(name, "") for name in UNODC_HEAD]


def colombia(kind="MARIHUANA", grams="16,780", day="02/20/2019 12:00:00 AM", **cells) -> list[str]:
    row = {
        "CLASE_BIEN": kind,
        "DEPTO_HECHO": "AMAZONAS",
        "MUNICIPIO_HECHO": "LETICIA (CT)",
        "FECHA_HECHO": day,
        "CLASE_SITIO": "VIAS PUBLICAS",
        "CODIGO_DANE": "91,001,000",
        "BIEN_UNIDAD_MEDIDA": "GRAMO",
        "Droga Incautada/ Cantidad": grams,
        **cells,
    }
    return [row.get(name, "") for name in COLOMBIA_HEAD]


def colombian_total(grams: str) -> list[str]:
    return ["TOTAL", *[""] * 8, grams]


def cbp(year="2019", month="OCT", pounds="10.5", area="YUMA SECTOR", events="3") -> list[str]:
    return [year, month, "U.S. Border Patrol", "Southwest Border", "Land Only", area, "Cocaine",
            events, pounds]  # fmt: skip


def as_text(head: list[str], rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([head, *rows])
    return stream.getvalue()


def write_file(folder: Path, source: str, rows, *, name="data.csv", encoding="utf-8") -> Path:
    head = {"unodc-ids": UNODC_HEAD, "co-policia": COLOMBIA_HEAD, "us-cbp": CBP_HEAD}[source]
    path = folder / name
    text = as_text(head, rows, ";" if source == "unodc-ids" else ",")
    path.write_bytes(text.encode(encoding))
    return path


def looked_at(source: str, path: Path, *, today, encoding=""):
    return looking.look(SOURCES[source], look_through(path, encoding=encoding), today=today)


def imported(source: str, path: Path, *, retrieved, encoding="", **options):
    table = look_through(path, encoding=encoding)
    return engine.carry_out(SOURCES[source], table, engine.Options(retrieved=retrieved, **options))
