"""Every refusal of the API is problem+json that names what was wrong (RFC 9457)."""

import pytest

from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db


def problem(response, status):
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["detail"]
    return body


@pytest.mark.parametrize(
    "address",
    [
        "/api/nothing/",
        "/api/v1/nothing/",
        "/api/v2/articles/",
        "/api/v1/articles/999999/",
        "/api/v1/articles/999999/package/",
        "/api/v1/articles/words/",
        "/api/v1/articles/99999999999999999999999/",
        "/api/v1/authors/nobody/",
    ],
)
def test_what_is_not_there(reader, address):
    problem(reader.get(address), 404)


def test_an_address_without_its_last_slash_is_led_to_it(reader):
    response = reader.get("/api/v1/articles")
    assert response.status_code == 301
    assert response.headers["Location"] == "/api/v1/articles/"


def test_a_method_that_writes(reader):
    assert "POST" in problem(reader.post("/api/v1/articles/"), 405)["detail"]


def test_a_media_type_we_do_not_speak(reader):
    problem(reader.get("/api/v1/articles/", headers={"Accept": "image/png"}), 406)


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("langage=en", "langage", "language"),
        ("language=fr", "language", "fr"),
        ("country=XX", "country", "XX"),
        ("section=nowhere", "section", "nowhere"),
        ("author=nobody", "author", "nobody"),
        ("series=none", "series", "none"),
        ("published_after=yesterday", "published_after", ""),
        ("format=xml", "format", "json"),
    ],
)
def test_a_filter_that_cannot_be_understood(reader, query, field, words):
    [error] = problem(reader.get(f"/api/v1/articles/?{query}"), 400)["errors"]
    assert error["field"] == field
    assert words in error["detail"]


@pytest.mark.parametrize("query", ["cursor=nonsense", "page_size=0", "page_size=many"])
def test_paging_that_cannot_be_understood(reader, query):
    problem(reader.get(f"/api/v1/articles/?{query}"), 400)


def test_a_package_in_a_format_there_is_not(reader):
    article = make_article()
    body = problem(reader.get(f"/api/v1/articles/{article.pk}/package/?format=docx"), 400)
    assert "html" in body["errors"][0]["detail"]


def test_a_package_asked_with_a_parameter_there_is_not(reader):
    article = make_article()
    body = problem(reader.get(f"/api/v1/articles/{article.pk}/package/?formt=html"), 400)
    assert body["errors"][0]["field"] == "formt"


@pytest.mark.parametrize("accept", ["text/html", "text/plain", "application/json"])
def test_a_refused_package_is_a_problem_whatever_was_accepted(reader, accept):
    article = make_article(licence_code="ALL-RIGHTS-RESERVED")
    response = reader.get(f"/api/v1/articles/{article.pk}/package/", headers={"Accept": accept})
    assert "permission" in problem(response, 403)["detail"]
