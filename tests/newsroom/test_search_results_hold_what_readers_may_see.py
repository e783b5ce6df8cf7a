"""Whatever the index holds, a reader finds and sees only what was published."""

import pytest

from newsroom.models import Article
from seizures.models import Seizure
from tests.newsroom.factories import make_article, make_section, restrict, retract
from tests.newsroom.test_search_finds import search
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
SECRET = [("paragraph", "<p>The zeppelin carried squid.</p>")]


def test_the_text_of_a_draft_of_a_published_article_is_neither_found_nor_shown(reader):
    article = make_article("Squid", body=[("paragraph", "<p>Squid in tins.</p>")])
    article.title = "Zeppelin"
    article.body = Article(body=[("paragraph", "The zeppelin.")]).body
    article.save_revision()
    assert "Nothing found" in search(reader, "zeppelin")
    assert "zeppelin" not in search(reader, "squid").lower()
    assert "zeppelin" not in reader.get(
        "/en/search/suggest/?q=zepp"
    ).content.decode().lower().replace('"zepp"', "")


@pytest.mark.parametrize("hide", ["draft", "restricted", "section", "withdrawn"])
def test_what_is_not_public_is_not_found(reader, hide):
    section = make_section("Ports")
    article = make_article("Zeppelin", section=section, body=SECRET, publish=hide != "draft")
    if hide in ("restricted", "section"):
        restrict(article if hide == "restricted" else section)
    elif hide == "withdrawn":
        article.unpublish()
    assert "Nothing found" in search(reader, "zeppelin")
    assert "carried squid" not in search(reader, "squid")
    assert reader.get("/en/search/suggest/?q=zepp").json()["suggestions"] == []


def test_a_retracted_article_says_so_and_shows_no_passage(reader):
    retract(make_article("Squid", body=SECRET, standfirst="About squid."))
    page = search(reader, "squid")
    assert "Retracted" in page
    assert "carried squid" not in page


def test_merged_retracted_and_draft_records_are_not_found(reader):
    survivor = make_seizure(title="Squid in tins")
    make_seizure(title="Squid twice", status="merged", merged_into=survivor)
    make_seizure(title="Squid taken back", status="retracted")
    make_seizure(title="Squid in a draft", live=False)
    page = search(reader, "squid")
    assert "Squid in tins" in page
    for hidden in ("Squid twice", "Squid taken back", "Squid in a draft"):
        assert hidden not in page
    assert Seizure.objects.count() == 4


def test_hostile_text_stays_text_in_headline_and_passage(reader):
    make_article(
        "<script>alert(1)</script> squid",
        body=[
            ("heading", "<img src=x onerror=alert(2)> squid & <b>chips</b>"),
            ("paragraph", "<p>Squid &lt;script&gt;alert(3)&lt;/script&gt; here.</p>"),
        ],
        standfirst="None.",
    )
    page = reader.get("/en/search/", {"q": "squid"}).content.decode()
    assert "<script>alert" not in page
    assert "onerror" not in page.replace("&lt;img src=x onerror=alert(2)&gt;", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>squid</mark>" in page


def test_a_reader_of_one_language_is_shown_articles_of_it(reader):
    make_article("The zeppelin", language="en")
    make_article("El zeppelin", language="es")
    assert "El zeppelin" not in search(reader, "zeppelin")
    assert "The zeppelin" not in search(reader, "zeppelin", "es")
