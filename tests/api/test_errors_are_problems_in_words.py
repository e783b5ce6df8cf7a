"""Every refusal of the API is problem+json that names what was wrong (RFC 9457)."""

import pytest
from django.test import Client

from commons import roles
from newsroom.lists.filters import ArticleFilter
from seizures import merging
from seizures.models import Seizure
from tests.newsroom.factories import make_article
from tests.newsroom.people import make_user
from tests.seizures.factories import make_seizure

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


def test_what_was_to_be_written_is_led_on_as_it_is(reader):
    """A 301 would make a GET of it."""
    response = reader.post("/api/v1/articles?x=1", "{}", content_type="application/json")
    assert response.status_code == 308
    assert response.headers["Location"] == "/api/v1/articles/?x=1"
    problem(reader.post("/api/v1/nothing"), 404)


@pytest.mark.parametrize(
    "address", ["/api/v1/articles/", "/api/v1/", "/api/v1/openapi.json", "/api/docs/"]
)
def test_a_method_that_writes(reader, address):
    response = reader.post(address)
    assert "POST" in problem(response, 405)["detail"]
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/docs/"])
def test_a_method_that_writes_from_a_program_without_our_cookies(address):
    problem(Client(enforce_csrf_checks=True).put(address, "{}"), 405)


def test_an_article_and_a_person_there_are_not(reader):
    for address in ("/api/v1/authors/nobody/", "/api/v1/seizures/SZ-1999-00001/changes/"):
        assert "match" not in problem(reader.get(address), 404)["detail"]


@pytest.mark.parametrize(
    "address", ["/api/v1/openapi.json", "/api/v1/seizures/{record}/changes/", "/api/v1/"]
)
def test_a_parameter_there_is_not_is_named_wherever_it_is_sent(reader, address):
    record = make_seizure()
    body = problem(reader.get(address.format(record=record.public_id) + "?langage=en"), 400)
    assert [error["field"] for error in body["errors"]] == ["langage"]


def test_a_record_that_was_retracted_says_why(reader):
    record = make_seizure(live=False)
    record.save_revision().publish()
    editor = make_user(roles.DATABASE_EDITOR)
    merging.retract(
        record=Seizure.objects.get(pk=record.pk), why="A hoax.", why_language="en", user=editor
    )
    for address in ("/api/v1/seizures/{}/", "/en/seizures/{}.json"):
        body = problem(reader.get(address.format(record.public_id)), 410)
        assert body["detail"] == f"{record.public_id} was retracted. A hoax."


def test_a_media_type_we_do_not_speak(reader):
    article = make_article()
    address = f"/api/v1/articles/{article.pk}/package/"
    body = problem(reader.get(address, headers={"Accept": "image/png"}), 406)
    assert "text/html" in body["available"]
    assert "text/html" in body["detail"]


def test_what_breaks_is_told_without_a_trace(reader, monkeypatch):
    monkeypatch.setattr(ArticleFilter, "filter_queryset", lambda *args: 1 / 0)
    reader.raise_request_exception = False
    body = problem(reader.get("/api/v1/articles/"), 500)
    assert "division" not in str(body)


def test_a_host_that_is_not_ours(reader):
    problem(reader.get("/api/v1/articles/", headers={"Host": "elsewhere.example"}), 400)


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
    body = problem(reader.get(f"/api/v1/articles/{article.pk}/package/?format=papyrus"), 400)
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
