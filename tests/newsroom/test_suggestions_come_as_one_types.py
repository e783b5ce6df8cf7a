"""Suggestions: names, records and headlines that begin as what is typed, and nothing private."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.models import Article, CriminalGroup, GroupAlias
from newsroom.searching import LONGEST_QUERY
from tests.newsroom.factories import make_article, make_author, make_section, make_series
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
MOST_QUERIES = 3


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def suggested(reader, typed: str, language: str = "en") -> list[tuple[str, str]]:
    answer = reader.get(f"/{language}/search/suggest/", {"q": typed})
    assert answer.status_code == 200
    assert answer.json()["query"] == typed
    return [(row["kind"], row["text"]) for row in answer.json()["suggestions"]]


def test_headlines_and_names_are_found_by_the_first_letters_of_their_words(reader):
    series, desk = make_series("Espárragos, the series"), make_author("Esperanza Desk")
    make_section("Escapes")
    make_article("What Espárragos hid", series=series, by=[desk])
    assert suggested(reader, "esp") == [
        ("series", "Espárragos, the series"),
        ("author", "Esperanza Desk"),
        ("article", "What Espárragos hid"),
    ]
    assert suggested(reader, "what ESP") == [("article", "What Espárragos hid")]
    assert suggested(reader, "esc") == [("section", "Escapes")]


def test_a_group_is_found_by_any_of_its_names(reader):
    group = CriminalGroup.objects.create(name="The Lobster Company", slug="lobster")
    GroupAlias.objects.create(group=group, name="Crustáceos")
    make_article("Elsewhere", groups=[group])
    assert suggested(reader, "crust") == [("group", "The Lobster Company")]


def test_a_country_is_suggested_once_an_article_is_about_it(reader):
    assert suggested(reader, "per") == []
    cache.clear()
    make_article("Elsewhere", countries=["PE"])
    assert suggested(reader, "per") == [("country", "Peru")]


@pytest.mark.parametrize("hidden", ["draft", "embargoed"])
def test_what_only_an_article_that_is_not_out_is_about_is_not_suggested(reader, hidden):
    group = CriminalGroup.objects.create(name="Zarzuela", slug="zarzuela")
    article = make_article(
        "Zenith",
        groups=[group],
        series=make_series("Zealots"),
        by=[make_author("Zeno")],
        publish=hidden == "embargoed",
    )
    if hidden == "embargoed":
        tomorrow = timezone.now() + timedelta(days=1)
        Article.objects.filter(pk=article.pk).update(embargoed_until=tomorrow)
    for typed in ("zarz", "zeal", "zeno", "zeni"):
        assert suggested(reader, typed) == []


def test_a_record_is_found_by_its_identifier(reader):
    record = make_seizure(title="Squid in tins")
    make_seizure(title="A draft", live=False)
    found = suggested(reader, "sz-2022")
    assert found == [("record", f"{record.public_id} Squid in tins")]


def test_what_was_withdrawn_meanwhile_is_not_suggested(reader):
    article = make_article("Zeppelin")
    assert suggested(reader, "zepp") == [("article", "Zeppelin")]
    article.unpublish()
    assert suggested(reader, "zepp") == []


@pytest.mark.parametrize("typed", ["", "a", " ", '"', "(", "\0", "a*", "%", "SZ%", "SZ\0"])
def test_too_little_or_only_signs_suggest_nothing(reader, typed):
    make_article("Zeppelin")
    make_seizure()
    assert suggested(reader, typed) == []


def test_too_much_is_refused_in_words(reader):
    answer = reader.get("/en/search/suggest/", {"q": "a" * (LONGEST_QUERY + 1)})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_they_are_cheap_and_may_be_kept_for_a_while(reader):
    make_article("Zeppelin")
    reader.get("/en/search/suggest/?q=zepp")
    with CaptureQueriesContext(connection) as queries:
        answer = reader.get("/en/search/suggest/?q=zeppe")
    assert len(queries) <= MOST_QUERIES
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "sessionid" not in answer.cookies
