"""Each filter of the article list finds what it names and nothing else."""

from datetime import UTC, datetime

import pytest

from tests.newsroom.factories import make_article, make_author, make_section, make_series

pytestmark = pytest.mark.django_db


def headlines(reader, query):
    response = reader.get(f"/api/v1/articles/?{query}")
    assert response.status_code == 200, response.content
    return [row["headline"] for row in response.json()["results"]]


@pytest.fixture
def articles():
    ana = make_author("Ana", slug="ana")
    series = make_series("The port", slug="the-port")
    make_article("One", by=[ana], countries=["PE"], published=datetime(2026, 1, 1, tzinfo=UTC))
    make_article(
        "Two",
        section=make_section("Data"),
        roles=[("data", ana)],
        series=series,
        published=datetime(2026, 2, 1, tzinfo=UTC),
        standfirst="Cans of asparagus.",
    )
    make_article("Tres", language="es", published=datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Tres", "Two", "One"]),
        ("language=es", ["Tres"]),
        ("section=data", ["Two"]),
        ("section=ports", ["Tres", "One"]),
        ("series=the-port", ["Two"]),
        ("author=ana", ["Two", "One"]),
        ("country=PE", ["One"]),
        ("country=NL", []),
        ("published_after=2026-02-01", ["Tres", "Two"]),
        ("published_before=2026-02-01", ["One"]),
        ("published_after=2026-01-15T00:00:00Z&language=en", ["Two"]),
        ("q=asparagus+cans", ["Two"]),
        ("q=two", ["Two"]),
    ],
)
def test_filter(reader, articles, query, found):
    assert headlines(reader, query) == found


def test_pages_follow_each_other_by_link(reader, articles):
    seen, address = [], "/api/v1/articles/?page_size=1"
    while address:
        response = reader.get(address)
        body = response.json()
        seen += [row["headline"] for row in body["results"]]
        address = body["next"]
        assert ('rel="next"' in response.headers["Link"]) == bool(address)
    assert seen == ["Tres", "Two", "One"]
