"""Who finds nothing is told what would find something, and how much."""

import pytest
from django.core.cache import cache

from tests.newsroom.factories import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def page_of(reader, **asked) -> str:
    return reader.get("/en/search/", asked).content.decode()


def test_a_word_that_is_nearly_known_is_put_right(reader):
    make_article("Cocaine leaves with the asparagus")
    page = page_of(reader, q="asparragus")
    assert "Did you mean" in page
    assert 'href="/en/search/?q=asparagus"' in page


def test_words_of_drafts_are_nobodys_to_guess(reader):
    make_article("Zeppelin", publish=False)
    assert "Did you mean" not in page_of(reader, q="zepelin")


def test_a_filter_whose_loss_would_find_something_is_named_with_how_much(reader):
    make_section("Routes")
    make_article("Squid", section=make_section("Ports"))
    page = page_of(reader, q="squid", section="routes")
    assert "Without “section: Routes”" in page
    assert 'href="/en/search/?q=squid"' in page


def test_each_word_alone_is_tried(reader):
    make_article("Squid")
    page = page_of(reader, q="squid zeppelin")
    assert 'href="/en/search/?q=squid"' in page
    assert 'href="/en/search/?q=zeppelin"' not in page


def test_the_other_language_is_offered_where_it_has_something(reader):
    make_article("El calamar", language="es")
    page = page_of(reader, q="calamar")
    assert 'href="/es/search/?q=calamar"' in page
    assert 'href="/es/search/?q=zeppelin"' not in page_of(reader, q="zeppelin")


def test_the_newest_articles_are_at_hand(reader):
    make_article("Something to read")
    assert "Something to read" in page_of(reader, q="zeppelin")
