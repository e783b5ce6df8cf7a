"""Somebody outside reads one version of an unpublished article, for as long as the desk wants."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, PreviewLink
from newsroom.previews import share_preview
from newsroom.withdrawals import withdraw
from tests.newsroom.factories import make_article
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

HEADLINE = "Nineteen reefers of squid"
WITH_LAWYER = {"shared_with": "our lawyer", "days": "3"}


def share(article, user=None) -> str:
    return share_preview(article=article, shared_with="our lawyer", days=3, user=user)


def desk(article) -> str:
    return reverse("article_previews", args=[article.pk])


@pytest.fixture
def draft() -> Article:
    return make_article(HEADLINE, publish=False)


def test_the_desk_makes_a_link_and_shows_it_once(reader, draft):
    editor = signed_in("Editor")
    made = editor.post(desk(draft), WITH_LAWYER)
    address = made.context["new_address"]
    assert address in made.content.decode()
    assert address not in editor.get(desk(draft)).content.decode()
    page = reader.get(address)
    assert page.status_code == 200
    text = page.content.decode()
    assert HEADLINE in text
    assert "Preview, not for publication" in text
    assert "our lawyer" in text
    token = address.rstrip("/").rsplit("/", 1)[-1]
    assert len(token) >= 43
    assert token not in str(PreviewLink.objects.values().get())


def test_it_is_kept_nowhere_and_found_by_nobody(reader, draft):
    page = reader.get(share(draft))
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_it_shows_the_version_that_was_shared(reader, draft):
    address = share(draft)
    draft.title = "With the name of the source"
    draft.save_revision()
    assert HEADLINE in reader.get(address).content.decode()
    assert "name of the source" not in reader.get(address).content.decode()


def test_it_says_until_when_under_an_embargo(reader):
    until = timezone.now() + timedelta(days=2)
    article = make_article(HEADLINE, publish=False, embargoed_until=until)
    text = reader.get(share(article)).content.decode()
    assert "until" in text
    assert str(until.year) in text.split("preview-mark")[1].split("</p>")[0]


def test_it_speaks_the_language_of_the_article(reader):
    article = make_article("Calamar", language="es", publish=False)
    address = share(article)
    assert "/es/preview/" in address
    assert '<html lang="es">' in reader.get(address).content.decode()


def test_it_ends(reader, draft):
    address = share(draft)
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    over = reader.get(address)
    assert over.status_code == 410
    assert "This preview is over" in over.content.decode()
    assert HEADLINE not in over.content.decode()
    assert over.headers["Cache-Control"] == "no-store, private"


def test_it_is_taken_back(reader, draft):
    address = share(draft)
    editor = signed_in("Editor")
    listed = editor.get(desk(draft)).content.decode()
    assert "our lawyer" in listed
    editor.post(desk(draft), {"revoke": PreviewLink.objects.get().pk})
    assert reader.get(address).status_code == 410
    assert "taken back" in editor.get(desk(draft)).content.decode()
    history = editor.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()
    assert "Preview taken back from our lawyer" in history


def test_one_article_cannot_take_back_the_link_of_another(reader, draft):
    address = share(make_article("Another", publish=False))
    signed_in("Editor").post(desk(draft), {"revoke": PreviewLink.objects.get().pk})
    assert reader.get(address).status_code == 200


def test_a_guess_finds_nothing(reader, draft):
    share(draft)
    assert reader.get("/en/preview/guessed/").status_code == 404


def test_once_it_is_out_the_link_leads_to_the_real_one(reader, draft):
    address = share(draft)
    draft.get_latest_revision().publish()
    answer = reader.get(address)
    assert (answer.status_code, answer.url) == (302, Article.objects.get(pk=draft.pk).url)


def test_what_is_withdrawn_is_read_by_no_earlier_link(reader, draft):
    address = share(draft)
    draft.get_latest_revision().publish()
    withdraw(article=Article.objects.get(pk=draft.pk), reason="A court said so.", user=None)
    answer = reader.get(address)
    assert answer.status_code == 410
    assert HEADLINE not in answer.content.decode()
    again = share(Article.objects.get(pk=draft.pk))  # what is written anew may be shared anew
    assert reader.get(again).status_code == 200


def test_without_a_name_no_link_is_made(draft):
    answer = signed_in("Editor").post(desk(draft), {"shared_with": "", "days": "3"})
    assert "This field is required" in answer.content.decode()
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("days", ["30", "0", "x"])
def test_no_link_lasts_longer_than_a_week(draft, days):
    signed_in("Editor").post(desk(draft), {**WITH_LAWYER, "days": days})
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("role", ["Author", "Database editor"])
def test_only_those_who_edit_the_article_share_it(draft, role):
    signed_in(role).post(desk(draft), WITH_LAWYER)
    assert not PreviewLink.objects.exists()
