"""Webmention: endpoint found by others, request checked, source read later, updates and deletions.

The kinds of cases are those of webmention.rocks and of the W3C's implementation reports, sections
3.2.1 to 3.2.4; what counts as a mention is in test_a_source_says_what_is_claimed.
"""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache
from django.utils import timezone
from ronkyuu import webmention as ronkyuu
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from republication.models import Reuse, Webmention
from republication.signals import reuse_reported
from republication.webmention import reading, receiving
from tests.newsroom.factories import make_article, restrict
from tests.republication.factories import make_republisher, make_reuse
from tests.seizures.factories import make_seizure

OURS = "http://waybill.example"
SENTENCE = "Three tons of cocaine left the port of Callao in cans."


class Outlet:
    """A site on this machine whose pages a test writes: path to (status, headers, body)."""

    def __init__(self, port: int):
        self.home = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[int, dict, str]] = {}
        self.asked: list[str] = []

    def put(self, path: str, body: str = "", status: int = 200, **headers) -> str:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8", **headers}, body)
        return self.home + path


@pytest.fixture(scope="module")
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            outlet = self.server.outlet
            outlet.asked.append(self.path)
            status, headers, body = outlet.pages.get(self.path, (404, {}, ""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *said):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def outlet(server, settings) -> Outlet:
    settings.WEBMENTIONS_FROM_LOOPBACK = True
    server.outlet = Outlet(server.server_address[1])
    return server.outlet


@pytest.fixture
def article(db):
    body = [("paragraph", f"<p>{SENTENCE} Nobody had looked into the containers at all.</p>")]
    return make_article("Cocaine leaves with the mangoes", body=body)


@pytest.fixture
def target(article):
    return f"{OURS}{article.url}"


def send(reader, source, target):
    return reader.post("/webmention/", {"source": source, "target": target})


def linking(target: str, more: str = "") -> str:
    return (
        f'<html lang="es"><title>Our story</title>{more}<p><a href="{target}">source</a></p></html>'
    )


def read_again() -> None:
    Webmention.objects.update(due_at=timezone.now())
    reading.read_due(10)


def test_a_link_is_received_read_later_and_kept(reader, outlet, article, target):
    heard = []
    reuse_reported.connect(listener := lambda **told: heard.append(told["reuse"]), weak=False)
    republisher = make_republisher(home=outlet.home)
    source = outlet.put("/story/", linking(target))

    answer = send(reader, source, target)

    assert answer.status_code == 201
    assert outlet.asked == []
    where = answer["Location"]
    assert reader.get(where.removeprefix(OURS)).json()["status"] == "waiting"
    assert reading.read_due(10) == 1
    assert reading.read_due(10) == 0
    reuse_reported.disconnect(listener)
    told = reader.get(where.removeprefix(OURS)).json()
    assert (told["status"], told["kind"], told["source"]) == ("accepted", "link", source)
    reuse = Reuse.objects.get()
    assert heard == [reuse]
    assert (reuse.article, reuse.url, reuse.how, reuse.kind) == (
        article,
        source,
        "webmention",
        "link",
    )
    assert (reuse.headline, reuse.language, reuse.republisher) == ("Our story", "es", republisher)
    assert list(article.reuses.shown()) == []


def test_a_page_that_carries_our_text_is_a_copy(reader, outlet, target):
    send(reader, outlet.put("/story/", linking(target, f"<p>{SENTENCE}</p>")), target)
    reading.read_due(10)
    assert Reuse.objects.get().kind == "copy"


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("", "{target}", "“source” is missing"),
        ("https://o.example/", "", "“target” is missing"),
        ("o.example/a", "{target}", "“source” is no http or https address"),
        ("ftp://o.example/a", "{target}", "“source” is no http or https address"),
        ("javascript:alert(1)", "{target}", "“source” is no http or https address"),
        ("https://user:pw@o.example/", "{target}", "“source” is no http or https address"),
        ("https://o.example/", "mailto:a@b.example", "“target” is no http or https address"),
        ("{target}", "{target}", "are the same page"),
        ("{target}#a", "{target}", "are the same page"),
        (OURS + "/en/", "{target}", "“source” is a page of ours"),
        ("https://o.example/", "https://elsewhere.example/", "“target” is no page of ours"),
        ("https://o.example/", OURS + "/en/nothing-here/", "“target” is no page of ours"),
        ("https://o.example/", OURS + "/admin/", "“target” is no page of ours"),
        ("https://o.example/", OURS + "/en/feedback/", "“target” is no page of ours"),
        ("https://o.example/", OURS + "/en/", "“target” is no page of ours"),
    ],
)
def test_what_is_no_request_is_refused_in_words(reader, article, source, target, words):
    ours = f"{OURS}{article.url}"
    answer = send(reader, source.format(target=ours), target.format(target=ours))
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert Webmention.objects.count() == 0


def test_drafts_and_what_is_restricted_look_like_nothing(reader, article):
    draft = make_article("Draft", publish=False)
    hidden = make_article("Hidden")
    restrict(hidden)
    answers = {
        send(reader, "https://o.example/", f"{OURS}{path}").content
        for path in (draft.get_url(), hidden.get_url(), "/en/ports/never-was/")
    }
    assert len(answers) == 1


def test_targets_with_fragment_query_or_an_old_address_are_ours(reader, outlet, article, target):
    Redirect.objects.create(old_path="/en/ports/once", redirect_page=article)
    targets = [f"{target}#part", f"{target}?utm_source=x", f"{OURS}/en/ports/once/"]
    for number, each in enumerate(targets):
        source = outlet.put(f"/{number}/", linking(each.replace("&", "&amp;")))
        assert send(reader, source, each).status_code == 201
    reading.read_due(10)
    assert [each.state for each in Webmention.objects.all()] == ["accepted"] * 3
    assert article.reuses.count() == 3


def test_a_record_takes_webmentions_too(reader, outlet, db):
    record = make_seizure(title="Cocaine in cans")
    target = f"{OURS}{record.get_absolute_url()}"
    assert send(reader, outlet.put("/a/", linking(target)), target).status_code == 201
    reading.read_due(10)
    mention = Webmention.objects.get()
    assert (mention.seizure, mention.state, mention.reuse) == (record, "accepted", None)


def test_the_same_again_is_one_and_is_looked_at_again(reader, outlet, article, target):
    source = outlet.put("/story/", linking(target))
    first = send(reader, source, target)
    again = send(reader, source, target)
    assert first["Location"] == again["Location"]
    reading.read_due(10)
    outlet.put("/story/", linking(target, f"<p>{SENTENCE}</p>").replace("Our", "Their"))
    send(reader, source, target)
    reading.read_due(10)
    reuse = Reuse.objects.get()
    assert (reuse.kind, reuse.headline) == ("copy", "Their story")
    assert Webmention.objects.count() == 1


def test_a_link_that_was_taken_out_takes_the_reuse_along(reader, outlet, article, target):
    source = outlet.put("/story/", linking(target))
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", "<p>Nothing any more.</p>")
    send(reader, source, target)
    reading.read_due(10)
    assert (Webmention.objects.get().state, Reuse.objects.get().state) == ("gone", "gone")

    outlet.put("/story/", linking(target))
    send(reader, source, target)
    reading.read_due(10)
    assert (Webmention.objects.get().state, Reuse.objects.get().state) == ("accepted", "reported")


def test_an_update_may_speak_of_another_story_instead(reader, outlet, article, target):
    other = make_article("Another story")
    source = outlet.put("/story/", linking(target))
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", linking(f"{OURS}{other.url}"))
    for each in (target, f"{OURS}{other.url}"):
        send(reader, source, each)
    reading.read_due(10)
    states = {each.article_id: each.state for each in Reuse.objects.all()}
    assert states == {article.pk: "gone", other.pk: "reported"}


@pytest.mark.parametrize("status", [410, 404])
def test_a_page_that_is_gone_is_gone_here(reader, outlet, target, status):
    source = outlet.put("/story/", linking(target))
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", status=status)
    send(reader, source, target)
    reading.read_due(10)
    assert (Webmention.objects.get().state, Reuse.objects.get().state) == ("gone", "gone")


def test_a_copy_that_somebody_told_us_of_does_not_go_with_its_link(reader, outlet, article, target):
    source = outlet.put("/story/", linking(target))
    make_reuse(article, url=source, how="form", state="verified")
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", "<p>No link.</p>")
    send(reader, source, target)
    reading.read_due(10)
    assert Webmention.objects.get().state == "gone"
    assert (Reuse.objects.get().state, Reuse.objects.get().kind) == ("verified", "copy")


def test_a_page_that_never_had_it_is_refused(reader, outlet, target):
    send(reader, outlet.put("/a/", "<p>Nothing.</p>"), target)
    send(reader, outlet.home + "/never/", target)
    send(reader, outlet.put("/pdf/", target, Content_Type="application/pdf"), target)
    reading.read_due(10)
    assert {each.detail for each in Webmention.objects.filter(state="refused")} == {
        "The target does not stand in it.",
        "It answers with the status 404.",
        "We cannot look into application/pdf.",
    }
    assert Reuse.objects.count() == 0


def test_redirects_are_followed_a_few_times_and_never_home(reader, outlet, target):
    outlet.put("/end/", linking(target))
    once = outlet.put("/once/", status=302, Location="/end/")
    outlet.put("/5/", status=301, Location="/end/")
    for number in range(5):
        outlet.put(f"/{number}/", status=301, Location=f"/{number + 1}/")
    for_ever = outlet.home + "/0/"
    loop = outlet.put("/loop/", status=302, Location="/loop/")
    for source in (once, for_ever, loop):
        send(reader, source, target)
    reading.read_due(10)
    state = {each.source: each.state for each in Webmention.objects.all()}
    assert state == {once: "accepted", for_ever: "waiting", loop: "waiting"}
    assert len(outlet.asked) == 2 + 6 + 6
    assert Reuse.objects.get().url == once


def test_a_site_that_is_down_is_asked_a_few_times(reader, outlet, target):
    source = outlet.put("/story/", status=503)
    send(reader, source, target)
    for _attempt in range(len(reading.WAITS) + 1):
        assert Webmention.objects.get().state == "waiting"
        read_again()
    assert Webmention.objects.get().state == "refused"
    assert len(outlet.asked) == 4


def test_what_was_accepted_outlives_a_site_that_is_down(reader, outlet, target):
    source = outlet.put("/story/", linking(target))
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", status=500)
    send(reader, source, target)
    for _attempt in range(len(reading.WAITS) + 1):
        read_again()
    assert (Webmention.objects.get().state, Reuse.objects.get().state) == ("accepted", "reported")


def test_addresses_inside_are_never_fetched(reader, outlet, target, settings):
    settings.WEBMENTIONS_FROM_LOOPBACK = False
    for source in (outlet.put("/a/", linking(target)), "http://169.254.169.254/latest/meta-data/"):
        assert send(reader, source, target).status_code == 201
    reading.read_due(10)
    assert {each.state for each in Webmention.objects.all()} == {"refused"}
    assert outlet.asked == []


def test_a_page_is_read_up_to_its_limit(reader, outlet, target, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 4096)
    far_down = outlet.put("/long/", "<p>" + "a" * 8192 + linking(target))
    send(reader, far_down, target)
    reading.read_due(10)
    assert Webmention.objects.get().state == "refused"


def test_what_an_editor_decided_stays(reader, outlet, article, target):
    source = outlet.put("/story/", linking(target))
    make_reuse(article, url=source, state="hidden")
    send(reader, source, target)
    reading.read_due(10)
    outlet.put("/story/", status=410)
    send(reader, source, target)
    reading.read_due(10)
    assert Reuse.objects.get().state == "hidden"


def test_an_article_that_left_meanwhile_takes_none(reader, outlet, article, target):
    send(reader, outlet.put("/story/", linking(target)), target)
    article.unpublish()
    reading.read_due(10)
    assert Webmention.objects.get().state == "refused"
    assert Reuse.objects.count() == 0


def test_one_site_cannot_fill_the_queue(reader, target, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_WAITING_OF_A_SITE", 1)
    assert send(reader, "https://o.example/1", target).status_code == 201
    refused = send(reader, "https://o.example/2", target)
    assert refused.status_code == 429
    assert refused["Retry-After"]
    assert send(reader, "https://other.example/", target).status_code == 201


def test_a_page_in_hand_is_not_taken_twice(reader, outlet, target):
    send(reader, outlet.put("/story/", linking(target)), target)
    Webmention.objects.update(due_at=timezone.now() + timedelta(minutes=5))
    assert reading.read_due(10) == 0


def test_pages_say_where_to(reader, article, db):
    record = make_seizure(title="Cocaine in cans")
    for page in (article.url, record.get_absolute_url()):
        answer = reader.get(page)
        assert f'<{OURS}/webmention/>; rel="webmention"' in answer["Link"]
        assert '<link rel="webmention" href="/webmention/">' in answer.content.decode()
    assert "webmention" not in reader.get("/en/").get("Link", "")
    assert "https://www.w3.org/TR/webmention/" in reader.get("/webmention/").content.decode()
    assert reader.get("/webmention/unknown/").status_code == 404
    assert reader.put("/webmention/").status_code == 405


@pytest.mark.parametrize("by_header", [True, False])
@pytest.mark.django_db(transaction=True)
def test_an_independent_sender_finds_the_endpoint_and_is_taken(
    foundation, live_server, settings, outlet, by_header
):
    settings.BASE_URL = live_server.url
    Site.clear_site_root_paths_cache()
    cache.clear()
    if not by_header:
        settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "advertising" not in each]
    target = live_server.url + make_article("Cocaine leaves with the mangoes").url
    source = outlet.put("/story/", linking(target))
    answer = ronkyuu.sendWebmention(source, target, test_urls=False, timeout=20)
    assert answer.status_code == 201
    reading.read_due(10)
    assert Webmention.objects.get().state == "accepted"
