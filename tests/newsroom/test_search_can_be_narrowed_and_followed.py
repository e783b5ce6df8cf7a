"""Filters, order and pages of search: all of it is in the address."""

import re
from datetime import timedelta

import pytest

from newsroom.searching import articles as finding
from tests.newsroom.factories import PUBLISHED, make_article, make_author, make_section, restrict
from tests.newsroom.test_search_finds import without_marks
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def page_of(reader, address: str = "/en/search/", **asked) -> str:
    answer = reader.get(address, {"q": "squid", **asked} if "?" not in address else None)
    assert answer.status_code == 200
    return without_marks(answer.content.decode())


def headlines(page: str) -> list[str]:
    return [text.strip() for text in re.findall(r'result__headline"><a[^>]*>([^<]*)<', page)]


def link(page: str, rel: str) -> str:
    return re.search(rf'rel="{rel}" href="([^"]+)"', page)[1].replace("&amp;", "&")


@pytest.fixture
def author():
    return make_author("Desk")


def test_a_filter_leaves_only_what_it_asks_for_and_can_be_taken_away(reader, author):
    ports = make_section("Ports")
    make_article("Squid in Peru", section=ports, countries=["PE"], by=[author])
    make_article("Squid in Chile", section=make_section("Routes"), countries=["CL"])
    for asked in ({"section": "ports"}, {"country": "PE"}):
        page = page_of(reader, **asked)
        assert headlines(page) == ["Squid in Peru"]
        assert 'href="/en/search/?q=squid"' in page  # the filter, taken away


def test_days_bound_articles_and_records(reader):
    make_article("Squid before", published=PUBLISHED - timedelta(days=400))
    make_article("Squid lately", published=PUBLISHED)
    make_seizure(title="Old squid", occurred="2019-01-01")
    make_seizure(title="New squid", occurred="2026-02-20")
    page = page_of(reader, published_after="2026-01-01")
    assert headlines(page) == ["Squid lately"]
    assert "New squid" in page
    assert "Old squid" not in page


def test_a_day_that_is_none_is_told_and_kept(reader):
    page = page_of(reader, published_after="yesterday")
    assert "This is not a day" in page
    assert 'value="yesterday"' in page


@pytest.mark.parametrize("name", ["published_after", "published_before"])
@pytest.mark.parametrize("typed", ["0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("address", ["/en/search/", "/en/articles/"])
def test_a_day_at_the_end_of_the_calendar_is_told_and_breaks_nothing(reader, address, name, typed):
    make_seizure(title="Squid in tins")
    page = page_of(reader, address, **{name: typed})
    assert "This is not a day." in page


def test_an_unknown_section_is_told(reader):
    assert "There is no section “nowhere”." in page_of(reader, section="nowhere")


@pytest.mark.parametrize("address", ["/en/search/", "/en/articles/"])
def test_a_section_that_is_not_for_everybody_is_told_like_one_that_is_none(reader, address):
    make_section("Secret dossier", live=False)
    restrict(make_section("Closed room"))
    for slug in ("secret-dossier", "closed-room"):
        page = page_of(reader, address, section=slug)
        assert "There is no section" in page
        assert "Secret dossier" not in page
        assert "Closed room" not in page


def test_kinds_can_be_asked_for_alone(reader):
    make_article("Squid in words")
    make_seizure(title="Squid in figures")
    assert "Squid in figures" not in page_of(reader, kind="articles")
    assert "Squid in words" not in page_of(reader, kind="records")


def test_the_other_language_or_all_can_be_asked_for(reader):
    make_article("The squid", language="en")
    make_article("Squid en español", language="es")
    assert headlines(page_of(reader, language="es")) == ["Squid en español"]
    assert set(headlines(page_of(reader, language="any"))) == {"The squid", "Squid en español"}


def make_many(number: int, author) -> list[str]:
    """Articles from the newest to the oldest; every third has the word in its headline."""
    names = []
    for count in range(number):
        name = f"Squid {count}" if count % 3 == 2 else f"Fish {count}"
        body = [("paragraph", "<p>Squid in tins.</p>")]
        make_article(name, body=body, by=[author], published=PUBLISHED - timedelta(days=count))
        names.append(name)
    return names


@pytest.fixture(params=["few", "some", "more"])
def way(request, monkeypatch):
    """Each way in which articles are found, with numbers that a test can make."""
    monkeypatch.setattr(finding, "ROWS_A_PAGE", 3)
    monkeypatch.setattr(finding, "READ_AT_ONCE", (2, 3, 4, 50))
    if request.param != "few":
        monkeypatch.setattr(finding, "MOST_RANKED", 1)
    if request.param == "more":
        monkeypatch.setattr(finding, "MOST_COLLECTED", 2)
    return request.param


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_following_the_pages_finds_each_article_once(reader, author, way, order):
    names = make_many(8, author)
    make_article("Elsewhere", by=[author], body=[("paragraph", "<p>No such animal.</p>")])
    page, found = page_of(reader, order=order), []
    while True:
        found += headlines(page)
        if 'rel="next"' not in page:
            break
        page = page_of(reader, link(page, "next"))
    assert sorted(found) == sorted(names)
    if order == "newest":
        assert found == names
    else:
        assert set(found[:2]) <= {"Squid 2", "Squid 5"}
    number = "More than 2 articles" if way == "more" else "8 articles"
    assert number in page_of(reader, order=order)


def test_a_cursor_that_no_page_gave_out_is_refused_in_words(reader, author, monkeypatch):
    monkeypatch.setattr(finding, "MOST_COLLECTED", 0)
    make_article("Squid", by=[author])
    answer = reader.get("/en/search/", {"q": "squid", "order": "newest", "cursor": "x"})
    assert answer.status_code == 400
    assert "cursor" in answer.content.decode()


def test_phrases_and_words_that_must_not_occur(reader):
    make_article("Squid in tins")
    make_article("Tins of squid and of fish")
    assert headlines(page_of(reader, q='"squid in tins"')) == ["Squid in tins"]
    assert headlines(page_of(reader, q="squid -fish")) == ["Squid in tins"]


def test_a_headline_counts_for_more_than_the_text(reader):
    make_article("Other", body=[("paragraph", "<p>Squid.</p>")], standfirst="None.")
    make_article("Squid", body=[("paragraph", "<p>Other.</p>")], standfirst="None.")
    make_article("More", body=[("paragraph", "<p>Squid.</p>")], standfirst="None.")
    assert headlines(page_of(reader))[0] == "Squid"
