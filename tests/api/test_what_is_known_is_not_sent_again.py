"""Validators and 304 (RFC 9110), and other origins may read (CORS)."""

import pytest

from newsroom.models import Article
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db
DOORS = [
    "/api/v1/articles/{}/",
    "/api/v1/articles/{}/package/",
    "/api/v1/articles/{}/package/?format=html",
    "/en/republish/{}/text/",
    "/en/feed/rss/",
]


@pytest.mark.parametrize("door", DOORS)
def test_the_same_tag_or_time_gives_304(reader, door):
    address = door.format(make_article().pk)
    first = reader.get(address)
    assert first.status_code == 200
    by_tag = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    by_time = reader.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert by_tag.status_code == by_time.status_code == 304
    assert by_tag.content == b""
    assert by_tag.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", ["/api/v1/seizures/totals/", "/api/docs/", "/api/v1/changes/"])
def test_what_has_no_moment_has_a_tag(reader, address):
    first = reader.get(address)
    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("door", DOORS)
def test_a_changed_article_is_sent_anew(reader, door):
    article = make_article()
    address = door.format(article.pk)
    tag = reader.get(address).headers["ETag"]
    Article.objects.filter(pk=article.pk).update(title="Another headline")
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/articles/", "/api/v1/nothing/", "/en/feed/rss/"])
def test_any_origin_may_read(reader, address):
    response = reader.get(address, headers={"Origin": "https://outlet.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_browsers_preflight_is_answered(reader):
    response = reader.options(
        "/api/v1/articles/",
        headers={"Origin": "https://outlet.example", "Access-Control-Request-Method": "GET"},
    )
    assert response.status_code == 204
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_pages_for_people_are_not_opened_to_other_origins(reader):
    assert "Access-Control-Allow-Origin" not in reader.get("/en/").headers
