"""Every list of articles can be narrowed by its address, read page by page, and followed."""

from datetime import timedelta

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from newsroom.models import Article, ListEntry, ListLength
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_author,
    make_group,
    make_section,
    make_series,
    restrict,
    retract,
)

pytestmark = pytest.mark.django_db


def soup(reader, address: str) -> BeautifulSoup:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def headlines(page: BeautifulSoup) -> list[str]:
    return [each.get_text(strip=True) for each in page.select(".card--row h3")]


@pytest.fixture
def lists() -> dict[str, str]:
    """The address of a list of each kind, each with “On it” and without “Not on it”."""
    section, author = make_section("Routes"), make_author("Ana Ruiz", slug="ana-ruiz")
    group, series = make_group("The group", slug="the-group"), make_series("A series")
    make_article(
        "On it", section=section, by=[author], countries=["PE"], groups=[group], series=series
    )
    make_article("Not on it")
    return {
        "section": "/en/routes/",
        "author": "/en/authors/ana-ruiz/",
        "country": "/en/countries/pe/",
        "group": "/en/groups/the-group/",
        "series": "/en/series/a-series/",
    }


KINDS = ["section", "author", "country", "group", "series"]


class TestEachKind:
    @pytest.mark.parametrize("kind", KINDS)
    def test_it_holds_its_own_articles_and_no_others(self, reader, lists, kind):
        assert headlines(soup(reader, lists[kind])) == ["On it"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_its_feed_is_named_and_holds_the_same(self, reader, lists, kind):
        page = soup(reader, lists[kind])
        feeds = {
            link["href"]
            for link in page.select("head link[type='application/rss+xml']")
            if f"/{kind}/" in link["href"]
        }
        assert feeds == {page.select_one(".list-head__feed a")["href"]}
        feed = feedparser.parse(reader.get(feeds.pop()).content)
        assert [entry.title for entry in feed.entries] == ["On it"]

    def test_everything_is_a_list_too_newest_first(self, reader, lists):
        make_article("Newest", published=PUBLISHED + timedelta(days=1))
        assert headlines(soup(reader, "/en/articles/"))[0] == "Newest"
        assert len(headlines(soup(reader, "/en/articles/"))) == 3

    def test_no_list_holds_another_language(self, reader):
        make_article("Otra", language="es", countries=["PE"])
        assert headlines(soup(reader, "/en/countries/pe/")) == []
        assert headlines(soup(reader, "/es/countries/pe/")) == ["Otra"]


class TestNarrowing:
    def test_several_filters_narrow_together_and_are_told_in_a_sentence(self, reader):
        ana = make_author("Ana Ruiz", slug="ana-ruiz")
        make_article("Both", roles=[("data", ana)], countries=["PE"])
        make_article("Only the country", countries=["PE"])
        make_article("Another role", by=[ana], countries=["PE"])
        page = soup(reader, "/en/articles/?author=ana-ruiz&role=data&country=PE")
        assert headlines(page) == ["Both"]
        said = page.select_one(".list-said").get_text(strip=True)
        assert said == "Articles signed by Ana Ruiz, in the role “Data”, about Peru."

    def test_days_and_words_narrow(self, reader):
        make_article("Asparagus", published=PUBLISHED)
        make_article("Asparagus again", published=PUBLISHED + timedelta(days=10))
        make_article("Bananas", published=PUBLISHED + timedelta(days=10))
        page = soup(reader, "/en/articles/?q=asparagus&published_after=2026-03-05")
        assert headlines(page) == ["Asparagus again"]

    def test_the_feed_of_a_selection_holds_the_selection(self, reader):
        make_article("Peru", countries=["PE"])
        make_article("Brazil", countries=["BR"])
        address = soup(reader, "/en/ports/?country=PE").select_one(".list-head__feed a")["href"]
        assert address == "/en/feed/section/ports/rss/?country=PE"
        entries = feedparser.parse(reader.get(address).content).entries
        assert [entry.title for entry in entries] == ["Peru"]

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("section=nowhere", "There is no section “nowhere”."),
            ("published_after=yesterday", "This is not a day."),
            ("role=baker", "baker is not one of the available choices"),
        ],
    )
    def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_lost(self, reader, query, words):
        make_article("Peru", countries=["PE"])
        page = soup(reader, f"/en/articles/?country=PE&q=port&{query}")
        name, value = query.split("=")
        field = page.select_one(f".field--error [name={name}]")
        assert words in page.select_one(".field--error").get_text()
        if name != "role":  # a list of all the roles there are: the message names what it is not
            assert (field.get("value") or field.select_one("option[selected]")["value"]) == value
        assert page.select_one("[name=country] option[selected]")["value"] == "PE"
        assert page.select_one("[name=q]")["value"] == "port"

    def test_what_no_filter_knows_is_ignored(self, reader):
        make_article("Peru")
        page = soup(reader, "/en/articles/?utm_source=letter")
        assert headlines(page) == ["Peru"]
        assert page.select_one(".list-said") is None

    def test_only_what_readers_find_is_offered(self, reader):
        make_article("Peru", countries=["PE"])
        make_article("Brazil", countries=["BR"])
        make_article("Draft", countries=["CO"], publish=False)
        held = make_article("Held", countries=["EC"])
        Article.objects.filter(pk=held.pk).update(
            embargoed_until=timezone.now() + timedelta(hours=1)
        )
        options = soup(reader, "/en/articles/").select("[name=country] option")
        assert [option.get_text() for option in options] == ["any", "Brazil (1)", "Peru (1)"]


class TestPaging:
    def test_every_article_is_reached_once_whatever_is_asked(self, reader):
        for number in range(45):
            make_article(f"Article {number}", countries=["PE"] if number % 3 else ["BR"])
        address, seen = "/en/articles/?country=PE", []
        while address:
            page = soup(reader, address)
            seen += headlines(page)
            following = page.select_one("a[rel=next]")
            address = following and f"/en/articles/{following['href'].partition('/articles/')[2]}"
        assert len(seen) == len(set(seen)) == 30

    def test_a_series_is_paged_in_its_own_order(self, reader):
        series = make_series("Long")
        for number in range(23):
            make_article(f"Part {number}", series=series, series_position=number)
        make_article("Without a place", series=series)
        page = soup(reader, "/en/series/long/")
        rest = soup(reader, page.select_one("a[rel=next]")["href"])
        assert headlines(page) + headlines(rest) == [
            *(f"Part {number}" for number in range(23)),
            "Without a place",
        ]


class TestListsFollowTheirArticles:
    def lengths(self) -> dict[str, int]:
        kept = ListLength.objects.filter(number__gt=0)
        counted = {
            name: ListEntry.objects.filter(list_name=name).count()
            for name in ListEntry.objects.values_list("list_name", flat=True)
        }
        assert dict(kept.values_list("list_name", "number")) == counted
        return counted

    def test_publishing_unpublishing_and_deleting(self):
        article = make_article(countries=["PE"], publish=False)
        assert self.lengths() == {}
        article.save_revision().publish()
        assert self.lengths()["country:PE"] == 1
        Article.objects.get(pk=article.pk).unpublish()
        assert self.lengths() == {}
        article.save_revision().publish()
        Article.objects.get(pk=article.pk).delete()
        assert self.lengths() == {}

    def test_a_draft_of_a_published_article_moves_nothing(self):
        article = make_article(countries=["PE"])
        before = self.lengths()
        article.countries = []
        article.series = make_series()
        article.save_revision()
        assert self.lengths() == before

    def test_another_country_another_section_another_day(self, reader):
        article = make_article("Moved", countries=["PE"])
        article.countries.get().country = "BR"
        for row in article.countries.all():
            row.country = "BR"
            row.save()
        article.save()
        assert "country:PE" not in self.lengths()
        routes = make_section("Routes")
        Article.objects.get(pk=article.pk).move(routes, pos="last-child")
        assert self.lengths()[f"section:{routes.pk}"] == 1
        make_article("Later", published=PUBLISHED + timedelta(days=1))
        Article.objects.filter(pk=article.pk).update(
            first_published_at=PUBLISHED + timedelta(days=2)
        )
        assert headlines(soup(reader, "/en/articles/")) == ["Moved", "Later"]

    def test_a_restriction_takes_a_section_off_every_list_and_its_end_puts_it_back(self):
        section = make_section("Closed")
        make_article(section=section, countries=["PE"])
        restriction = restrict(section)
        assert self.lengths() == {}
        restriction.delete()
        assert self.lengths()["country:PE"] == 1


class TestFeeds:
    def test_a_retracted_article_is_in_no_feed(self, reader):
        retract(make_article("Taken back", countries=["PE"]))
        assert not feedparser.parse(reader.get("/en/feed/country/pe/rss/").content).entries

    @pytest.mark.parametrize(
        "address",
        [
            "/en/feed/section/nowhere/rss/",
            "/en/feed/country/zz/rss/",
            "/en/feed/role/data/rss/",
            "/en/feed/q/data/rss/",
        ],
    )
    def test_there_is_no_feed_of_what_is_not_there(self, reader, address):
        assert reader.get(address).status_code == 404

    def test_a_filter_that_is_not_understood_is_refused_in_words(self, reader):
        answer = reader.get("/en/feed/rss/?section=nowhere")
        assert answer.status_code == 400
        assert "There is no section “nowhere”." in answer.content.decode()

    def test_who_has_it_already_is_not_sent_it_again(self, reader):
        make_article(countries=["PE"])
        tag = reader.get("/en/feed/country/pe/rss/")["ETag"]
        again = reader.get("/en/feed/country/pe/rss/", headers={"if-none-match": tag})
        assert again.status_code == 304

    def test_a_section_names_its_feed_in_the_other_language(self, reader):
        english = make_section("Ports")
        make_section("Puertos", language="es", translation_key=english.translation_key)
        make_article(section=english)
        text = reader.get("/en/feed/section/ports/rss/").content.decode()
        assert "/es/feed/section/puertos/rss/" in text
