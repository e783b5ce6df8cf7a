"""“Republish this story”: terms at one glance, the story ready to copy and to download, no script."""

import html as markup
import re

import pytest

from republication.formats import FORMATS, html, text
from republication.package import build_package
from tests.newsroom.factories import make_article, make_image
from tests.republication.every_block import every_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_article(
        slug="asparagus",
        body=every_block(),
        lead_image=make_image(licence_code="", credit="Lu Chen / Agency"),
        lead_image_alt="A ship",
    )


def page(reader, article, language="en") -> str:
    response = reader.get(f"/{language}/republish/{article.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def textareas(written: str) -> list[str]:
    """What is in the fields, as a reader's browser would copy it."""
    found = re.findall(r"<textarea[^>]*>(.*?)</textarea>", written, re.DOTALL)
    return [markup.unescape(each).strip() for each in found]


def test_html_text_and_canonical_address_can_be_copied_whole_without_script(reader, story):
    package = build_package(story)
    fields = textareas(page(reader, story))
    assert html.fragment(package) in fields
    assert text.render(package).strip() in fields
    assert package.canonical_url in fields


def test_the_preview_is_the_package(reader, story):
    assert html.fragment(build_package(story)) in page(reader, story)


def test_what_one_may_do_is_said_in_words(reader, story):
    written = page(reader, story)
    for condition in build_package(story).conditions:
        assert markup.escape(condition, quote=True) in written
    assert "https://creativecommons.org/licenses/by-nc/4.0/deed.en" in written


def test_images_that_stay_are_named_with_the_reason(reader, story):
    written = page(reader, story)
    assert "Lu Chen / Agency: No licence is recorded for this image." in written


def test_we_ask_to_be_told(reader, story):
    assert f'href="/en/feedback/article/{story.pk}/?kind=republication"' in page(reader, story)


def test_search_engines_are_led_to_the_original(reader, story):
    written = page(reader, story)
    assert f'<link rel="canonical" href="http://waybill.example{story.url}">' in written


def test_a_story_in_another_language_keeps_its_own(reader):
    article = make_article("Cocaína en el puerto", language="es")
    written = page(reader, article, "en")
    assert "Republish this story" in written
    assert 'lang="es"' in written
    assert "creativecommons.org/licenses/by-nc/4.0/deed.es" in written


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_is_offered_and_comes_as_a_file(reader, story, code):
    address = f"/en/republish/{story.pk}/{code}/"
    assert f'href="{address}"' in page(reader, story)
    response = reader.get(address)
    chosen = FORMATS[code]
    assert response.headers["Content-Type"] == chosen.media_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="asparagus.en.{chosen.extension}"'
    )
    assert response.headers["Link"].endswith('rel="canonical"')
    assert response.content == chosen.write(build_package(story))


def test_a_format_there_is_not_is_not_found(reader, story):
    assert reader.get(f"/en/republish/{story.pk}/papyrus/").status_code == 404


def test_what_is_copied_is_escaped_as_the_file_is(reader):
    article = make_article("R&D <b>", body=[("heading", "</textarea><script>x()</script>")])
    fragment = html.fragment(build_package(article))
    assert "&lt;script&gt;" in fragment
    assert fragment in textareas(page(reader, article))


def test_markup_in_words_stays_words(reader):
    article = make_article("<script>alert(1)</script>", body=[("heading", "<img src=x>")])
    for code in ("html", "text"):
        assert reader.get(f"/en/republish/{article.pk}/{code}/").status_code == 200
    written = page(reader, article)
    assert "<script>alert" not in written
    assert "<img src=x>" not in written


def test_the_page_costs_the_same_for_a_long_story(reader, django_assert_max_num_queries):
    images = [
        ("image", {"image": make_image(), "alt_text": "A crane", "caption": ""}) for _ in range(4)
    ]
    costs = []
    for body in (images[:1], images):
        address = f"/en/republish/{make_article(body=body).pk}/"
        reader.get(address)
        with django_assert_max_num_queries(24) as captured:
            reader.get(address)
        costs.append(len(captured))
    assert costs[0] == costs[1]
