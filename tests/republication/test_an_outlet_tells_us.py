"""Whoever used a story tells us in a minute; nothing typed is lost, and twice is once."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from newsroom.models import NewsroomSettings
from republication.models import Letter, Reuse
from republication.reuses import contacts, post
from republication.signals import reuse_reported
from tests.feedback.factories import token
from tests.newsroom.factories import make_article
from tests.republication.factories import make_republisher, make_reuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article("Cocaine leaves with the mangoes")


def form_of(article, language: str = "en") -> str:
    return f"/{language}/republish/{article.pk}/used/"


def filled_in(**fields) -> dict[str, str]:
    """What a browser sends of a form that a person filled in."""
    sent = {
        "url": "https://outlet.example/mangoes/",
        "outlet": "",
        "language": "en",
        "published_on": "",
        "note": "",
        "contact_name": "",
        "contact_email": "",
        "website": "",
        "token": token(),
        **fields,
    }
    return {name: value for name, value in sent.items() if value is not None}


def test_a_reuse_is_stored_thanked_for_and_announced(reader, article):
    heard = []
    reuse_reported.connect(heard_by := lambda **told: heard.append(told), weak=False)
    outlet = make_republisher("La Prensa", home="https://www.prensa.example/")
    try:
        answer = reader.post(
            form_of(article, "es"),
            filled_in(
                url="HTTP://es.Prensa.example/mangos?utm_source=x#top",
                outlet="Prensa",
                language="es",
                published_on="2026-03-04",
                note="Shortened.\r\nTwice.",
                contact_name="Ana",
                contact_email="ana@prensa.example",
                may_contact="on",
            ),
        )
    finally:
        reuse_reported.disconnect(heard_by)
    reuse = Reuse.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/es/republish/thanks/{reuse.reference}/"
    assert answer.cookies == {}
    assert (reuse.url, reuse.republisher) == ("http://es.prensa.example/mangos", outlet)
    assert (reuse.how, reuse.kind, reuse.state) == ("form", "copy", "reported")
    assert (reuse.language, str(reuse.published_on), reuse.note) == (
        "es",
        "2026-03-04",
        "Shortened.\nTwice.",
    )
    assert [(told["reuse"], told["is_new"]) for told in heard] == [(reuse, True)]

    thanks = reader.get(answer["Location"]).content.decode()
    assert reuse.reference in thanks
    assert "prensa" not in thanks.lower()

    assert mail.outbox == []  # nobody waited for a mail server
    assert post.send_due(10) == 1
    [sent] = mail.outbox
    assert sent.to == ["ana@prensa.example"]
    assert reuse.reference in sent.body
    assert "Shortened" not in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert post.send_due(10) == 0


def test_told_twice_is_told_once_and_gaps_are_filled(reader, article):
    first = filled_in(contact_email="ana@outlet.example", may_contact="on", outlet="Outlet")
    again = filled_in(
        url="https://www.outlet.example/mangoes",
        outlet="Other",
        note="Page 3.",
        contact_email="stranger@elsewhere.example",
        may_contact="on",
    )
    places = {reader.post(form_of(article), form)["Location"] for form in (first, first, again)}
    reuse = Reuse.objects.get()
    assert len(places) == 1
    assert (reuse.outlet, reuse.note) == ("Outlet", "Page 3.")
    assert reuse.contact_email == "ana@outlet.example"
    assert Letter.objects.count() == 1


def test_a_contact_that_agreed_takes_the_place_of_one_that_did_not(reader, article):
    reader.post(form_of(article), filled_in(contact_email="a@outlet.example"))
    reader.post(form_of(article), filled_in(contact_email="b@outlet.example", may_contact="on"))
    assert Reuse.objects.get().contact_email == "b@outlet.example"


def test_a_copy_that_was_gone_is_back_when_we_are_told_of_it(reader, article):
    make_reuse(article, url="https://outlet.example/mangoes", state="gone", gone_at=timezone.now())
    reader.post(form_of(article), filled_in())
    assert (Reuse.objects.get().state, Reuse.objects.get().gone_at) == ("reported", None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": ""}, "Enter the full address of your page"),
        ({"url": "outlet.example/a"}, "Enter the full address of your page"),
        ({"url": "javascript:alert(1)"}, "Enter the full address of your page"),
        ({"url": "http://waybill.example/en/ports/a/"}, "That is an address of ours."),
        ({"language": "tlh"}, "Choose a language from the list."),
        ({"published_on": "4 March"}, "Enter the day as in 2026-03-02"),
        ({"published_on": "2999-01-01"}, "That day has not come yet."),
        ({"outlet": "o" * 201}, "Shorten this to 200 characters: it has 201."),
        ({"note": "a\0b"}, "Remove the characters that are not text."),
        ({"contact_email": "ana"}, "Enter an e-mail address in the form"),
        ({"may_contact": "on"}, "Enter the address to which we write"),
        ({"token": "forged"}, "please send it once more"),
        ({"token": None}, "please send it once more"),
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_typed_is_lost(reader, article, fields, words):
    answer = reader.post(form_of(article), filled_in(**{"note": "Kept <b>.", **fields}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'role="alert"' in page
    assert "<title>Error: " in page
    if "note" not in fields:
        assert "Kept &lt;b&gt;.</textarea>" in page
    assert Reuse.objects.count() == 0


def test_too_many_of_one_stranger_wait_with_all_they_typed(reader, article, settings, monkeypatch):
    monkeypatch.setattr("republication.views.used.MOST_REPORTS", 1)
    reader.post(form_of(article), filled_in(), REMOTE_ADDR="198.51.100.7")
    other = filled_in(url="https://outlet.example/other/")
    answer = reader.post(form_of(article), other, REMOTE_ADDR="198.51.100.7")
    assert answer.status_code == 429
    assert "https://outlet.example/other/" in answer.content.decode()
    assert Reuse.objects.count() == 1
    assert reader.post(form_of(article), other, REMOTE_ADDR="198.51.100.8").status_code == 302


def test_a_trapped_program_is_kept_apart_and_bars_nobody(reader, article):
    trapped = filled_in(website="x", outlet="Pills", contact_email="victim@example.org")
    assert reader.post(form_of(article), trapped).status_code == 302
    assert Reuse.objects.get().state == "spam"
    assert Letter.objects.count() == 0
    reader.post(form_of(article), filled_in(outlet="Outlet"))
    reuse = Reuse.objects.get()
    assert (reuse.state, reuse.outlet, reuse.contact_email) == ("reported", "Outlet", "")


def test_one_address_is_thanked_three_times_a_day_at_most(reader, article):
    for number in range(5):
        sent = filled_in(url=f"https://o.example/{number}", contact_email="ana@outlet.example")
        reader.post(form_of(article), sent)
    assert Reuse.objects.count() == 5
    assert Letter.objects.count() == 3


def test_the_form_is_there_for_what_readers_have_or_had(reader, article):
    draft = make_article("Draft", publish=False)
    retracted = make_article("Old", corrections=[{"kind": "retraction", "text": "Forged."}])
    assert reader.get(form_of(draft)).status_code == 404
    assert reader.get(form_of(retracted)).status_code == 200
    page = reader.get(form_of(article)).content.decode()
    assert f'action="{form_of(article)}"' in page
    assert '<option value="en" selected>English</option>' in page
    assert reader.get("/en/republish/thanks/ABCDEFGH/").status_code == 404


def test_a_mail_is_written_already(reader, article):
    assert "mailto:" not in reader.get(form_of(article)).content.decode()
    NewsroomSettings.objects.update(republishers_email="copies@waybill.example")
    page = reader.get(form_of(article)).context["mailto"]
    address = urlsplit(page)
    written = parse_qs(address.query)
    assert address.path == "copies@waybill.example"
    assert written["subject"] == ["We have used “Cocaine leaves with the mangoes”"]
    assert f"http://waybill.example{article.url}\r\n" in written["body"][0]


def test_the_form_costs_few_queries(reader, article, django_assert_max_num_queries):
    reader.get(form_of(article))
    with django_assert_max_num_queries(12):
        reader.get(form_of(article))


def test_a_contact_is_erased_on_its_day_in_letters_too(reader, article):
    sent = filled_in(contact_name="Ana", contact_email="ana@outlet.example")
    reader.post(form_of(article), sent)
    assert contacts.erase_expired(10) == 0
    Reuse.objects.update(contact_until=timezone.localdate() - timedelta(days=1))
    assert contacts.erase_expired(10) == 1
    reuse, letter = Reuse.objects.get(), Letter.objects.get()
    assert (reuse.contact_name, reuse.contact_email, reuse.contact_until) == ("", "", None)
    assert (letter.to_email, letter.state) == ("", "dropped")
