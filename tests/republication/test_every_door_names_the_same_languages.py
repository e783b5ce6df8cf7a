"""Page, sitemap and feed say of an article the same languages (hreflang), and none too many."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from newsroom.models import Article
from tests.newsroom.factories import make_article, make_section, restrict, retract

pytestmark = pytest.mark.django_db

XML = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "atom": "http://www.w3.org/2005/Atom",
}


def pairs(links) -> list[tuple[str, str]]:
    return [(link.get("hreflang"), link.get("href")) for link in links]


def in_page(reader, article) -> list[tuple[str, str]]:
    page = BeautifulSoup(reader.get(article.url).content, "html.parser")
    return pairs(page.head.select('link[rel="alternate"][hreflang]'))


def in_sitemap(reader, article) -> list[tuple[str, str]]:
    tree = ElementTree.fromstring(reader.get("/sitemap-articles.xml").content)
    for url in tree.findall("map:url", XML):
        if url.findtext("map:loc", namespaces=XML) == article.full_url:
            return pairs(url.findall("xhtml:link", XML))
    raise AssertionError(f"{article.full_url} is not in the sitemap.")


def in_feed(reader, article) -> list[tuple[str, str]]:
    language = article.locale.language_code
    tree = ElementTree.fromstring(reader.get(f"/{language}/feed/rss/").content)
    for item in tree.findall("channel/item"):
        if item.findtext("link") == article.full_url:
            return pairs(item.findall("atom:link", XML))
    raise AssertionError(f"{article.full_url} is not in the feed.")


DOORS = [in_page, in_sitemap, in_feed]


@pytest.fixture
def article():
    return make_article("Asparagus")


def translated(article, **fields):
    section = make_section("Puertos", language="es")
    return make_article(
        "Espárragos", language="es", section=section, translation_of=article, **fields
    )


@pytest.mark.parametrize("door", DOORS)
def test_an_article_with_a_translation_names_both_and_the_default(reader, article, door):
    translation = translated(article)
    both = [
        ("en", article.full_url),
        ("es", translation.full_url),
        ("x-default", article.full_url),
    ]
    assert door(reader, article) == both
    assert door(reader, translation) == both


@pytest.mark.parametrize("door", DOORS)
def test_an_article_without_translation_names_none(reader, article, door):
    assert door(reader, article) == []


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("state", ["draft", "restricted", "embargoed", "retracted"])
def test_a_translation_that_is_not_for_readers_is_not_named(reader, article, door, state):
    translation = translated(article, publish=state != "draft")
    if state == "restricted":
        restrict(translation)
    if state == "embargoed":
        tomorrow = timezone.now() + timedelta(days=1)
        Article.objects.filter(pk=translation.pk).update(first_published_at=tomorrow)
    if state == "retracted":
        retract(translation)
    assert door(reader, article) == []


def test_the_feed_of_each_language_names_the_other(reader):
    for language in ("en", "es"):
        tree = ElementTree.fromstring(reader.get(f"/{language}/feed/rss/").content)
        links = tree.findall("channel/atom:link[@rel='alternate']", XML)
        assert pairs(links) == [
            ("en", "http://waybill.example/en/feed/rss/"),
            ("es", "http://waybill.example/es/feed/rss/"),
            ("x-default", "http://waybill.example/en/feed/rss/"),
        ]


def test_a_list_names_its_languages_in_page_and_sitemap(reader):
    there = [
        ("en", "http://waybill.example/en/corrections/"),
        ("es", "http://waybill.example/es/corrections/"),
        ("x-default", "http://waybill.example/en/corrections/"),
    ]
    page = BeautifulSoup(reader.get("/es/corrections/").content, "html.parser")
    assert pairs(page.head.select('link[rel="alternate"][hreflang]')) == there
    tree = ElementTree.fromstring(reader.get("/sitemap-lists.xml").content)
    entries = {
        url.findtext("map:loc", namespaces=XML): pairs(url.findall("xhtml:link", XML))
        for url in tree.findall("map:url", XML)
    }
    assert entries["http://waybill.example/en/corrections/"] == there


def test_the_feed_asks_no_more_for_more_translations(reader, django_assert_max_num_queries):
    for _number in range(3):
        translated(make_article())
    reader.get("/en/feed/rss/")
    with django_assert_max_num_queries(25):
        reader.get("/en/feed/rss/")
