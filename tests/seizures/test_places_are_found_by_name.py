"""A place is found by what a newspaper calls it, by its code, and by a position."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from seizures import gazetteer
from seizures.gazetteer.place import ask
from seizures.identifiers import check_locode


@pytest.mark.parametrize(
    ("written", "locode"),
    [
        ("Callao", "PECLL"),
        ("El Callao", "PECLL"),
        ("Puerto del Callao", "PECLL"),
        ("Port of Callao", "PECLL"),
        ("callao, Perú", "PECLL"),
        ("Callao (Peru)", "PECLL"),
        ("PECLL", "PECLL"),
        ("NL RTM", "NLRTM"),
        ("Rotterdam", "NLRTM"),
        ("Róterdam", "NLRTM"),
        ("port of Rotterdam", "NLRTM"),
        ("Antwerp", "BEANR"),
        ("Antwerpen", "BEANR"),
        ("Amberes", "BEANR"),
        ("puerto de Amberes", "BEANR"),
        ("Hamburgo", "DEHAM"),
        ("Londres", "GBLON"),
        ("El Havre", "FRLEH"),
        ("Flushing", "NLVLI"),
        ("Guayaquil", "ECGYE"),
        ("Buenaventura", "COBUN"),
        ("Puerto Moín", "CRMOB"),
        ("San Antonio, Chile", "CLSAI"),
        ("Cartagena de Indias", "COCTG"),
        ("Valencia", "ESVLC"),
        ("Santos", "BRSSZ"),
        ("Bogotá", "COBOG"),
    ],
)
def test_a_name_finds_its_place_first(written, locode):
    assert gazetteer.find(written)[0].locode == locode


def test_a_country_leaves_out_the_namesakes():
    everywhere = gazetteer.find("Rotterdam")
    assert {"NL", "US"} <= {place.country for place in everywhere}
    assert {place.country for place in gazetteer.find("Rotterdam", country="US")} == {"US"}
    assert gazetteer.find("Callao", country="NL") == []


def test_a_port_is_named_in_the_language_that_is_asked():
    assert gazetteer.find("Antwerp", language="es")[0].name == "Amberes"
    assert gazetteer.by_locode("BEANR", language="es").name == "Amberes"
    assert gazetteer.by_locode("beanr").name == "Antwerp"


def test_what_is_not_known_is_not_guessed():
    assert gazetteer.find("Nowhereville") == []
    assert gazetteer.find("") == []
    assert gazetteer.by_locode("PEZZZ") is None
    assert gazetteer.country("ZZ") is None
    assert gazetteer.find_country("Ruritania") == ""


def test_a_beginning_suggests_the_likeliest_first():
    assert gazetteer.suggest("guaya")[0].locode == "ECGYE"
    assert [place.country for place in gazetteer.suggest("san", country="CL", limit=3)] == [
        "CL"
    ] * 3
    assert gazetteer.suggest("%") == []


def test_a_position_finds_what_is_near_and_nothing_at_sea():
    assert gazetteer.nearest(Decimal("51.9"), Decimal("4.45")).locode == "NLRTM"
    assert gazetteer.nearest(0, -30) is None
    callao = gazetteer.by_locode("PECLL")
    assert (
        5
        < gazetteer.kilometres_between(
            callao.latitude, callao.longitude, Decimal("-12.04637"), Decimal("-77.04279")
        )
        < 12
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Peru", "PE"),
        ("Perú", "PE"),
        ("the Netherlands", "NL"),
        ("Países Bajos", "NL"),
        ("Holanda", "NL"),
        ("U.S.", "US"),
        ("EE. UU.", "US"),
        ("Reino Unido", "GB"),
        ("Costa de Marfil", "CI"),
        ("pe", "PE"),
    ],
)
def test_countries_are_known_by_the_names_of_newspapers(name, code):
    assert gazetteer.find_country(name) == code


def test_a_country_has_a_middle_and_a_name_in_the_active_language():
    peru = gazetteer.country("PE")
    assert Decimal(-12) < peru.latitude < Decimal(-7)
    assert Decimal(-77) < peru.longitude < Decimal(-72)
    with override("es"):
        assert peru.name == "Perú"
    assert gazetteer.by_locode("NLRTM").subdivision == "NL-ZH"


def test_every_code_in_the_file_is_well_formed_and_stands_once():

    codes = [code for (code,) in ask("select locode from place where locode <> ''")]
    assert len(codes) == len(set(codes)) > 10_000
    assert all(check_locode(code) == code for code in codes)
    assert ask(
        "select count(*) from place where country <> substr(locode, 1, 2) and locode <> ''"
    ) == [(0,)]
