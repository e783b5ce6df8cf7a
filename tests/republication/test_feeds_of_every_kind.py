"""Atom and JSON Feed say what RSS says; what was taken back is told; a hub hears of news."""

import json
from datetime import timedelta
from urllib.parse import parse_qs

import feedparser
import pytest
from django.utils import timezone
from lxml import etree

from newsroom.withdrawals import withdraw
from republication.changes import settling
from republication.feeds import hub
from republication.formats import html
from republication.models import HubPing, RepublicationSettings
from republication.package import build_package
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_author,
    make_image,
    make_section,
    restrict,
    retract,
)

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
HUB = "https://hub.example/"


def atom(reader, address="/en/feed/atom/"):
    response = reader.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def json_feed(reader, address="/en/feed/json/"):
    response = reader.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    return json.loads(response.content)


def test_an_atom_feed_has_everything_a_copy_needs(reader):
    article = make_article(
        section=make_section("Ports"),
        by=[make_author("Ana Ruiz")],
        changed=PUBLISHED + timedelta(days=2),
    )
    feed = atom(reader)
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-03-04T09:30:00Z"
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == (
        "http://waybill.example/en/feed/atom/"
    )
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == article.title
    assert entry.xpath("a:link[@rel='license']/@href", namespaces=ATOM) == [
        "https://creativecommons.org/licenses/by-nc/4.0/deed.en"
    ]
    assert entry.xpath("a:author/a:name/text()", namespaces=ATOM) == ["Ana Ruiz"]
    assert entry.findtext("a:content", namespaces=ATOM) == html.body(build_package(article))


def test_a_json_feed_carries_the_licence_in_an_extension(reader):
    picture = make_image(licence_code="CC-BY-4.0")
    article = make_article(
        by=[make_author("Ana Ruiz")],
        body=[("image", {"image": picture, "alt_text": "A port", "caption": ""})],
    )
    feed = json_feed(reader)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://waybill.example/en/feed/json/"
    (item,) = feed["items"]
    package = build_package(article)
    assert item["id"] == package.uri
    assert item["content_html"] == html.body(package)
    assert item["image"] == package.figures[0].image_url
    assert item["authors"] == [{"name": "Ana Ruiz"}]
    assert item["_licence"]["code"] == "CC-BY-NC-4.0"
    assert item["_licence"]["url"] == "https://creativecommons.org/licenses/by-nc/4.0/deed.en"
    assert item["_licence"]["attribution"] == package.attribution_bottom.text
    assert item["_licence"]["version"] == package.version


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_rights_reserved_give_headline_standfirst_and_link_only(reader, form):
    make_article(
        licence_code="ALL-RIGHTS-RESERVED",
        standfirst="In short.",
        body=[("paragraph", "<p>Kept to ourselves.</p>")],
    )
    text = reader.get(f"/en/feed/{form}/").content.decode()
    assert "In short." in text
    assert "Kept to ourselves" not in text


def test_what_was_taken_back_is_told_in_every_feed_that_can(reader):
    section = make_section("Ports")
    kept = make_article("Kept", section=section)
    gone = make_article("Gone", section=section)
    retracted = make_article("Wrong", section=section)
    withdraw(article=gone, reason="A source was put in danger.", user=None)
    retract(retracted, "It was not so.")
    for address in ("/en/feed/atom/", "/en/feed/section/ports/atom/"):
        feed = atom(reader, address)
        assert feed.xpath("a:entry/a:title/text()", namespaces=ATOM) == [kept.title]
        told = {
            each.get("ref"): each.findtext("at:comment", namespaces=ATOM)
            for each in feed.findall("at:deleted-entry", ATOM)
        }
        assert set(told) == {
            f"tag:waybill.example,2026:article/{each.pk}" for each in (gone, retracted)
        }
        assert "A source was put in danger." in " ".join(told.values())
        assert "It was not so." in told.values()
    said = json_feed(reader)["_gone"]["items"]
    assert {each["id"] for each in said} == set(told)
    assert atom(reader, "/es/feed/atom/").findall("at:deleted-entry", ATOM) == []


def test_what_was_deleted_or_closed_is_told_until_it_is_out_again(reader):
    """Of a page that is gone, only the log knows; nothing is told of it but that it left."""
    deleted, closed = make_article("Deleted"), make_article("Closed")
    uris = [build_package(each).uri for each in (deleted, closed)]
    deleted.delete()
    restriction = restrict(closed)
    settling.settle(limit=100)
    told = {
        each.get("ref"): each.findtext("at:comment", namespaces=ATOM)
        for each in atom(reader, "/en/feed/atom/").findall("at:deleted-entry", ATOM)
    }
    assert told == {uris[0]: "It was deleted.", uris[1]: "It is no longer open to everybody."}
    assert {each["id"] for each in json_feed(reader)["_gone"]["items"]} == set(uris)
    restriction.delete()
    settling.settle(limit=100)
    [left] = atom(reader, "/en/feed/atom/").findall("at:deleted-entry", ATOM)
    assert left.get("ref") == uris[0]


def test_a_withdrawal_changes_what_a_reader_is_sent(reader):
    article = make_article()
    first = reader.get("/en/feed/atom/")
    known = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    assert reader.get("/en/feed/atom/", **known).status_code == 304
    withdraw(article=article, reason="It endangers somebody.", user=None)
    assert reader.get("/en/feed/atom/", **known).status_code == 200


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize("kind", ["section", "author", "country"])
def test_each_list_has_its_feed_in_each_form(reader, form, kind):
    author = make_author("Ana Ruiz")
    make_article("In it", section=make_section("Ports"), by=[author], countries=["PE"], body=[])
    make_article("Elsewhere", section=make_section("Money"), body=[])
    key = {"section": "ports", "author": author.slug, "country": "pe"}[kind]
    text = reader.get(f"/en/feed/{kind}/{key}/{form}/").content.decode()
    assert "In it" in text
    assert "Elsewhere" not in text


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_an_independent_reader_finds_nothing_wrong(reader, form):
    article = make_article(by=[make_author("Ana Ruiz")])
    make_article("Día", language="es", translation_of=article)
    found = feedparser.parse(reader.get(f"/en/feed/{form}/").content)
    assert not found.bozo
    (entry,) = found.entries
    assert entry.id == build_package(article).uri
    assert entry.author == "Ana Ruiz"
    assert "Waybill" in entry.content[0].value


def test_an_empty_feed_is_a_feed_in_each_form(reader):
    assert atom(reader).findtext("a:updated", namespaces=ATOM)
    assert json_feed(reader)["items"] == []


@pytest.fixture
def hubbed(db):
    settings = RepublicationSettings.load()
    settings.hub = HUB
    settings.save()
    return settings


def test_a_hub_is_named_where_there_is_one(reader, hubbed):
    response = reader.get("/en/feed/rss/")
    assert response.headers["Link"] == (
        f'<{HUB}>; rel="hub", <http://waybill.example/en/feed/rss/>; rel="self"'
    )
    assert f'<atom:link href="{HUB}" rel="hub"' in response.content.decode() or (
        f'<atom:link rel="hub" href="{HUB}"' in response.content.decode()
    )
    links = atom(reader).xpath("a:link[@rel='hub']/@href", namespaces=ATOM)
    assert links == [HUB]
    assert json_feed(reader)["hubs"] == [{"type": "WebSub", "url": HUB}]


class Sent:
    """Stands for the network: keeps what was sent and answers with a status."""

    def __init__(self, status=202):
        self.status, self.bodies = status, []

    def fetch(self, url, *, method, body, headers):
        assert (url, method) == (HUB, "POST")
        self.bodies.append(parse_qs(body.decode()))
        return self


def test_a_hub_is_told_of_each_feed_that_changed_and_once(hubbed):
    article = make_article(section=make_section("Ports"), countries=["PE"])
    article.save_revision().publish()
    sent = Sent()
    assert hub.ping_due(10, sent) == 1
    (asked,) = sent.bodies
    assert asked["hub.mode"] == ["publish"]
    for address in ("feed/rss/", "feed/atom/", "feed/section/ports/json/", "feed/country/pe/rss/"):
        assert f"http://waybill.example/en/{address}" in asked["hub.url"]
    assert hub.ping_due(10, sent) == 0


def test_a_hub_that_is_away_is_asked_again_later(hubbed):
    make_article().save_revision().publish()
    assert hub.ping_due(10, Sent(status=503)) == 1
    ping = HubPing.objects.get()
    assert ping.attempts == 1
    assert ping.due_at > timezone.now() + timedelta(seconds=50)
    assert hub.ping_due(10, Sent()) == 0


def test_without_a_hub_nothing_is_noted():
    make_article().save_revision().publish()
    assert not HubPing.objects.exists()
