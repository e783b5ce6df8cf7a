"""What ``make bench`` fills and reads, in small: it must not rot between two measurements."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client, override_settings
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from bench import measuring, report
from bench.corpus import stories
from bench.filling import fill
from bench.records import fill as fill_records
from bench.rows import RECORD_ROWS, ROWS
from newsroom.models import Article, ListEntry, ListLength

pytestmark = pytest.mark.django_db
ARTICLES = 90  # enough for a second page of the largest section


@pytest.fixture
def fetch():
    fill(ARTICLES)
    client = Client()

    def fetch(address: str) -> bytes:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.content

    return fetch


def test_every_row_has_a_page_to_measure(fetch):
    for row in ROWS:
        assert fetch(row.resolved(fetch))


def test_a_run_makes_a_table_and_writes_it_where_it_belongs(fetch, tmp_path):
    def bare(address: str) -> bytes:
        with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
            return Client().get(address).content

    rows = [row for row in ROWS if row.name in ("front page", "section, in the middle")]
    measured = measuring.measure(rows, fetch, bare, seconds=0, fewest=1)
    document = tmp_path / "benchmarks.md"
    document.write_text("Before\n<!-- SQLite: begin -->\nold\n<!-- SQLite: end -->\nAfter\n")
    table = report.table({ARTICLES: measured, ARTICLES * 10: measured})
    report.write(document, "SQLite", table)
    written = document.read_text()
    assert "old" not in written
    assert "| 90: req/s | p50 ms | p99 ms | × bare | 900: req/s |" in written
    assert "| front page | " in written
    assert "| 1.00 |" in written
    assert written.endswith("<!-- SQLite: end -->\nAfter\n")


def test_articles_stand_in_tree_and_index_as_if_they_had_been_saved(fetch):
    assert Page.find_problems() == ([], [], [], [], [])
    article = Article.objects.order_by("-pk").first()
    entries = IndexEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk)
    )
    filled = entries.values("title", "body", "autocomplete").get()
    get_search_backend().add(article)
    assert entries.values("title", "body", "autocomplete").get() == filled


def test_articles_stand_on_lists_as_if_they_had_been_saved(fetch):
    def lists():
        entries = ListEntry.objects.values_list("article", "list_name", "language", "listed_at")
        lengths = ListLength.objects.values_list("list_name", "language", "number")
        return set(entries), set(lengths)

    filled = lists()
    ListEntry.objects.all().delete()
    ListLength.objects.all().delete()
    ListEntry.objects.rewrite(Article.objects.values_list("pk", flat=True))
    assert lists() == filled


def test_the_same_seed_gives_the_same_articles():
    def first(seed):
        return list(stories(5, seed, authors=3, groups=2))

    assert first(1) == first(1)
    assert first(1) != first(2)


def test_every_row_of_the_record_has_a_page_to_measure():
    fill_records(40)
    client = Client()
    for row in RECORD_ROWS:
        assert client.get(row.address).status_code == 200, row.name
    assert client.get("/api/v1/seizures/totals/").json()["number_found"] == 40
