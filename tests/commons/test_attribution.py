"""Attribution is right without effort: title, authors, source and licence, each with its link."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons import licences
from commons.attribution import Attribution

ARTICLE = "https://waybill.example/en/ports/callao/"
LICENCE = licences.get("CC-BY-NC-4.0")


def attribution(**changes) -> Attribution:
    known = {
        "title": "The quiet port",
        "authors": ("Data desk", "Ports desk"),
        "publisher": "Waybill",
        "url": ARTICLE,
        "licence": LICENCE,
        "language": "en",
    }
    return Attribution(**{**known, **changes})


def test_the_newsroom_is_in_the_byline():
    assert attribution().byline().as_text() == "By Data desk and Ports desk, Waybill"
    assert attribution(authors=()).byline().as_text() == "By Waybill"


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        (("Ana",), "Por Ana, Waybill"),
        (("Ana", "Luis"), "Por Ana y Luis, Waybill"),
        (("Ana", "Inés"), "Por Ana e Inés, Waybill"),
        (("Ana", "Hilda"), "Por Ana e Hilda, Waybill"),
        (("Ana", "Hiena"), "Por Ana y Hiena, Waybill"),
    ],
)
def test_the_byline_is_in_the_language_of_the_article(authors, said):
    assert attribution(authors=authors, language="es").byline().as_text() == said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_the_original_is_linked_at_the_top_and_at_the_bottom(language, place):
    statement = getattr(attribution(language=language), place)()
    assert ARTICLE in statement.as_text()
    assert f'<a href="{ARTICLE}">' in statement.as_html()
    assert f"]({ARTICLE})" in statement.as_markdown()
    assert "Waybill" in statement.as_text()


def test_the_bottom_names_and_links_the_licence_and_the_authors():
    bottom = attribution().bottom()
    deed = "https://creativecommons.org/licenses/by-nc/4.0/deed.en"
    assert f'<a href="{deed}" rel="license">CC BY-NC 4.0</a>' in bottom.as_html()
    assert f"CC BY-NC 4.0 ({deed})" in bottom.as_text()
    assert f"[CC BY-NC 4.0]({deed})" in bottom.as_markdown()
    assert "Data desk and Ports desk" in bottom.as_text()


def test_a_text_nobody_signed_names_its_publisher_once():
    said = attribution(authors=()).bottom().as_text()
    assert said.startswith(f"“The quiet port” ({ARTICLE}) was published by Waybill under CC BY-NC")


def test_all_rights_reserved_is_said_without_a_link():
    bottom = attribution(licence=licences.ALL_RIGHTS_RESERVED).bottom()
    assert "All rights reserved" in bottom.as_text()
    assert "license" not in bottom.as_html()


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=30))
def test_no_title_or_name_breaks_out_of_the_html(title, author):
    statement = attribution(title=title, authors=(author,))
    allowed = {chr(code) for code in (9, 10, 13)}
    for form in (statement.top(), statement.bottom(), statement.byline()):
        html = "".join(c for c in form.as_html() if c.isprintable() or c in allowed)
        tree = ElementTree.fromstring(f"<p>{html}</p>")
        assert {element.tag for element in tree.iter()} <= {"p", "a"}


def test_markdown_signs_in_a_title_are_escaped():
    assert r"\[a\]\*b\*" in attribution(title="[a]*b*").top().as_markdown()
