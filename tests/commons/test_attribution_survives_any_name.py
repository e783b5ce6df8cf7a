"""Attribution stays whole whatever the names and addresses look like."""

import pytest

from commons import licences
from commons.attribution import Attribution


def attribution(**changes) -> Attribution:
    known = {
        "title": "Puerto",
        "authors": ("Ana",),
        "publisher": "Waybill",
        "url": "https://waybill.example/es/puertos/callao/",
        "licence": licences.get("CC-BY-NC-4.0"),
        "language": "es",
    }
    return Attribution(**{**known, **changes})


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Íñigo", "Ana e Íñigo"),
        ("I\u0301ñigo", "Ana e I\u0301ñigo"),
        ("Yves", "Ana e Yves"),
        ("Yolanda", "Ana y Yolanda"),
        ("Hierro", "Ana y Hierro"),
        ("Higuera", "Ana e Higuera"),
    ],
)
def test_the_spanish_and_gives_way_to_the_sound_of_i(last, said):
    assert said in attribution(authors=("Ana", last)).byline().as_text()


def test_no_address_ends_a_markdown_link_early():
    top = attribution(url="https://waybill.example/a(b c").top().as_markdown()
    assert top.endswith("(https://waybill.example/a%28b%20c)")


def test_an_address_that_is_already_encoded_stays_as_it_is():
    url = "https://waybill.example/a%20b/?q=1&r=%C3%B1#x"
    assert f"({url})" in attribution(url=url).top().as_markdown()


def test_signs_of_markdown_and_entities_in_a_title_are_escaped():
    assert r"\~\~a\~\~ \&lt;" in attribution(title="~~a~~ &lt;").top().as_markdown()


def test_a_language_without_a_deed_of_ours_gets_the_english_one():
    licence = licences.get("CC-BY-4.0")
    assert licence.deed_url("es-pe").endswith("/deed.es")
    assert licence.deed_url("fr").endswith("/deed.en")
    assert licence.legal_code_url("fr").endswith("/legalcode.en")
    assert licence.title("fr") == licence.title("en")
