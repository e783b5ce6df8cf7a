"""What readers have had does not vanish without a word: its address says that it is gone, and why."""

import pytest
from django.urls import reverse

from newsroom.models import Article
from newsroom.signals import article_withdrawn
from newsroom.withdrawals import withdraw
from tests.newsroom.factories import make_article, restrict
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

HEADLINE = "Nineteen reefers of squid"
REASON = "The court has ordered us to."
WORDS = "They left the port at night."


def article_out(**fields) -> Article:
    return make_article(HEADLINE, body=[("paragraph", f"<p>{WORDS}</p>")], **fields)


def withdrawn(**fields) -> Article:
    article = article_out(**fields)
    withdraw(article=article, reason=REASON, user=None)
    return Article.objects.get(pk=article.pk)


def ask(client, article, **typed):
    return client.post(reverse("withdraw_article", args=[article.pk]), typed)


@pytest.fixture
def told():
    """The withdrawals that the house was told of."""
    heard = []

    def listen(article, reason, **kwargs):
        heard.append((article.pk, reason))

    article_withdrawn.connect(listen)
    yield heard
    article_withdrawn.disconnect(listen)


def test_an_editor_withdraws_and_says_why(reader, told):
    article = article_out()
    editor = signed_in("Editor")
    form = editor.get(reverse("withdraw_article", args=[article.pk])).content.decode()
    assert "Readers see this at the address of the article" in form
    ask(editor, article, reason=REASON)
    gone = reader.get(article.url)
    assert gone.status_code == 410
    assert REASON in gone.content.decode()
    assert told == [(article.pk, REASON)]
    history = reverse("wagtailadmin_pages:history", args=[article.pk])
    assert f"Withdrawn: {REASON}" in editor.get(history).content.decode()


def test_without_a_reason_nothing_is_withdrawn(reader):
    article = article_out()
    answer = ask(signed_in("Editor"), article, reason=" ")
    assert "This field is required" in answer.content.decode()
    assert reader.get(article.url).status_code == 200


@pytest.mark.parametrize("role", ["Author", "Database editor"])
def test_only_those_who_publish_withdraw(reader, role):
    article = article_out()
    ask(signed_in(role), article, reason=REASON)
    assert reader.get(article.url).status_code == 200


def test_what_is_not_out_cannot_be_withdrawn():
    draft = make_article(publish=False)
    answer = ask(signed_in("Editor"), draft, reason=REASON)
    assert answer.status_code == 302
    assert Article.objects.get(pk=draft.pk).withdrawn_at is None


def test_the_editor_of_a_published_article_offers_it():
    article = article_out()
    page = signed_in("Editor").get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert reverse("withdraw_article", args=[article.pk]) in page.content.decode()


DOORS = [
    "/en/republish/{}/",
    "/en/republish/{}/html/",
    "/en/republish/{}/json/",
    "/api/v1/articles/{}/",
    "/api/v1/articles/{}/package/",
]


@pytest.mark.parametrize("door", DOORS)
def test_every_address_of_it_says_why_and_nothing_more(reader, door):
    gone = reader.get(door.format(withdrawn().pk))
    assert gone.status_code == 410
    body = gone.content.decode()
    assert REASON in body
    assert WORDS not in body
    assert HEADLINE not in body


def test_the_api_answers_with_a_problem(reader):
    gone = reader.get(f"/api/v1/articles/{withdrawn().pk}/")
    assert gone.headers["Content-Type"] == "application/problem+json"
    assert gone.json()["detail"] == REASON
    assert gone.json()["withdrawn"]


def test_it_is_in_no_list(reader):
    withdrawn()
    for address in (
        "/en/",
        "/en/ports/",
        "/en/feed/rss/",
        "/sitemap-articles.xml",
        "/en/search/?q=squid",
    ):
        answer = reader.get(address)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        assert HEADLINE not in text, address


def test_unpublishing_is_a_withdrawal_without_a_reason(reader, told):
    article = article_out()
    signed_in("Editor").post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    gone = reader.get(article.url)
    assert gone.status_code == 410
    assert "The newsroom has given no reason." in gone.content.decode()
    assert told == [(article.pk, "")]


def test_the_reason_is_said_in_the_language_of_the_article(reader):
    article = article_out(language="es")
    article.unpublish()
    gone = reader.get(article.get_url())
    assert gone.status_code == 410
    assert 'lang="es"' in gone.content.decode()


def test_publishing_it_again_brings_it_back(reader):
    article = withdrawn()
    article.get_latest_revision().publish()
    assert reader.get(article.url).status_code == 200


def test_what_only_some_could_read_is_not_said_to_have_existed(reader):
    article = article_out()
    restrict(article)
    withdraw(article=article, reason=REASON, user=None)
    for address in (article.get_url(), *(door.format(article.pk) for door in DOORS)):
        answer = reader.get(address)
        assert answer.status_code in (302, 404), address
        assert REASON not in answer.content.decode()


def test_the_section_of_a_withdrawn_article_keeps_its_address():
    assert withdrawn().section.is_fixed


@pytest.mark.parametrize("make", [article_out, withdrawn])
@pytest.mark.parametrize(
    "address", ["/admin/pages/{0}/delete/", "/admin/bulk/wagtailcore/page/delete/?id={0}"]
)
def test_what_readers_have_had_is_not_deleted(make, address, reader):
    article = make()
    answer = signed_in("Administrator").post(address.format(article.pk), {}, follow=True)
    assert f"“{HEADLINE}”, so it is not deleted" in answer.content.decode()
    assert reader.get(article.url).status_code == (200 if article.live else 410)


def test_a_draft_may_be_deleted():
    article = article_out(publish=False)
    signed_in("Administrator").post(f"/admin/pages/{article.pk}/delete/", {})
    assert not Article.objects.filter(pk=article.pk).exists()


def test_the_desk_is_headed_by_the_newsrooms_name():
    assert "Waybill" in signed_in("Editor").get("/admin/").content.decode().split("<h1")[1][:200]
