"""What a list costs does not depend on its length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.newsroom.factories import make_article, make_author, make_image, make_series
from tests.republication.every_block import make_seizure

pytestmark = pytest.mark.django_db


def make_rich(number: int) -> None:
    article = make_article(
        f"Article {number}",
        by=[make_author(names={"es": "Mesa"})],
        roles=[("data", make_author())],
        series=make_series(f"Series {number}"),
        countries=["PE", "NL"],
        lead_image=make_image(),
        lead_image_alt="A ship",
        corrections=[{"text": "Two, not three."}],
        body=[
            ("paragraph", "<p>Text.</p>"),
            ("seizure_card", make_seizure()),
            ("image", {"image": make_image(), "alt_text": "A crane", "caption": ""}),
        ],
    )
    make_article(f"Artículo {number}", language="es", translation_of=article)


MOST = {
    "/api/v1/articles/?page_size=50": 20,
    "/api/v1/articles/?expand=authors,section,series,groups,seizures,corrections,images": 50,
    "/api/v1/seizures/?expand=articles,parts,part_of": 36,
    "/api/v1/corrections/?expand=article": 24,
    "/api/v1/images/?expand=articles": 28,
    "/api/v1/licences/": 1,
    "/api/v1/sections/": 4,
    "/api/v1/authors/": 6,
    "/api/v1/series/": 3,
    "/api/v1/groups/": 4,
    "/api/v1/countries/": 2,
    "/en/feed/rss/": 25,
    "/en/feed/atom/": 25,
    "/en/feed/json/": 25,
}


def costs(reader) -> dict[str, int]:
    found = {}
    for address in MOST:
        reader.get(address)  # renditions are made, and site roots cached, once
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(address).status_code == 200, address
        found[address] = len(captured)
    return found


def test_cost_of_a_list(reader):
    make_rich(1)
    for_one = costs(reader)
    for number in (2, 3, 4):
        make_rich(number)
    assert costs(reader) == for_one
    assert {address: cost for address, cost in for_one.items() if cost > MOST[address]} == {}


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/api/v1/articles/{}/", 20),
        ("/api/v1/articles/{}/package/", 26),
        ("/en/republish/{}/html/", 24),
    ],
)
def test_cost_of_one_article(reader, django_assert_max_num_queries, address, most):
    images = [
        ("image", {"image": make_image(), "alt_text": "A crane", "caption": ""}) for _ in range(3)
    ]
    cards = [("seizure_card", make_seizure()) for _ in range(3)]
    few = make_article(body=[images[0], cards[0]])
    many = make_article(body=[*images, *cards])
    costs = []
    for article in (few, many):
        reader.get(address.format(article.pk))
        with django_assert_max_num_queries(most) as captured:
            reader.get(address.format(article.pk))
        costs.append(len(captured))
    assert costs[0] == costs[1]
