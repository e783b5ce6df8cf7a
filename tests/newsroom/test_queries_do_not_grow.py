"""How many queries a page costs is known, and does not depend on how much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.newsroom.factories import make_article, make_author, make_image, make_series

pytestmark = pytest.mark.django_db


def fill(articles: int) -> str:
    """That many articles with all that a card or page shows. Returns the address of the last."""
    series, image = make_series(slug=f"series-{articles}"), make_image()
    image.get_rendition("width-480")
    for number in range(articles):
        article = make_article(
            f"Asparagus {number}",
            by=[make_author(biographies={"en": "Writes."}), make_author()],
            series=series,
            series_position=number + 1,
            lead_image=image,
            lead_image_alt="Containers",
            corrections=[{"text": "The weight was wrong."}] * (number + 1),
            body=[("paragraph", "<p>Text.</p>")] * (number + 1)
            + [("image", {"image": image, "alt_text": "A", "caption": ""})] * (number + 1)
            + [("see_also", {"article": make_article(), "url": "", "text": ""})] * (number + 1),
        )
    return article.url


def cost(reader, address: str) -> int:
    """Queries of one visit, once the sizes of its images have been made."""
    assert reader.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        reader.get(address)
    return len(queries)


MOST = {
    "/en/": 19,
    "/en/ports/": 20,
    "/en/search/?q=asparagus": 20,
    "/en/corrections/": 10,
}


@pytest.mark.parametrize("address", MOST)
def test_a_list_costs_the_same_whatever_it_lists(reader, address):
    fill(2)
    few = cost(reader, address)
    fill(6)
    assert cost(reader, address) == few
    assert few <= MOST[address]


def test_an_article_costs_the_same_whatever_is_in_it(reader):
    few = cost(reader, fill(2))
    assert cost(reader, fill(6)) == few
    assert few <= 22


def test_a_plain_article_costs_fifteen_queries_at_most(reader):
    assert cost(reader, make_article().url) <= 15
