"""Editors see every copy, decide about it, and send letters; nobody else does."""

import pytest
from django.urls import reverse

from newsroom.corrections.issuing import issue_correction
from republication.models import Letter, Reuse, Webmention
from republication.reuses.reporting import Told, report
from tests.feedback.factories import make_member
from tests.newsroom.factories import make_article
from tests.republication.factories import make_republisher, make_reuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def article():
    return make_article("Cocaine leaves with the mangoes")


def edit_of(reuse) -> str:
    return reverse("reuses:edit", args=[reuse.pk])


def as_form(reuse, **changes) -> dict:
    names = ("state", "kind", "outlet", "headline", "language", "note")
    return {
        **{name: getattr(reuse, name) for name in names},
        "contact_name": reuse.contact_name,
        "contact_email": reuse.contact_email,
        **changes,
    }


def test_the_list_is_narrowed(desk, article):
    outlet = make_republisher("La Prensa")
    make_reuse(article, republisher=outlet, url="https://a.example/", language="es")
    make_reuse(article, outlet="El Faro", state="verified")
    for asked, there, absent in [
        ("", "La Prensa", "Nobody"),
        ("?state=verified", "El Faro", ">La Prensa<"),
        (f"?republisher={outlet.pk}", "La Prensa", ">El Faro<"),
        ("?stale=true", "Copies", ">El Faro<"),
    ]:
        page = desk.get(reverse("reuses:index") + asked).content.decode()
        results = page.partition('id="listing-results"')[2].partition("<aside")[0]
        assert there in page
        assert absent not in results


def test_the_list_costs_the_same_however_long(desk, article, django_assert_max_num_queries):
    for number in range(6):
        make_reuse(make_article(f"Story {number}"), republisher=make_republisher())
    desk.get(reverse("reuses:index"))
    with django_assert_max_num_queries(25):
        desk.get(reverse("reuses:index"))


def test_one_is_added_by_hand_and_only_once(desk, article):
    form = {
        "article": article.pk,
        "url": "https://outlet.example/a?utm_source=x",
        "how": "mail",
        "outlet": "El Faro",
        "language": "es",
        "contact_email": "ana@faro.example",
    }
    desk.post(reverse("reuses:add"), form)
    answer = desk.post(reverse("reuses:add"), {**form, "url": "http://www.outlet.example/a/"})
    reuse = Reuse.objects.get()
    assert answer["Location"] == edit_of(reuse)
    assert (reuse.url, reuse.how) == ("https://outlet.example/a", "mail")
    assert Letter.objects.count() == 0
    refused = desk.post(reverse("reuses:add"), {**form, "url": "http://waybill.example/en/"})
    assert "That is an address of ours." in refused.content.decode()


def test_what_an_editor_calls_spam_stays_so(desk, article):
    reuse = make_reuse(article, contact_email="ana@faro.example")
    desk.post(edit_of(reuse), as_form(reuse, **{"action-spam": "1"}))
    reuse.refresh_from_db()
    assert reuse.state == "spam"
    told, is_new = report(article=article, told=Told(url=reuse.url, outlet="X"), how="form")
    assert (told.state, is_new) == ("spam", False)


def test_buttons_decide_and_the_form_puts_right(desk, article):
    reuse = make_reuse(article, contact_name="Ana", contact_email="ana@faro.example", state="gone")
    Reuse.objects.update(stale_since=reuse.reported_at)
    desk.post(edit_of(reuse), as_form(reuse, outlet="El Faro", state="verified"))
    reuse.refresh_from_db()
    assert (reuse.outlet, reuse.state) == ("El Faro", "verified")
    desk.post(edit_of(reuse), as_form(reuse, outlet="Lost", **{"action-current": "1"}))
    desk.post(edit_of(reuse), as_form(reuse, **{"action-hide": "1"}))
    desk.post(edit_of(reuse), as_form(reuse, **{"action-erase": "1"}))
    reuse.refresh_from_db()
    assert (reuse.stale_since, reuse.state, reuse.contact_email) == (None, "hidden", "")
    assert reuse.outlet == "El Faro"
    page = desk.get(edit_of(reuse)).content.decode()
    assert "What we know" in page
    assert "Live" not in page  # Wagtail's word for what it publishes
    history = reverse("reuses:history", args=[reuse.pk])
    assert f'href="{history}"' in page
    assert "State: hidden" in desk.get(history).content.decode()


@pytest.fixture
def letter(article, editor):
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    issue_correction(article=article, kind="correction", text="Two tons.", user=editor)
    return Letter.objects.get()


def test_a_letter_waits_on_the_front_page_and_is_sent_with_words(desk, editor, letter):
    front = desk.get("/admin/").content.decode()
    assert "Letters to outlets" in front
    page = desk.get(reverse("letters:edit", args=[letter.pk])).content.decode()
    assert "Correction (" in page
    desk.post(reverse("letters:edit", args=[letter.pk]), {"added": "Dear Ana", "action-send": "1"})
    letter.refresh_from_db()
    assert (letter.state, letter.added, letter.released_by) == ("queued", "Dear Ana", editor)
    afterwards = desk.get(reverse("letters:edit", args=[letter.pk])).content.decode()
    assert "Send it" not in afterwards
    assert "Save your words" not in afterwards


def test_words_are_kept_and_a_letter_may_be_dropped(desk, letter):
    where = reverse("letters:edit", args=[letter.pk])
    desk.post(where, {"added": "Not yet"})
    letter.refresh_from_db()
    assert (letter.state, letter.added) == ("draft", "Not yet")
    desk.post(where, {"added": "", "action-drop": "1"})
    letter.refresh_from_db()
    assert letter.state == "dropped"


def test_all_that_were_shown_are_sent_at_once(desk, editor, article, letter):
    send_all = reverse("letters:send_all")
    assert "ana@faro.example" in desk.get(send_all).content.decode()
    make_reuse(article, contact_email="late@faro.example", may_contact=True)
    issue_correction(article=article, kind="correction", text="Late.", user=editor)
    desk.post(send_all, {"letter": [letter.pk, "x"]})
    states = dict(Letter.objects.values_list("to_email", "state"))
    assert states == {"ana@faro.example": "queued", "late@faro.example": "draft"}


def test_webmentions_are_listed(desk, article):
    reuse = make_reuse(article)
    Webmention.objects.create(
        source="https://o.example/a",
        target="http://x",
        article=article,
        reuse=reuse,
        title="Theirs",
    )
    page = desk.get(reverse("webmentions:index")).content.decode()
    assert "Theirs" in page
    assert edit_of(reuse) in page


def test_authors_see_nothing_of_it(client, letter):
    client.force_login(make_member("Author"))
    for name in ("reuses:index", "letters:index", "webmentions:index", "letters:send_all"):
        assert client.get(reverse(name)).status_code in (302, 403)
    assert "Letters to outlets" not in client.get("/admin/").content.decode()
