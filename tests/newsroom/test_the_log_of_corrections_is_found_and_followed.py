"""The public log: retractions first in sight, narrowed by kind, section and year, and a feed."""

from datetime import UTC, datetime

import feedparser
import pytest

from tests.newsroom.factories import make_article, make_section, restrict

pytestmark = pytest.mark.django_db

LOG = "/en/corrections/"
FEED = "/en/corrections/feed/"


def day(year: int, month: int = 5) -> datetime:
    return datetime(year, month, 4, 9, tzinfo=UTC)


@pytest.fixture
def three():
    """One article each in its section, with one correction each."""
    return [
        make_article(
            headline,
            section=make_section(section),
            corrections=[{"kind": kind, "date": date, "text": text}],
        )
        for headline, section, kind, date, text in (
            ("Forged papers", "Ports", "retraction", day(2024), "Its source was forged."),
            ("Tons", "Ports", "correction", day(2025), "It was four tons."),
            ("A trial", "Courts", "update", day(2026), "The court has ruled."),
        )
    ]


def listed(reader, query: str = "") -> list[str]:
    page = reader.get(LOG + query).content.decode()
    rows = page[page.index('class="corrections-list') :]
    texts = ["Its source was forged.", "It was four tons.", "The court has ruled."]
    return sorted((text for text in texts if text in rows), key=rows.index)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["The court has ruled.", "It was four tons.", "Its source was forged."]),
        ("?kind=correction", ["It was four tons."]),
        ("?section=ports", ["It was four tons.", "Its source was forged."]),
        ("?year=2024", ["Its source was forged."]),
        ("?section=ports&year=2025", ["It was four tons."]),
        ("?section=courts&year=2024", []),
    ],
)
def test_it_is_narrowed(reader, three, query, found):
    assert listed(reader, query) == found


def test_retractions_are_first_in_sight_whatever_their_age(reader, three):
    page = reader.get(LOG).content.decode()
    assert page.index("Articles we have retracted") < page.index("The court has ruled.")
    assert page.index("Forged papers") < page.index("The court has ruled.")
    assert "Articles we have retracted" not in reader.get(LOG + "?kind=update").content.decode()


def test_each_leads_to_its_place_on_the_article(reader, three):
    correction = three[1].corrections.get()
    assert f'href="{three[1].url}#{correction.anchor}"' in reader.get(LOG).content.decode()
    assert f'id="{correction.anchor}"' in reader.get(three[1].url).content.decode()


@pytest.mark.parametrize(
    "query", ["?kind=regret", "?section=nowhere", "?year=never", "?year=1200", "?kind=%00"]
)
def test_what_does_not_exist_is_said_and_stays_in_the_form(reader, three, query):
    answer = reader.get(LOG + query)
    assert answer.status_code == 200
    assert "field--error" in answer.content.decode()
    assert reader.get(FEED + query).status_code == 400


def test_paging_keeps_the_filters(reader):
    make_article(
        corrections=[{"kind": "update", "text": f"News no. {number}."} for number in range(25)]
        + [{"kind": "correction", "text": "Not news."}]
    )
    first = reader.get(LOG + "?kind=update").content.decode()
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = reader.get(following).content.decode()
    assert second.count("News no. ") == 5
    assert "Not news." not in second


def test_the_feed_is_read_by_a_reader_of_feeds(reader, three):
    feed = feedparser.parse(reader.get(FEED).content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Update: A trial",
        "Correction: Tons",
        "Retraction: Forged papers",
    ]
    entry = feed.entries[1]
    correction = three[1].corrections.get()
    assert entry.summary == "It was four tons."
    assert entry.link == f"{three[1].full_url}#{correction.anchor}"
    assert str(correction.key) in entry.id
    assert feed.feed.language == "en"


def test_the_page_names_the_feed_of_what_is_shown(reader, three):
    page = reader.get(LOG + "?kind=update").content.decode()
    assert f'type="application/rss+xml" title="Corrections" href="{FEED}?kind=update"' in page
    feed = feedparser.parse(reader.get(FEED + "?kind=update").content)
    assert [entry.title for entry in feed.entries] == ["Update: A trial"]


def test_an_item_keeps_its_identity_when_the_article_is_published_again(reader, three):
    before = [entry.id for entry in feedparser.parse(reader.get(FEED).content).entries]
    three[1].get_latest_revision_as_object().save_revision().publish()
    assert [entry.id for entry in feedparser.parse(reader.get(FEED).content).entries] == before


def test_nothing_of_drafts_or_restricted_articles_is_there(reader):
    make_article(publish=False, corrections=[{"text": "Of a draft."}])
    restrict(make_article(corrections=[{"text": "Not for everybody."}]))
    for address in (LOG, FEED):
        said = reader.get(address).content.decode()
        assert "Of a draft." not in said
        assert "Not for everybody." not in said


def test_the_spanish_feed_is_in_spanish(reader, three):
    assert feedparser.parse(reader.get("/es/corrections/feed/").content).entries == []
    assert "Articles we have retracted" not in reader.get("/es/corrections/").content.decode()
