"""“Republish this story”: terms at one glance, the story ready to copy and to download, no script."""

import html as markup
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.translation import override

from commons import licences
from commons.licence_terms import terms_of
from republication.embeds import embed_codes
from republication.formats import FORMATS, html
from republication.package import build_package
from republication.pasting import boxes_of
from tests.newsroom.factories import make_article, make_image
from tests.republication.every_block import every_block
from tests.seizures.factories import make_seizure

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


def test_the_texts_and_the_boxes_of_a_publishing_system_can_be_copied_without_script(reader, story):
    package, written = build_package(story), page(reader, story)
    fields = textareas(written)
    assert html.fragment(package) in fields
    for each in FORMATS.values():
        if each.is_text and each.code != "html":
            assert each.render(package).strip() in fields
    soup = BeautifulSoup(written, "html.parser")
    boxes = {box.code: box.text for box in boxes_of(package)}
    assert {"headline", "byline", "canonical", "top", "bottom"} <= boxes.keys()
    for code, text in boxes.items():
        assert soup.find(id=f"box-{code}").get_text() == text


def test_the_preview_is_the_package(reader, story):
    fragment = html.fragment(build_package(story))
    address = f"/en/republish/{story.pk}/"
    assert fragment in reader.get(address, SERVER_NAME="waybill.example").content.decode()
    elsewhere = reader.get(address, SERVER_NAME="testserver").content.decode()
    assert fragment.replace('src="http://waybill.example/', 'src="/') in elsewhere
    assert 'src="/media/' in elsewhere


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("code", ["CC-BY-NC-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "CC0-1.0"])
def test_what_one_may_must_and_may_not_do_is_there_at_one_glance(reader, code, language):
    licence, written = licences.get(code), page(reader, make_article(licence_code=code), language)
    with override(language):
        terms = terms_of(licence)
    glance = BeautifulSoup(written, "html.parser").select(".paper dl dd")
    for shown, expected in zip(glance, (terms.may, terms.must, terms.may_not), strict=True):
        lines = [line.get_text(" ", strip=True) for line in shown.select("li")]
        assert lines == [f"{term.text} {term.more}".strip() for term in expected]
        assert len(shown.select("svg")) == len(expected)
    assert licence.deed_url(language) in written


def test_every_sign_is_drawn():
    drawn = BeautifulSoup((settings.BASE_DIR / "static/img/terms.svg").read_text(), "html.parser")
    signs = {symbol["id"] for symbol in drawn.select("symbol")}
    for licence in licences.LICENCES.values():
        terms = terms_of(licence)
        assert {term.sign for term in (*terms.may, *terms.must, *terms.may_not)} <= signs


def test_images_that_stay_are_named_with_the_reason(reader, story):
    written = page(reader, story)
    assert "Lu Chen / Agency: No licence is recorded for this image." in written


def test_images_that_travel_are_there_to_take_with_their_credit(reader, story):
    (figure,) = build_package(story).figures
    listed = (
        BeautifulSoup(page(reader, story), "html.parser").find(id="images").find_parent("section")
    )
    assert listed.find("a", download=True)["href"] == figure.image_url
    assert figure.credit in listed.get_text()
    assert listed.find("a", string=figure.licence.short_name)["href"] == figure.licence.deed_url


def test_each_chart_and_record_has_a_code_as_a_frame_and_one_that_stands_still(reader, story):
    codes = embed_codes(story, build_package(story))
    assert [code.is_chart for code in codes] == [True, False]
    fields = textareas(page(reader, story))
    for code in codes:
        assert {code.frame, code.still} <= set(fields)
        assert code.url.startswith("http://waybill.example/en/seizures/")
        framed = BeautifulSoup(code.frame, "html.parser").iframe["src"]
        answer = reader.get(framed.removeprefix("http://waybill.example"))
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    chart, record = (BeautifulSoup(code.still, "html.parser") for code in codes)
    assert chart.img["src"].startswith("http://waybill.example/en/seizures/charts/month.png?")
    assert chart.find("a", rel="license")
    assert record.find("a", string="SZ-2022-00001")
    assert record.find("a", string="Waybill, SZ-2022-00001")
    assert record.find("a", rel="license")


def test_what_does_not_leave_with_the_story_has_no_code(reader):
    article = make_article(body=[("seizure_card", make_seizure(title="Quagga", live=False))])
    assert embed_codes(article, build_package(article)) == []
    assert "Quagga" not in page(reader, article)


def test_the_same_story_in_another_language_is_led_to(reader, story):
    other = make_article("Cocaína en el puerto", language="es", translation_of=story)
    assert f'hreflang="es" href="/en/republish/{other.pk}/">Español</a>' in page(reader, story)


def test_we_ask_to_be_told_and_offer_to_check_the_copy(reader, story):
    written = BeautifulSoup(page(reader, story), "html.parser")
    for offered in ("I used this", "Check your copy"):
        led_to = written.find("a", string=offered)["href"]
        assert reader.get(led_to).status_code == 200


def test_search_engines_are_led_to_the_original(reader, story):
    written = page(reader, story)
    assert f'<link rel="canonical" href="http://waybill.example{story.url}">' in written


def test_a_story_in_another_language_keeps_its_own(reader):
    article = make_article("Cocaína en el puerto", language="es")
    written = page(reader, article, "en")
    assert "Republish this story" in written
    assert 'lang="es"' in written
    assert "creativecommons.org/licenses/by-nc/4.0/deed.es" in written


def test_everything_comes_in_one_file_too(reader, story):
    address = f"/en/republish/{story.pk}/bundle/"
    assert f'href="{address}" download' in page(reader, story)
    assert reader.get(address).headers["Content-Type"] == "application/zip"


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
