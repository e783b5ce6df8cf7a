"""From an article a reader finds its series, what it is about, and what to read next."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from newsroom.models import Article
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_group,
    make_section,
    make_series,
    restrict,
    retract,
)

pytestmark = pytest.mark.django_db


def soup(reader, address: str) -> BeautifulSoup:
    answer = reader.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup, selector: str) -> list[str]:
    return [each.get_text(strip=True) for each in page.select(selector)]


class TestASeries:
    def test_an_article_says_which_part_it_is_and_lists_them_all(self, reader):
        series = make_series()
        parts = [
            make_article(f"Part {number}", series=series, series_position=number)
            for number in (10, 20, 30)
        ]
        page = soup(reader, parts[1].url)
        assert "part 2 of 3" in page.select_one(".kicker").get_text()
        assert "Part 2 of 3" in page.select_one(".series-box").get_text()
        assert titles(page, ".series-box__parts li") == ["Part 10", "Part 20", "Part 30"]
        assert page.select_one(".series-box [rel=prev]")["href"].endswith(parts[0].url)
        assert page.select_one(".series-box [rel=next]")["href"].endswith(parts[2].url)

    def test_what_readers_may_not_read_is_no_part(self, reader):
        series = make_series()
        first = make_article("First", series=series, series_position=1)
        make_article("Draft", series=series, series_position=2, publish=False)
        retract(make_article("Taken back", series=series, series_position=3))
        held = make_article("Held", series=series, series_position=4)
        Article.objects.filter(pk=held.pk).update(
            embargoed_until=timezone.now() + timedelta(hours=1)
        )
        closed = make_section("Closed")
        make_article("Closed", series=series, series_position=5, section=closed)
        restrict(closed)
        make_article("Last", series=series, series_position=6)
        page = soup(reader, first.url)
        assert titles(page, ".series-box__parts li") == ["First", "Last"]
        assert page.select_one(".series-box [rel=next]").get_text() == "Last"

    def test_parts_of_one_position_stand_in_the_order_of_their_publication(self, reader):
        series = make_series()
        later = make_article(
            "Later", series=series, series_position=1, published=PUBLISHED + timedelta(days=1)
        )
        make_article("Earlier", series=series, series_position=1)
        make_article("No position", series=series)
        page = soup(reader, later.url)
        assert titles(page, ".series-box__parts li") == ["Earlier", "Later", "No position"]

    def test_a_retracted_part_stands_outside_the_series(self, reader):
        series = make_series()
        make_article("Other", series=series, series_position=1)
        taken_back = retract(make_article("Taken back", series=series, series_position=2))
        assert soup(reader, taken_back.url).select_one(".series-box") is None


class TestTopics:
    def test_countries_and_groups_lead_to_their_pages(self, reader):
        group = make_group("Primeiro Comando da Capital", names={"en": "First Capital Command"})
        article = make_article(countries=["PE", "NL"], groups=[group])
        chips = soup(reader, article.url).select(".chip")
        assert [(chip.get_text(), chip["href"]) for chip in chips] == [
            ("Peru", "/en/countries/pe/"),
            ("Netherlands", "/en/countries/nl/"),
            ("First Capital Command", group.get_absolute_url()),
        ]

    def test_an_article_about_nothing_in_particular_has_no_empty_box(self, reader):
        assert soup(reader, make_article().url).select_one("#topics") is None


class TestFurtherReading:
    def test_a_group_in_common_comes_first_then_a_country_then_the_section(self, reader):
        elsewhere, group = make_section("Elsewhere"), make_group()
        article = make_article("This", countries=["PE"], groups=[group])
        make_article("Same section", published=PUBLISHED + timedelta(days=9))
        make_article("Same country", section=elsewhere, countries=["PE"])
        make_article("Same group", section=elsewhere, groups=[group])
        make_article("Nothing in common", section=elsewhere, countries=["BR"])
        page = soup(reader, article.url)
        assert titles(page, ".further h3") == ["Same group", "Same country", "Same section"]

    def test_there_are_four_at_most_the_newest_and_never_itself(self, reader):
        articles = [
            make_article(f"Article {number}", published=PUBLISHED + timedelta(days=number))
            for number in range(6)
        ]
        page = soup(reader, articles[5].url)
        assert titles(page, ".further h3") == [f"Article {number}" for number in (4, 3, 2, 1)]

    def test_nothing_is_named_that_a_reader_may_not_read(self, reader):
        article = make_article("This")
        make_article("Draft", publish=False)
        retract(make_article("Taken back"))
        make_article("Otra lengua", language="es")
        make_article("In its series", series=make_series())
        page = soup(reader, article.url)
        assert titles(page, ".further h3") == ["In its series"]
