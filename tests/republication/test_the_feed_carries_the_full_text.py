"""RSS with the text and its papers, for readers' and newsrooms' software."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from republication.formats import html
from republication.package import build_package
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_author,
    make_image,
    make_section,
)

pytestmark = pytest.mark.django_db
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def channel(reader, language="en"):
    response = reader.get(f"/{language}/feed/rss/")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def test_an_item_has_everything_a_copy_needs(reader):
    article = make_article(
        section=make_section("Ports"),
        by=[make_author("Ana Ruiz"), make_author("Ben Cole")],
        changed=PUBLISHED + timedelta(days=2),
    )
    feed = channel(reader)
    item = feed.find("item")
    assert item.findtext("title") == article.title
    assert item.findtext("link") == f"http://waybill.example{article.url}"
    assert item.findtext("description") == article.standfirst
    assert item.findtext("category") == "Ports"
    assert item.findtext("pubDate") == "Mon, 02 Mar 2026 09:30:00 +0000"
    assert feed.findtext("lastBuildDate") == "Wed, 04 Mar 2026 09:30:00 +0000"
    assert item.find("guid").get("isPermaLink") == "false"
    assert [e.text for e in item.findall("dc:creator", NAMES)] == ["Ana Ruiz", "Ben Cole"]
    assert item.findtext("cc:license", namespaces=NAMES) == (
        "https://creativecommons.org/licenses/by-nc/4.0/"
    )
    text = item.findtext("content:encoded", namespaces=NAMES)
    assert text == html.fragment(build_package(article))
    assert "By Ana Ruiz and Ben Cole, Waybill" in text


def test_the_channel_knows_itself(reader):
    feed = channel(reader, "es")
    assert feed.findtext("language") == "es"
    self_link = feed.find("atom:link", NAMES)
    assert self_link.get("rel") == "self"
    assert self_link.get("href") == "http://waybill.example/es/feed/rss/"


def test_pictures_travel_only_with_leave(reader):
    body = [
        ("image", {"image": make_image(licence_code=code), "alt_text": alt, "caption": ""})
        for code, alt in (("CC-BY-4.0", "Free"), ("", "Kept"))
    ]
    make_article(body=body)
    pictures = channel(reader).findall("item/media:content", NAMES)
    assert [p.findtext("media:description", namespaces=NAMES) for p in pictures] == ["Free"]


def test_all_rights_reserved_shows_headline_standfirst_and_link_only(reader):
    make_article(licence_code="ALL-RIGHTS-RESERVED", standfirst="In short.")
    item = channel(reader).find("item")
    assert item.findtext("description") == "In short."
    assert item.find("content:encoded", NAMES) is None
    assert item.find("cc:license", NAMES) is None


def test_thirty_newest_of_the_language(reader):
    for day in range(1, 33):
        published = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
        make_article(f"Day {day}", published=published, body=[])
    make_article("Día", language="es")
    titles = [item.findtext("title") for item in channel(reader).findall("item")]
    assert titles == [f"Day {day}" for day in range(32, 2, -1)]


def test_a_control_character_does_not_cost_the_feed(reader):
    make_article("Bad\x0bheadline", body=[("paragraph", "<p>Bad\x01text</p>")])
    assert channel(reader).find("item").findtext("title") == "Badheadline"


def test_an_empty_feed_is_a_feed(reader):
    assert channel(reader).findall("item") == []
