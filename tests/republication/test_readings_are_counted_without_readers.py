"""The counting pixel: off until it is wished, adding up by article, site and day, and no more."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from newsroom.models import Article
from newsroom.withdrawals import withdraw
from republication import counting
from republication.models import ReadingCount, RepublicationSettings
from tests.newsroom.factories import make_article, retract

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def counted(article):
    """An article of a newsroom that counts."""
    RepublicationSettings.objects.update_or_create(defaults={"counts_readings": True})
    return article


def look(reader, article, referrer="https://faro.example/", **headers):
    headers = {"HTTP_REFERER": referrer, **headers} if referrer is not None else headers
    return reader.get(f"/republished/{article.pk}.gif", **headers)


def counts() -> dict[str, int]:
    return dict(ReadingCount.objects.values_list("host", "readings"))


def test_it_is_off_until_the_newsroom_wishes_it(reader, article):
    assert look(reader, article).status_code == 200
    assert not counts()
    for address in (f"/en/republish/{article.pk}/html/", f"/en/republish/{article.pk}/"):
        assert "/republished/" not in reader.get(address).content.decode()


def test_what_others_take_as_html_holds_it_and_says_what_it_does(reader, counted):
    pixel = f'<img src="http://waybill.example/republished/{counted.pk}.gif" alt=""'
    taken = reader.get(f"/en/republish/{counted.pk}/html/").content.decode()
    assert pixel in taken
    assert "You may take it out." in taken
    assert (
        pixel in reader.get(f"/api/v1/articles/{counted.pk}/package/?format=html").content.decode()
    )
    page = reader.get(f"/en/republish/{counted.pk}/").content.decode()
    assert page.count(f"/republished/{counted.pk}.gif") == 1  # to copy; our own preview has none
    assert f'src="http://waybill.example/republished/{counted.pk}.gif"' not in page
    for format in ("text", "json", "markdown", "xhtml", "atom"):
        assert b"/republished/" not in reader.get(f"/en/republish/{counted.pk}/{format}/").content
    assert b"/republished/" not in reader.get("/en/feed/rss/").content
    assert b"/republished/" not in reader.get(counted.url).content


def test_it_is_a_picture_of_one_pixel_that_no_cache_keeps_and_any_site_may_show(reader, counted):
    answer = look(reader, counted)
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.size, picture.info["transparency"]) == ((1, 1), 0)
    assert answer.headers["Content-Type"] == "image/gif"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies


def test_readings_add_up_by_site_and_day(reader, counted, monkeypatch):
    for referrer in ("https://faro.example/a", "http://www.FARO.example:8080/b?c#d"):
        look(reader, counted, referrer)
    look(reader, counted, "https://prensa.example/")
    assert counts() == {"faro.example": 2, "prensa.example": 1}
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    look(reader, counted)
    assert ReadingCount.objects.filter(host="faro.example").count() == 2


@pytest.mark.parametrize(
    "referrer",
    [
        "", "about:blank", "android-app://com.example.reader/", "https://192.0.2.7/x",
        "https://[2001:db8::1]/", "https://intranet/", "https://a..b.example/", "https://[broken",
        "https://" + "a" * 300 + ".example/", "https://<script>.example/", "https://-x.example/",
    ],
)  # fmt: skip
def test_what_names_no_site_is_somewhere(referrer):
    assert counting.site_of(referrer) == counting.SOMEWHERE


def test_without_a_referrer_it_was_read_somewhere(reader, counted):
    look(reader, counted, referrer=None)
    assert counts() == {counting.SOMEWHERE: 1}


def test_who_says_no_and_our_own_pages_are_not_counted(reader, counted):
    for headers in (
        {"HTTP_DNT": "1"},
        {"HTTP_SEC_GPC": "1"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"referrer": "http://waybill.example/en/republish/1/"},
        {"referrer": "http://localhost:8000/"},
    ):
        assert look(reader, counted, **headers).status_code == 200
        assert not counts(), headers


def test_asking_for_the_head_is_no_reading(reader, counted):
    reader.head(f"/republished/{counted.pk}.gif", HTTP_REFERER="https://faro.example/")
    assert not counts()


def test_nothing_is_counted_that_readers_do_not_have_and_nothing_is_told_of_it(reader, counted):
    draft = make_article(publish=False)
    retracted = retract(make_article())
    withdrawn = make_article()
    look(reader, withdrawn)
    ReadingCount.objects.all().delete()
    withdraw(article=Article.objects.get(pk=withdrawn.pk), reason="A court asked.", user=None)
    known = look(reader, counted)
    ReadingCount.objects.all().delete()
    for pk in (draft.pk, retracted.pk, withdrawn.pk, 999_999):
        answer = reader.get(f"/republished/{pk}.gif", HTTP_REFERER="https://faro.example/")
        assert (answer.status_code, answer.content) == (200, known.content)
        assert answer.headers.items() == known.headers.items()
    assert not counts()


def test_invented_sites_do_not_fill_the_house(reader, counted, monkeypatch):
    monkeypatch.setattr(counting, "MOST_SITES", 2)
    for site in ("a.example", "b.example", "c.example", "d.example", "a.example"):
        look(reader, counted, f"https://{site}/")
    assert counts() == {"a.example": 2, "b.example": 1, counting.SOMEWHERE: 2}
    monkeypatch.setattr(counting, "MOST_ROWS_A_DAY", 3)
    other = make_article()
    look(reader, other, "https://e.example/")
    assert ReadingCount.objects.get(article=other).host == counting.SOMEWHERE


def test_two_who_come_first_at_once_are_two(counted, monkeypatch):
    """Both find no row; the second one's is refused by the database and added to the first's."""
    added = counting._added
    monkeypatch.setattr(
        counting, "_added", lambda *of: monkeypatch.setattr(counting, "_added", added) or False
    )
    ReadingCount.objects.create(
        article=counted, host="faro.example", day=timezone.localdate(), readings=1
    )
    counting.count(counted.pk, "faro.example")
    assert counts() == {"faro.example": 2}


def test_a_reading_costs_four_queries(reader, counted, django_assert_num_queries):
    look(reader, counted)
    with django_assert_num_queries(4):
        look(reader, counted)
