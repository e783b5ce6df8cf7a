"""A copy is checked before or after it is out: on the page, by the API, and in the desk."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from commons import roles, submission
from newsroom.models import Article
from newsroom.models.byline import Byline, BylineRole
from republication.formats import FORMATS, html
from republication.models import Cure, Letter, Reuse, Verification, Watch
from republication.package import build_package
from republication.verification import rounds
from republication.verification.fetching import Had, PageNotHad
from tests.newsroom.factories import make_article, make_author, retract
from tests.republication.factories import make_key, make_republisher, make_reuse

pytestmark = pytest.mark.django_db

TEXT = (
    "<p>Police in Callao found two tons of cocaine in a container. It was to leave that night.</p>"
    "<p>Nobody scans scrap, said an officer who asked not to be named. He has seen it all.</p>"
)
URL = "https://outlet.example/story"


@pytest.fixture
def article():
    return make_article(by=[make_author("Ana Ruiz")], body=[("paragraph", TEXT)])


@pytest.fixture(autouse=True)
def _a_person_is_slow(monkeypatch):
    monkeypatch.setattr(submission, "is_faster_than_a_person", lambda shown: False)


def whole(article) -> str:
    return html.render(build_package(Article.objects.with_package_parts().get(pk=article.pk)))


def page_of(article, language: str = "en") -> str:
    return f"/{language}/republish/{article.pk}/check/"


def ask(reader, article, **written):
    return reader.post(page_of(article), {"token": submission.new_token(), **written})


def api(reader, key, **asked):
    return reader.post("/api/v1/verify/", asked, "application/json", **key.as_header)


# --- The page -------------------------------------------------------------------------------------


def test_a_draft_is_checked_and_its_lines_are_there_to_copy(reader, article):
    draft = whole(article).replace("creativecommons.org", "example.org").replace("CC BY", "free")
    shown = ask(reader, article, html=draft).content.decode()
    assert "1 condition of the licence is broken" in shown
    assert "neither named nor linked" in shown
    assert "&lt;a href=&quot;https://creativecommons.org/licenses/by-nc/4.0/deed.en&quot;" in shown
    assert shown.count('class="finding finding--broken"') == 1

    fragment = html.fragment(build_package(Article.objects.with_package_parts().get(pk=article.pk)))
    in_a_page = ask(reader, article, html=f"<!doctype html><body>{fragment}").content.decode()
    assert "Everything is in order" in in_a_page
    assert "not followed" in in_a_page  # search engines: advice, nothing that is broken
    assert "broken" not in in_a_page.partition("<form class=")[0]


LINKED = (
    "<p>Police in Callao found two tons of cocaine in <a href='https://elsewhere.example/1'>a "
    "container</a>. It was to leave that <b>night</b>.</p><p>Nobody scans scrap, said an officer "
    "<a href='https://elsewhere.example/2?a=b'>who asked</a> not to be named. He has seen it all. "
    "The <a href='http://waybill.example/en/ports/another/'>other port</a> is larger by far.</p>"
)


@pytest.mark.parametrize("code", [each.code for each in FORMATS.values() if each.is_text])
def test_each_text_of_ours_is_in_order_when_pasted_as_it_is(reader, code):
    article = make_article(by=[make_author("Ana Ruiz")], body=[("paragraph", LINKED)])
    package = build_package(Article.objects.with_package_parts().get(pk=article.pk))
    written = html.fragment(package) if code == "html" else FORMATS[code].render(package)
    shown = ask(reader, article, html=written).content.decode()
    assert "Everything is in order" in shown
    if code != "html":
        written = "".join(f"<p>{each}</p>" for each in written.split("\n\n"))
    in_a_page = f"<!doctype html><title>x</title><main>{written}</main>"
    shown = ask(reader, article, html=in_a_page).content.decode()
    assert "The text is whole and unchanged" in shown


def test_what_our_own_text_links_to_is_not_taken_for_the_link_below_it(reader):
    article = make_article(by=[make_author("Ana Ruiz")], body=[("paragraph", LINKED)])
    above, _link, _below = whole(article).rpartition("<a href=")
    above, _link, _below = above.rpartition("<a href=")  # neither licence nor original
    shown = ask(reader, article, html=above).content.decode()
    assert "There is no link to the original here" in shown
    assert "only following it would tell" not in shown


def test_our_own_credit_of_a_translator_marks_no_change(reader):
    translator = make_author("Luis Paz")
    article = make_article(by=[make_author("Ana Ruiz")], body=[("paragraph", TEXT)])
    article.bylines.add(Byline(author=translator, role=BylineRole.TRANSLATION))
    article.save_revision().publish()
    changed = whole(article).replace("two tons of cocaine", "nine tons of pure cocaine and more")
    assert "Luis Paz" in changed
    assert "nothing says so" in ask(reader, article, html=changed).content.decode()


def test_a_copy_in_order_is_told_so_and_asked_to_be_reported(reader, article, monkeypatch):
    monkeypatch.setattr(
        "republication.views.checking.fetch_page", lambda url: Had(url, whole(article))
    )
    shown = ask(reader, article, url=URL).content.decode()
    assert "Everything is in order" in shown
    assert f"/en/republish/{article.pk}/used/" in shown
    assert not Verification.objects.exists()


def test_the_answer_speaks_the_language_of_whoever_asks(reader, article):
    answer = reader.post(
        page_of(article, "es"), {"token": submission.new_token(), "html": whole(article)}
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == "es"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({}, "Enter the address of your page, or paste its HTML below."),
        ({"url": "not an address"}, "Enter the full address of your page"),
        ({"url": "http://waybill.example/en/"}, "That is an address of ours"),
        ({"html": "x" * 1_500_001}, "That is more than we read at once"),
    ],
)
def test_what_cannot_be_checked_is_said_in_words_and_kept(reader, article, written, said):
    answer = ask(reader, article, **written)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert all(value[:100] in shown for value in written.values())


def test_a_page_that_cannot_be_had_is_said_with_the_way_out(reader, article, monkeypatch):
    def refuse(url):
        raise PageNotHad("503")

    monkeypatch.setattr("republication.views.checking.fetch_page", refuse)
    answer = ask(reader, article, url=URL)
    assert answer.status_code == 422
    assert "We could not read this page (503). You can paste its HTML" in answer.content.decode()


def test_an_address_inside_is_never_asked(reader, article):
    shown = ask(reader, article, url="http://127.0.0.1/admin/").content.decode()
    assert "is not on the public internet" in shown


def test_no_token_no_check(reader, article):
    answer = reader.post(page_of(article), {"html": "x"})
    assert answer.status_code == 422


def test_what_may_not_be_taken_is_not_checked(reader):
    reserved = make_article(licence_code="ALL-RIGHTS-RESERVED")
    assert reader.get(page_of(reserved)).status_code == 403
    assert reader.get(page_of(retract(make_article()))).status_code == 410
    assert reader.get(page_of(make_article(publish=False))).status_code == 404
    draft = make_article(publish=False)
    assert ask(reader, draft, html="x").status_code == 404


def test_asking_costs_no_more_the_longer_the_page(reader, article, django_assert_max_num_queries):
    with django_assert_max_num_queries(32):
        ask(reader, article, html=whole(article) * 3)


# --- The API --------------------------------------------------------------------------------------


@pytest.fixture
def key():
    return make_key(scopes=["verify"])


def test_a_program_learns_every_verdict_with_its_evidence(reader, article, key):
    draft = whole(article).replace(", Waybill", "")
    answer = api(reader, key, article=article.pk, html=draft)
    assert answer.status_code == 200
    told = answer.json()
    assert told["version"] == build_package(article).version
    assert told["is_our_text"] is True
    by_check = {finding["check"]: finding for finding in told["findings"]}
    byline = by_check["newsroom-in-byline"]
    assert (byline["grade"], byline["verdict"]) == ("request", "broken")
    assert byline["evidence"][0]["quote"] == "By Ana Ruiz"
    assert by_check["message"]["verdict"] == "cannot-be-told"
    assert told["lines"][0]["place"] == "byline"
    assert told["lines"][0]["text"] == "By Ana Ruiz, Waybill"
    assert told["comparison"]["found"] == told["comparison"]["sentences"] == 4


def test_an_article_is_known_by_its_address_too(reader, article, key):
    original = f"http://waybill.example{article.url}?utm_source=x"
    assert api(reader, key, original=original, html=whole(article)).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status", "field"),
    [
        ({"html": "x"}, 400, "article"),
        ({"article": 1}, 400, "url"),
        ({"article": 1, "original": "https://waybill.example/", "html": "x"}, 400, "article"),
        ({"article": 1, "html": "x", "colour": "red"}, 400, "colour"),
        ({"article": 999_999, "html": "x"}, 404, None),
        ({"original": "http://waybill.example/en/ports/nothing/", "html": "x"}, 404, None),
    ],
)
def test_what_is_asked_wrongly_is_a_problem_in_words(reader, key, asked, status, field):
    answer = api(reader, key, **asked)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    if field:
        assert field in {error["field"] for error in answer.json()["errors"]}


def test_an_address_inside_is_refused_in_words(reader, article, key):
    answer = api(reader, key, article=article.pk, url="http://169.254.169.254/latest/")
    assert answer.status_code == 400
    assert "not on the public internet" in answer.json()["errors"][0]["detail"]


def test_a_draft_is_answered_as_what_nobody_knows(reader, key):
    draft = make_article(publish=False)
    answers = [api(reader, key, article=pk, html="x").json() for pk in (draft.pk, 999_999)]
    assert answers[0] == answers[1]
    by_address = api(reader, key, original=f"http://waybill.example{draft.get_url()}", html="x")
    assert by_address.status_code == 404


def test_only_keys_that_may(reader, article):
    assert reader.post("/api/v1/verify/", {}, "application/json").status_code == 401
    assert api(reader, make_key(scopes=["read"]), article=article.pk, html="x").status_code == 403


# --- The desk -------------------------------------------------------------------------------------


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    client.force_login(user)
    return client


@pytest.fixture
def cure(article, monkeypatch):
    page = whole(article).replace("creativecommons.org", "example.org").replace("CC BY", "free")
    monkeypatch.setattr(rounds, "fetch_page", lambda url, fetcher: Had(url, page))
    make_reuse(article, contact_email="web@outlet.example", may_contact=True)
    Watch.objects.update(due_at=timezone.now())
    rounds.verify_due(10)
    return Cure.objects.get()


def test_an_editor_sees_what_was_found_with_its_evidence(editor, cure):
    index = editor.get(reverse("verifications:index")).content.decode()
    assert "outlet.example" in index
    made = Verification.objects.get()
    shown = editor.get(reverse("verifications:inspect", args=[made.pk])).content.decode()
    assert "neither named nor linked" in shown
    assert made.version in shown
    again = editor.post(reverse("verifications:look", args=[cure.reuse_id]))
    assert again.status_code == 302
    assert Verification.objects.count() == 2


def test_an_editor_sends_the_letter_begins_the_days_and_closes(editor, cure):
    address = reverse("cures:edit", args=[cure.pk])
    shown = editor.get(address).content.decode()
    assert "web@outlet.example" in shown
    assert "creativecommons.org/licenses/by-nc/4.0/deed.en" in shown
    assert "outlet.example" in editor.get(reverse("wagtailadmin_home")).content.decode()
    editor.post(address, {"action-send": "1", "notes": ""})
    assert Letter.objects.get(kind="cure").state == "queued"
    editor.post(address, {"action-tell": "1", "notes": ""})
    cure.refresh_from_db()
    assert (cure.state, cure.days_left) == ("running", 30)
    editor.post(address, {"notes": "They were kind on the telephone."})
    editor.post(address, {"action-close": "1", "notes": ""})
    cure.refresh_from_db()
    assert (cure.state, cure.notes) == ("closed", "They were kind on the telephone.")


def test_outlet_and_copy_lead_to_what_was_found(editor, cure):
    outlet = make_republisher("El Faro")
    Reuse.objects.update(republisher=outlet)
    made = reverse("verifications:inspect", args=[Verification.objects.get().pk])
    opened = reverse("cures:edit", args=[cure.pk])
    for address in (
        reverse("outlets:inspect", args=[outlet.pk]),
        reverse("reuses:edit", args=[cure.reuse_id]),
    ):
        page = editor.get(address).content.decode()
        assert f'href="{made}"' in page
        assert f'href="{opened}"' in page
    assert reverse("verifications:look", args=[cure.reuse_id]) in page


def test_a_letter_to_nobody_waits_for_an_address(editor, cure):
    Letter.objects.update(to_email="")
    letter = cure.letter
    address = reverse("letters:edit", args=[letter.pk])
    assert address in editor.get(reverse("cures:edit", args=[cure.pk])).content.decode()
    refused = editor.post(address, {"to_email": "", "added": "Hello", "action-send": "1"})
    assert "This field is required" in refused.content.decode()
    editor.post(address, {"to_email": "web@faro.example", "added": "", "action-send": "1"})
    letter.refresh_from_db()
    assert (letter.to_email, letter.state) == ("web@faro.example", "queued")
    assert "to_email" not in editor.get(address).content.decode()


def test_nobody_without_the_right_looks_or_decides(client, cure):
    client.force_login(get_user_model().objects.create_user("author", password="x"))
    for address in (
        reverse("cures:edit", args=[cure.pk]),
        reverse("verifications:index"),
    ):
        assert client.get(address).status_code == 302
    client.post(reverse("verifications:look", args=[cure.reuse_id]))
    assert Verification.objects.count() == 1
