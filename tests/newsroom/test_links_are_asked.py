"""An editor asks the links of an article whether they answer, and fills in where a copy is kept."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from commons.safe_fetch import Fetched, FetchFailed, FetchRefused
from newsroom import link_checking
from newsroom.links import links_of
from newsroom.models import LinkCheck
from tests.newsroom.factories import make_article
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

ANSWERS = {
    "https://a.example/here": 200,
    "https://a.example/gone": 410,
    "https://a.example/shut": 403,
    "https://a.example/broken": 500,
    "https://a.example/silent": FetchFailed("It took too long to answer."),
    "http://10.0.0.1/": FetchRefused("10.0.0.1 is not on the public internet."),
}
OUTCOMES = ["answers", "gone", "shut", "broken", "unreachable", "refused"]


class Web:
    """What the house would find outside; every address that was asked is kept."""

    def __init__(self, **kwargs):
        self.asked = []

    def fetch(self, url):
        self.asked.append(url)
        answer = ANSWERS.get(url, 200)
        if isinstance(answer, Exception):
            raise answer
        return Fetched(url, answer, {}, b"", False)


@pytest.fixture(autouse=True)
def web(monkeypatch):
    found = Web()
    monkeypatch.setattr(link_checking, "Fetcher", lambda **kwargs: found)
    return found


def article_with(*urls, **fields):
    text = " ".join(f'<a href="{url}">told</a>' for url in urls)
    return make_article(body=[("paragraph", f"<p>As {text}.</p>")], **fields)


def test_links_are_read_from_blocks_and_text_and_only_those_that_lead_out():
    article = make_article(
        origin_outlet="Elsewhere",
        origin_url="https://origin.example/",
        origin_licence_code="CC-BY-4.0",
        body=[
            ("paragraph", '<p><a href="https://a.example/?x=1&amp;y=2">a</a> <a href="mailto:x@y.example">m</a></p>'),
            ("paragraph", '<p><a linktype="page" id="1">ours</a> <a href="#note">here</a></p>'),
            ("analysis", {"title": "Why", "text": '<p><a href="https://b.example/">b</a></p>'}),
            ("see_also", {"article": None, "url": "https://c.example/", "text": ""}),
            ("embed", {"url": "https://d.example/", "title": "Film", "description": "A ship."}),
            ("paragraph", '<p>“https://plain.example/” is no link. <a href="https://b.example/">b</a></p>'),
        ],
    )  # fmt: skip
    assert [link.url for link in links_of(article)] == [
        "https://origin.example/",
        "https://a.example/?x=1&y=2",
        "https://b.example/",
        "https://c.example/",
        "https://d.example/",
    ]


def test_the_button_asks_them_all_and_says_what_became_of_each():
    article = article_with(*ANSWERS, publish=False)
    editor = signed_in("Editor")
    address = reverse("article_links", args=[article.pk])
    assert "Not checked yet" in editor.get(address).content.decode()
    answer = editor.post(address, {"check": "1"}, follow=True).content.decode()
    assert "6 links checked; 5 to look at." in answer
    kept = LinkCheck.objects.in_bulk(field_name="url")
    assert [kept[url].outcome for url in ANSWERS] == OUTCOMES
    assert "It took too long to answer." in answer


def test_an_archived_copy_settles_a_link():
    article = article_with("https://a.example/gone")
    editor = signed_in("Editor")
    address = reverse("article_links", args=[article.pk])
    editor.post(address, {"check": "1"})
    check = LinkCheck.objects.get()
    form = {
        "save": "1",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": check.pk,
        "form-0-archived_url": "no address",
    }
    refused = editor.post(address, form).content.decode()
    assert "Enter a valid URL" in refused
    assert "no address" in refused
    editor.post(address, {**form, "form-0-archived_url": "https://archive.example/gone"})
    check.refresh_from_db()
    assert check.is_settled
    editor.post(address, {"check": "1"})
    check.refresh_from_db()
    assert (check.outcome, check.archived_url) == ("gone", "https://archive.example/gone")


@pytest.mark.parametrize("role", ["Author", "Database editor"])
def test_only_those_who_edit_the_article_ask(role, web):
    article = article_with("https://a.example/here")
    signed_in(role).post(reverse("article_links", args=[article.pk]), {"check": "1"})
    assert web.asked == []


def test_the_schedule_asks_only_what_is_stale_and_public(web):
    article_with("https://a.example/here", "https://a.example/gone", "https://a.example/old")
    article_with("https://a.example/secret", publish=False)
    now = timezone.now()
    LinkCheck.objects.create(url="https://a.example/here", outcome="answers", checked_at=now)
    long_ago = now - timedelta(days=60)
    LinkCheck.objects.create(url="https://a.example/old", outcome="answers", checked_at=long_ago)
    said = StringIO()
    call_command("check_links", stdout=said)
    assert sorted(web.asked) == ["https://a.example/gone", "https://a.example/old"]
    assert "2 links checked, 1 to look at." in said.getvalue()
