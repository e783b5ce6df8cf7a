"""Whoever has a copy hears of a correction, with the lines to paste, and nobody else does."""

import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from newsroom.corrections.issuing import issue_correction
from newsroom.models import NewsroomSettings
from newsroom.withdrawals import withdraw
from republication.models import Contact, Letter, RepublicationSettings
from republication.reuses import post
from tests.feedback.factories import make_member
from tests.newsroom.factories import make_article
from tests.republication.factories import make_republisher, make_reuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor")


@pytest.fixture
def article():
    return make_article("Cocaine leaves with the mangoes")


def correct(article, editor, text="It was <two> tons.", kind="correction"):
    issue_correction(article=article, kind=kind, text=text, user=editor)


def test_each_address_gets_one_draft_in_the_language_of_its_copies(article, editor):
    outlet = make_republisher("La Prensa", home="https://prensa.example/")
    Contact.objects.create(republisher=outlet, email="web@prensa.example")
    Contact.objects.create(
        republisher=outlet, email="ads@prensa.example", hears_of_corrections=False
    )
    first = make_reuse(article, republisher=outlet, language="es-PE")
    second = make_reuse(
        article,
        republisher=outlet,
        language="es",
        contact_email="WEB@prensa.example",
        may_contact=True,
    )
    told = make_reuse(article, contact_email="ana@faro.example", may_contact=True, language="pt")
    silent = make_reuse(article, contact_email="no@faro.example")
    make_reuse(article, contact_email="x@spam.example", may_contact=True, state="spam")
    link = make_reuse(article, contact_email="y@link.example", may_contact=True, kind="link")
    other = make_reuse(contact_email="z@other.example", may_contact=True)

    correct(article, editor)

    letters = {letter.to_email.lower(): letter for letter in Letter.objects.all()}
    assert letters.keys() == {"web@prensa.example", "ana@faro.example"}
    spanish, english = letters["web@prensa.example"], letters["ana@faro.example"]
    assert (spanish.language, english.language) == ("es", "en")
    assert set(spanish.reuses.all()) == {first, second}
    assert {letter.state for letter in letters.values()} == {"draft"}
    day = timezone.localdate()
    assert "): It was <two> tons." in english.text
    assert f'<time datetime="{day}">' in english.text
    assert "It was &lt;two&gt; tons.</p>" in english.text
    assert told.url in english.text
    assert f"/en/republish/{article.pk}/" in english.text
    assert "&lt;aside lang=&quot;en&quot;&gt;" in english.html

    for reuse in (first, second, told, silent, link, other):
        reuse.refresh_from_db()
    assert all(reuse.is_stale for reuse in (first, second, told, silent))
    assert not link.is_stale
    assert not other.is_stale

    assert post.send_due(10) == 0
    assert mail.outbox == []


def test_an_outlet_is_written_to_in_the_language_that_the_desk_chose(article, editor):
    outlet = make_republisher("La Prensa", language="es")
    Contact.objects.create(republisher=outlet, email="web@prensa.example")
    make_reuse(article, republisher=outlet, language="en")
    correct(article, editor)
    letter = Letter.objects.get()
    assert letter.language == "es"
    assert "Hemos corregido" in letter.subject


def test_an_editor_sends_it_with_words_of_their_own(article, editor, client):
    NewsroomSettings.objects.update(republishers_email="copies@waybill.example")
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor)
    letter = post.release(Letter.objects.get(), by=editor, added="Dear Ana,\nsorry!")
    post.release(letter, by=editor, added="Twice.")
    assert post.send_due(10) == 1
    [sent] = mail.outbox
    assert sent.reply_to == ["copies@waybill.example"]
    assert sent.body.startswith("Hello,\n\nDear Ana,\nsorry!\n\nWe have corrected our article")
    [(html, kind)] = sent.alternatives
    assert kind == "text/html"
    assert "Dear Ana,<br>sorry!" in html
    letter.refresh_from_db()
    assert (letter.state, letter.released_by) == ("sent", editor)


def test_a_second_correction_joins_the_draft_that_waits(article, editor):
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor, "First words.")
    correct(article, editor, "Second words.", kind="clarification")
    letter = Letter.objects.get()
    assert "First words." in letter.text
    assert "Second words." in letter.text
    post.release(letter, by=editor)
    correct(article, editor, "Third words.")
    assert "First words." not in Letter.objects.drafts().get().text


def test_a_retraction_asks_for_more(article, editor):
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor, "Forged.", kind="retraction")
    letter = Letter.objects.get()
    assert letter.subject == "We have retracted “Cocaine leaves with the mangoes”"
    assert "take your copy down" in letter.text
    assert "ready to paste:" not in letter.text


def test_a_withdrawal_travels_too(article, editor):
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    withdraw(article=article, reason="A court says so.", user=editor)
    letter = Letter.objects.get()
    assert letter.subject.startswith("We have withdrawn")
    assert "A court says so." in letter.text


def test_a_newsroom_may_choose_that_they_go_by_themselves(article, editor):
    RepublicationSettings.objects.update_or_create(defaults={"sends_corrections": True})
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor)
    assert post.send_due(10) == 1
    assert len(mail.outbox) == 1


def test_mail_that_fails_is_tried_again_and_then_shown(article, editor, settings, caplog):
    RepublicationSettings.objects.update_or_create(defaults={"sends_corrections": True})
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "tests.feedback.backends.Refusing"
    post.send_due(10)
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == ("queued", 1)
    assert letter.due_at > timezone.now()
    assert "ana@faro.example" not in caplog.text
    for _attempt in post.WAITS:
        Letter.objects.update(due_at=timezone.now())
        post.send_due(10)
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert letter in Letter.objects.awaiting_us()

    settings.EMAIL_BACKEND = working
    post.release(letter, by=editor)
    post.send_due(10)
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("sent", "")


def test_an_address_that_is_refused_for_good_is_not_tried_again(article, editor, monkeypatch):
    RepublicationSettings.objects.update_or_create(defaults={"sends_corrections": True})
    make_reuse(article, contact_email="ana@faro.example", may_contact=True)
    correct(article, editor)

    def refuse(mail):
        raise smtplib.SMTPRecipientsRefused({"ana@faro.example": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    post.send_due(10)
    assert Letter.objects.get().state == "failed"
