"""The formats that the record is given out in: what each is for, and who writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from seizures.exports import (
    data_package,
    delimited,
    follow_the_money,
    geo_json,
    json_lines,
    parquet,
    spreadsheet,
)
from seizures.exports.selection import Selection


@dataclass(frozen=True)
class Format:
    """``code`` is its word in the address, ``suffix`` ends the file's name.

    ``refusal`` says in words why a selection cannot be written so, or nothing. ``is_installed``
    tells whether the library behind an extra is there; a format that is not is not offered.
    ``is_packed``: the bytes are compressed already.
    """

    code: str
    label: str
    purpose: Any
    media_type: str
    suffix: str
    write: Callable[[Selection], Iterator[bytes]]
    is_packed: bool = False
    refusal: Callable[[Selection], str] = lambda selection: ""
    is_installed: Callable[[], bool] = lambda: True


_KNOWN = (
    Format(
        "csv",
        "CSV",
        _("one table, for R, pandas and databases"),
        "text/csv; charset=utf-8; header=present",
        "csv",
        delimited.write,
    ),
    Format(
        "xlsx",
        "XLSX",
        _("the same table for Excel and LibreOffice, its columns explained"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        spreadsheet.write,
        is_packed=True,
        refusal=spreadsheet.refusal,
    ),
    Format(
        "package",
        _("Data package"),
        _("all tables with sources, terms and dictionary: for work that will be checked"),
        "application/zip",
        "zip",
        data_package.write,
        is_packed=True,
    ),
    Format(
        "jsonl",
        "JSON Lines",
        _("a record a line, as in the API: for programs"),
        "application/jsonl",
        "jsonl",
        json_lines.write,
    ),
    Format(
        "geojson",
        "GeoJSON",
        _("for maps, each position with its precision"),
        "application/geo+json",
        "geojson",
        geo_json.write,
    ),
    Format(
        "parquet",
        "Parquet",
        _("the same table with types, for large analyses"),
        "application/vnd.apache.parquet",
        "parquet",
        parquet.write,
        is_packed=True,
        is_installed=parquet.is_installed,
    ),
    Format(
        "ftm",
        "FollowTheMoney",
        _("entities for Aleph and OpenSanctions"),
        "application/json+ftm",
        "ftm.jsonl",
        follow_the_money.write,
        is_installed=follow_the_money.is_installed,
    ),
)


def offered() -> list[Format]:
    """Those that can be written here, in the order of the page."""
    return [each for each in _KNOWN if each.is_installed()]


def get(code: str) -> Format | None:
    return next((each for each in offered() if each.code == code), None)
