"""A citation is what each program and each style guide expects, whatever the title holds."""

import json
import re
from datetime import date

import pytest
from django.utils.translation import override

from seizures.paper.citations import Citation

RECORD = Citation(
    title="Cocaine in scrap metal",
    publisher="Waybill",
    published=date(2023, 1, 7),
    url="https://waybill.example/en/seizures/SZ-2022-00017/",
    identifier="SZ-2022-00017",
    version="2023-01-07",
)
LOOKED_AT = Citation(**{**RECORD.__dict__, "accessed": date(2026, 11, 25)})
NASTY = Citation(
    title="50% of {it} & \\more\n#1_~^$",
    publisher="Ñandú & Co.",
    published=None,
    url="https://waybill.example/a{b}_c?d=1&e=2",
)


def test_apa_names_identifier_and_version():
    assert RECORD.apa == (
        "Waybill. (2023). Cocaine in scrap metal (SZ-2022-00017; Version 2023-01-07) [Data set]. "
        "https://waybill.example/en/seizures/SZ-2022-00017/"
    )


def test_apa_says_when_changing_work_was_looked_at():
    assert LOOKED_AT.apa.endswith(f"[Data set]. Retrieved 25 November 2026, from {RECORD.url}")


def test_apa_of_what_has_no_date_no_identifier_and_an_author_with_a_full_stop():
    assert NASTY.apa.startswith("Ñandú & Co. (n.d.). 50% of {it} & \\more #1_~^$ [Data set]. ")


def test_a_version_that_is_the_identifier_is_said_once():
    snapshot = Citation(**{**RECORD.__dict__, "identifier": "2026-11", "version": "2026-11"})
    assert "(2026-11)" in snapshot.apa


def test_bibtex_is_an_entry_of_kind_misc():
    assert LOOKED_AT.bibtex == (
        "@misc{waybill-SZ-2022-00017,\n"
        "  author = {{Waybill}},\n"
        "  title = {{Cocaine in scrap metal}},\n"
        "  howpublished = {Data set},\n"
        "  year = {2023},\n"
        "  month = jan,\n"
        "  date = {2023-01-07},\n"
        "  version = {2023-01-07},\n"
        "  note = {SZ-2022-00017},\n"
        "  url = {https://waybill.example/en/seizures/SZ-2022-00017/},\n"
        "  urldate = {2026-11-25},\n"
        "}\n"
    )


def test_bibtex_escapes_what_latex_would_obey_and_stays_balanced():
    entry = NASTY.bibtex
    assert r"50\% of \textbraceleft{}it\textbraceright{} \& \textbackslash{}more \#1\_" in entry
    assert r"\textasciitilde{}\textasciicircum{}\$" in entry
    assert "url = {https://waybill.example/a%7Bb%7D_c?d=1&e=2}" in entry
    assert entry.count("{") == entry.count("}")
    assert re.match(r"@misc\{[A-Za-z0-9-]+,\n", entry)


def test_csl_json_is_a_list_of_one_data_set():
    (item,) = json.loads(LOOKED_AT.csl_json)
    assert item == {
        "id": "waybill-SZ-2022-00017",
        "type": "dataset",
        "title": "Cocaine in scrap metal",
        "author": [{"literal": "Waybill"}],
        "publisher": "Waybill",
        "issued": {"date-parts": [[2023, 1, 7]]},
        "accessed": {"date-parts": [[2026, 11, 25]]},
        "number": "SZ-2022-00017",
        "version": "2023-01-07",
        "URL": RECORD.url,
        "language": "en",
    }


def test_csl_json_leaves_out_what_is_not_known():
    (item,) = json.loads(NASTY.csl_json)
    assert not {"issued", "accessed", "number", "version"} & set(item)


def test_ris_opens_with_its_type_ends_with_er_and_keeps_one_line_a_tag():
    lines = NASTY.ris.split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert "DA  - 2023/01/07/" in RECORD.ris
    assert "Y2  - 2026/11/25/" in LOOKED_AT.ris
    assert "AN  - SZ-2022-00017" in RECORD.ris


@pytest.mark.parametrize("form", ["apa", "bibtex", "csl_json", "ris"])
def test_each_form_can_be_had_in_each_language(form):
    with override("es"):
        written = getattr(LOOKED_AT, form)
    assert "SZ-2022-00017" in written
    assert "https://waybill.example/en/seizures/SZ-2022-00017/" in written
