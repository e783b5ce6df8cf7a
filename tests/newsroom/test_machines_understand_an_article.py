"""Search engines and libraries read who wrote an article, its terms and what was corrected."""

import json
import re

import pytest

from tests.newsroom.factories import make_article, make_author, retract

pytestmark = pytest.mark.django_db


def structured_data(reader, article) -> dict:
    """What the page says of the article: the other blocks say where it stands."""
    page = reader.get(article.url).content.decode()
    blocks = re.findall(
        r"<script[^>]*type=\"application/ld\+json\"[^>]*>(.*?)</script>", page, re.DOTALL
    )
    (article,) = [said for said in map(json.loads, blocks) if said["@type"] == "NewsArticle"]
    return article


def test_the_description_says_who_what_and_on_which_terms(reader):
    article = make_article(
        "Three tons in cans",
        by=[make_author("Ana Ruiz"), make_author("Data desk", is_collective=True)],
        corrections=[{"text": "The weight was wrong."}],
    )
    described = structured_data(reader, article)
    assert described["@type"] == "NewsArticle"
    assert described["headline"] == "Three tons in cans"
    assert described["url"] == article.full_url
    assert [(a["@type"], a["name"]) for a in described["author"]] == [
        ("Person", "Ana Ruiz"),
        ("Organization", "Data desk"),
    ]
    assert described["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert [c["text"] for c in described["correction"]] == ["The weight was wrong."]
    assert described["acquireLicensePage"].endswith(f"/en/republish/{article.pk}/")


@pytest.mark.parametrize(
    "headline", ["</script><script>alert(1)</script>", "<!-- <script>", "\"&'"]
)
def test_no_headline_breaks_out_of_the_description(reader, headline):
    article = make_article(headline, slug="nasty")
    assert structured_data(reader, article)["headline"] == headline
    assert "<script>alert" not in reader.get(article.url).content.decode()


def test_a_retracted_article_offers_no_licence_page_and_asks_not_to_be_indexed(reader):
    article = retract(make_article())
    assert "acquireLicensePage" not in structured_data(reader, article)
    assert '<meta name="robots" content="noindex">' in reader.get(article.url).content.decode()
