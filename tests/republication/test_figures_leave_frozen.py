"""A figure leaves the house as it stood, with its day and the list of the records behind it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import Article, FigureShown
from republication.formats import FORMATS
from republication.materials import Materials
from republication.package import build_package
from tests.newsroom.test_figures_keep_their_day import article_with
from tests.republication.reading import words_of
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db

LIST = "http://waybill.example/en/seizures/?substance=cocaine"


@pytest.fixture
def article() -> Article:
    callao.enter()
    article = article_with()
    FigureShown.objects.update(as_of=datetime(2026, 11, 24, 12, tzinfo=UTC))
    make_seizure(quantity="900 kg").save_revision().publish()
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_carries_the_total_of_its_day(article, code):
    written = words_of(code, build_package(article))
    assert "4.8 to 5.3 t in 3 events" in written
    assert "1 of unknown quantity" in written
    assert "24 November 2026" in written or "2026-11-24" in written
    assert LIST in written
    assert "5.7 to 6.2" not in written


def test_a_package_is_another_once_its_figure_was_brought_up_to_date(article):
    before = build_package(article).version
    FigureShown.objects.update(as_of=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert build_package(Article.objects.get(pk=article.pk)).version != before


def test_the_figures_of_many_articles_are_read_in_one_query(article):
    articles = [article, article_with(), article_with("?q=coffee")]
    with CaptureQueriesContext(connection) as queries:
        Materials([Article.objects.get(pk=each.pk) for each in articles])
    assert sum("newsroom_figureshown" in query["sql"] for query in queries) == 1


def test_the_api_gives_the_exact_total_and_the_question(reader, article):
    body = reader.get(f"/api/v1/articles/{article.pk}/").json()
    (figure,) = body["figures"]
    (total,) = figure.pop("totals")
    assert figure == {
        "asked": {"substance": "cocaine"},
        "asked_in_words": "Substance: cocaine",
        "in_words": (
            "cocaine: 4.8 to 5.3 t in 3 events; 1 of unknown quantity; "
            "1 aggregate claim not counted"
        ),
        "as_of": "2026-11-24T12:00:00Z",
        "is_frozen": False,
        "url": "http://waybill.example/api/v1/seizures/?substance=cocaine",
        "page_url": LIST,
    }
    assert (total["kg_low"], total["kg_high"]) == ("4817.360648", "5300")
    assert total["events"] == 4
    assert total["in_words"].startswith("4.8 to 5.3 t in 3 events")
    listed = reader.get("/api/v1/articles/").json()["results"][0]
    assert listed["figures"][0]["page_url"] == LIST
