"""A reader finds what was published, with accents or without, and is told when there is nothing."""

import pytest

from newsroom.searching import LONGEST_QUERY
from seizures.models import Seizure, Wording
from tests.newsroom.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def search(reader, words, language="en") -> str:
    answer = reader.get(f"/{language}/search/", {"q": words})
    assert answer.status_code == 200
    return without_marks(answer.content.decode())


def without_marks(page: str) -> str:
    return page.replace("<mark>", "").replace("</mark>", "")


def test_an_article_is_found_by_a_word_of_its_headline(reader):
    make_article("Cocaine leaves with the asparagus")
    make_article("The scanners of Rotterdam")
    found = search(reader, "asparagus")
    assert "Cocaine leaves with the asparagus" in found
    assert "The scanners of Rotterdam" not in found


def test_an_article_is_found_by_its_text(reader):
    make_article("Squid", body=[("paragraph", "<p>Hidden in the reefer’s evaporator.</p>")])
    assert "Squid" in search(reader, "evaporator")


@pytest.mark.parametrize("asked", ["espárragos", "esparragos", "ESPÁRRAGOS"])
def test_accents_and_capitals_do_not_matter(reader, asked):
    make_article("Los espárragos del Callao", section=make_section("Puertos", language="es"))
    assert "Los espárragos del Callao" in search(reader, asked, "es")


def test_a_listed_record_is_found_and_a_draft_is_not(reader):
    for title, live in (("Squid in tins", True), ("Squid in boxes", False)):
        record = Seizure.objects.create(live=live)
        Wording.objects.create(seizure=record, language="en", title=title)
        record.save()
    found = search(reader, "squid")
    assert "Squid in tins" in found
    assert "Squid in boxes" not in found


def test_nothing_found_says_so_and_points_elsewhere(reader):
    section = make_section("Ports")
    page = search(reader, "zeppelin")
    assert "Nothing found for “zeppelin”." in page
    assert page.count(f'href="{section.url}"') == 2  # in the head, and as somewhere to go


def test_what_was_typed_stays_and_cannot_become_markup(reader):
    page = search(reader, '"><script>alert(1)</script>')
    assert "<script>alert(1)" not in page
    assert "alert(1)" in page


def test_words_beyond_the_limit_are_refused_in_words_and_kept(reader):
    words = "cans " * (LONGEST_QUERY // 5 + 1) + "end"
    page = search(reader, words)
    assert "at most 200 characters" in page
    assert words in page
    assert 'aria-invalid="true"' in page


def test_an_empty_search_is_a_form_with_nothing_to_mend(reader):
    page = reader.get("/en/search/").content.decode()
    assert 'name="q"' in page
    assert "field--error" not in page


@pytest.mark.parametrize("words", ['"', "AND", "a*", "NEAR(", "col:x", "-", "'; --", "\0x"])
def test_signs_that_mean_something_to_the_index_break_nothing(reader, words):
    assert reader.get("/en/search/", {"q": words}).status_code == 200
