"""A reported copy is looked at, what breaks the licence is told and mended, and all of it is kept."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from commons.safe_fetch import Fetcher
from newsroom.models import Article, Correction
from republication.formats import html
from republication.models import Contact, Cure, Letter, LetterState, Reuse, Verification, Watch
from republication.package import build_package
from republication.signals import reuse_reported
from republication.verification import cures, rounds
from tests.newsroom.factories import make_article, make_author, retract
from tests.republication.factories import make_republisher, make_reuse

pytestmark = pytest.mark.django_db

TEXT = (
    "<p>Police in Callao found two tons of cocaine in a container. It was to leave that night.</p>"
    "<p>Nobody scans scrap, said an officer who asked not to be named. He has seen it all.</p>"
)


class Outlet:
    """A site on this machine: pages by path, and how often each was asked for."""

    def __init__(self):
        outlet = self
        self.pages: dict[str, tuple[int, str]] = {}
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outlet.asked.append(self.path)
                status, body = outlet.pages.get(self.path, (404, ""))
                content = body.encode()
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", body)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def fetcher(self) -> Fetcher:
        return Fetcher(ports=None, may_reach=lambda address: True, seconds=5, most_bytes=500_000)


@pytest.fixture
def outlet():
    outlet = Outlet()
    yield outlet
    outlet.server.shutdown()
    outlet.server.server_close()


@pytest.fixture
def article():
    return make_article(by=[make_author("Ana Ruiz")], body=[("paragraph", TEXT)])


def copy_of(article) -> str:
    article = Article.objects.with_package_parts().get(pk=article.pk)
    return html.render(build_package(article))


def without_licence(article) -> str:
    return copy_of(article).replace("creativecommons.org", "example.org").replace("CC BY", "free")


def reported(article, outlet, page: str, path: str = "/story", **fields) -> Reuse:
    outlet.pages[path] = (200, page)
    return make_reuse(article, url=f"{outlet.address}{path}", **fields)


def look(outlet) -> int:
    Watch.objects.update(due_at=timezone.now())
    return rounds.verify_due(100, outlet.fetcher)


def test_our_own_package_published_as_it_is_is_in_order(article, outlet):
    reuse = reported(article, outlet, copy_of(article))
    assert look(outlet) == 1
    made = reuse.verifications.get()
    assert made.outcome == "in-order", made.findings
    assert made.version == build_package(article).version
    reuse.refresh_from_db()
    assert (reuse.state, reuse.stale_since) == ("verified", None)
    assert reuse.checked_at == made.made_at
    assert list(Reuse.objects.shown()) == [reuse]
    assert not Cure.objects.exists()


def test_a_copy_is_looked_at_at_once_then_ever_less_often(article, outlet):
    reuse = reported(article, outlet, copy_of(article))
    reuse_reported.send(sender=Reuse, reuse=reuse, is_new=True)
    assert rounds.verify_due(100, outlet.fetcher) == 1
    assert rounds.verify_due(100, outlet.fetcher) == 0
    waits = []
    for _look in range(3):
        waits.append((Watch.objects.get().due_at - timezone.now()).days + 1)
        look(outlet)
    assert waits == [1, 7, 30]


def test_a_broken_condition_opens_a_cure_with_the_lines_and_mending_ends_it(article, outlet):
    republisher = make_republisher("Outlet", home=outlet.address)
    Contact.objects.create(republisher=republisher, email="web@outlet.example")
    reuse = reported(article, outlet, without_licence(article))
    look(outlet)
    cure = Cure.objects.get()
    assert (cure.state, cure.checks, cure.due_on) == ("drafted", ["licence"], None)
    assert cure.letter.to_email == "web@outlet.example"
    assert "creativecommons.org/licenses/by-nc/4.0/" in cure.letter.text
    assert reuse.url in cure.letter.text
    assert "30 days" in cure.letter.text
    reuse.refresh_from_db()
    assert reuse.state == "broken"
    assert not Reuse.objects.shown().exists()

    look(outlet)  # nothing new: no second cure, no second letter
    assert (Cure.objects.count(), Letter.objects.count()) == (1, 1)

    sent = timezone.now() - timedelta(days=2)
    Letter.objects.update(state=LetterState.SENT, sent_at=sent)
    assert cures.keep_the_days() == 1
    cure.refresh_from_db()
    assert (cure.state, cure.told_at, cure.days_left) == ("running", sent, 28)

    outlet.pages["/story"] = (200, copy_of(article))
    look(outlet)
    cure.refresh_from_db()
    reuse.refresh_from_db()
    assert (cure.state, reuse.state) == ("cured", "verified")
    assert cure.closed_at


def test_days_that_are_over_are_told_to_the_desk_and_can_still_be_made_good(article, outlet):
    reported(article, outlet, without_licence(article))
    look(outlet)
    cure = cures.tell(Cure.objects.get(), by=None)
    Cure.objects.update(told_at=timezone.now() - timedelta(days=30, hours=5))
    assert cures.keep_the_days() == 0
    Cure.objects.update(told_at=timezone.now() - timedelta(days=31, hours=5))
    cures.keep_the_days()
    cure.refresh_from_db()
    assert cure.state == "lapsed"
    assert list(Cure.objects.awaiting_us()) == [cure]
    outlet.pages["/story"] = (200, copy_of(article))
    look(outlet)
    cure.refresh_from_db()
    assert cure.state == "cured"


def test_what_an_editor_closed_stays_closed_and_its_letter_unsent(article, outlet):
    reported(article, outlet, without_licence(article))
    look(outlet)
    cure = cures.close(Cure.objects.get(), by=None)
    assert cure.state == "closed"
    assert Letter.objects.get().state == "dropped"
    Reuse.objects.update(state="verified")  # the editor has read the page
    look(outlet)
    assert Cure.objects.get() == cure
    assert Letter.objects.count() == 1
    assert Reuse.objects.get().state == "verified"

    without_a_link = without_licence(article).replace("waybill.example", "example.org")
    outlet.pages["/story"] = (200, without_a_link)
    look(outlet)
    assert "source" in Cure.objects.open().get().checks


def test_a_copy_without_the_correction_is_stale_until_it_has_it(article, outlet):
    reuse = reported(article, outlet, copy_of(article))
    article.corrections.add(Correction(text="It was three tons, not two, that the police found."))
    article.save_revision().publish()
    look(outlet)
    reuse.refresh_from_db()
    assert reuse.verifications.get().is_stale
    assert reuse.stale_since
    assert reuse.state == "verified"  # a request, no condition
    outlet.pages["/story"] = (200, copy_of(article))
    look(outlet)
    reuse.refresh_from_db()
    assert reuse.stale_since is None


def test_a_page_that_is_not_there_is_gone_only_the_second_time(article, outlet):
    reuse = reported(article, outlet, without_licence(article))
    look(outlet)
    outlet.pages["/story"] = (404, "")
    look(outlet)
    reuse.refresh_from_db()
    assert reuse.state == "broken"
    look(outlet)
    reuse.refresh_from_db()
    assert (reuse.state, Cure.objects.get().state) == ("gone", "cured")
    assert Verification.objects.newest().first().outcome == "gone"


def test_a_site_that_fails_is_asked_ever_later(article, outlet):
    reuse = reported(article, outlet, "", path="/down")
    outlet.pages["/down"] = (503, "")
    waits = []
    for _look in range(4):
        look(outlet)
        waits.append(round((Watch.objects.get().due_at - timezone.now()).total_seconds() / 3600))
    assert waits == [1, 6, 24, 72]
    reuse.refresh_from_db()
    assert reuse.state == "reported"


def test_one_host_is_asked_for_one_page_a_round(article, outlet):
    for number in range(3):
        reported(article, outlet, copy_of(article), path=f"/story-{number}")
    assert [look(outlet) for _round in range(3)] == [1, 1, 1]
    assert len(outlet.asked) == 3


def test_what_an_editor_called_spam_is_neither_asked_for_nor_changed(article, outlet):
    reuse = reported(article, outlet, copy_of(article), state="spam")
    assert look(outlet) == 0
    rounds.verify(reuse, outlet.fetcher)
    reuse.refresh_from_db()
    assert reuse.state == "spam"


def test_a_shortened_link_is_followed(article, outlet):
    page = copy_of(article).replace(
        f'<a href="http://waybill.example{article.url}"', '<a href="/go/1"'
    )
    reuse = reported(article, outlet, page)
    outlet.pages["/go/1"] = (302, f"{outlet.address}/elsewhere")
    outlet.pages["/elsewhere"] = (200, "")
    look(outlet)
    assert "/go/1" in outlet.asked
    found = {each.check: each.verdict for each in reuse.verifications.get().all_findings}
    assert (found["source"], found["link-before"]) == ("broken", "broken")


def test_nothing_is_held_against_a_retracted_article(article, outlet):
    reuse = reported(article, outlet, copy_of(article))
    retract(article)
    assert rounds.verify(reuse, outlet.fetcher) is None
    assert outlet.asked == []


def test_an_address_inside_is_never_fetched(article, outlet):
    reuse = reported(article, outlet, copy_of(article))
    made = rounds.verify(reuse)  # as the house fetches
    assert made.outcome == "unreachable"
    assert outlet.asked == []


def test_the_command_says_what_it_looked_at(article, capsys):
    call_command("verify_reuses")
    assert "0 looked at" in capsys.readouterr().out
    with pytest.raises(CommandError, match="No reuse is known"):
        call_command("verify_reuses", "https://nowhere.example/")
