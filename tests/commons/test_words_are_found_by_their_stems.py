"""Accents, capitals and endings do not stand between a reader and a word."""

import pytest

from commons.words import Asked, fold, read, stem, stems, stems_in_any


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["Scanner", "scanners", "SCANNERS"]),
        ("en", ["smuggle", "smuggled", "smuggling"]),
        ("en", ["policy", "policies"]),
        ("es", ["espárrago", "esparragos", "ESPÁRRAGOS"]),
        ("es", ["incautación", "incautacion", "incautaciones"]),
        ("es", ["operación", "operacion", "operaciones"]),
        ("es", ["contenedor", "contenedores"]),
    ],
)
def test_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


def test_different_words_keep_different_stems():
    assert stem("port", "en") != stem("portrait", "en")
    assert stem("barco", "es") != stem("banco", "es")


def test_folding_takes_accents_and_capitals_of_any_script_away():
    assert fold("Ñandú ÁÉÍ Łódź Straße") == "nandu aei łodz strasse"


def test_a_text_of_no_language_has_the_stems_of_each():
    assert stems_in_any("espárragos").split() == [
        stem("esparragos", "en"),
        stem("esparragos", "es"),
    ]


def test_a_text_keeps_the_order_of_its_words():
    assert stems("The scanners, twice: off!", "en") == "the scanner twice off"


def test_words_quotes_and_minus_are_read():
    assert read('callao "port of callao" -fish cocaine-base') == Asked(
        wanted=(("callao",), ("port", "of", "callao"), ("cocaine", "base")), unwanted=(("fish",),)
    )


def test_words_that_every_text_has_are_left_out_unless_there_are_no_others():
    assert read("the port of callao", ["en"]).wanted == (("port",), ("callao",))
    assert read("the", ["en"]).wanted == (("the",),)
    assert read("los puertos", ["es"]).wanted == (("puertos",),)


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "-", "- -", "…", "\0", "* ( ) :", "-fish"])
def test_where_nothing_is_asked_nothing_is_read(text):
    assert not read(text)
