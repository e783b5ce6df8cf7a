"""A chart in an article is live for readers, and leaves the house as its figures and their day."""

import pytest
from django.core.exceptions import ValidationError

from newsroom.record_blocks import SeizureChartBlock
from republication.formats import html
from republication.package import build_package
from tests.newsroom.factories import make_article
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def chart(**fields):
    value = {"title": "More and more of it", "kind": "month", "records": "?country=PE"}
    return ("seizure_chart", {**value, "caption": "", **fields})


def test_readers_see_the_picture_the_table_and_what_the_record_holds_now(reader):
    make_seizure(quantity="5 kg", occurred="2022-03")
    article = make_article(body=[chart()])
    page = reader.get(article.get_url()).content.decode()
    assert "More and more of it" in page
    assert "5\u00a0kg" in page
    make_seizure(quantity="70 kg", occurred="2022-04", live=False)
    assert "70\u00a0kg" not in reader.get(article.get_url()).content.decode()
    make_seizure(quantity="8 kg", occurred="2022-04")
    assert "8\u00a0kg" in reader.get(article.get_url()).content.decode()


@pytest.mark.parametrize("kind", ["map", "routes", "place"])
def test_every_kind_can_stand_in_an_article(reader, kind):
    make_seizure(destination="NL")
    page = reader.get(make_article(body=[chart(kind=kind)]).get_url())
    assert page.status_code == 200
    assert "exhibit" in page.content.decode()


def test_a_package_has_the_figures_their_day_and_a_picture_to_ask_for():
    seizure = make_seizure(quantity="5 kg", occurred="2022-03")
    seizure.save_revision().publish()
    article = make_article(body=[chart(kind="place")])
    first, again = build_package(article), build_package(article)
    assert first == again
    (part,) = first.body
    assert part.rows == (("Port of Callao, Peru", "5\u00a0kg", "5", "5", "1", "0"),)
    assert part.image_url.startswith("http://waybill.example/en/seizures/charts/place.png?")
    written = html.render(first)
    assert "<svg" not in written
    assert "More and more of it" in written


def test_an_address_that_asks_nothing_is_refused_and_a_charts_own_is_taken():
    block = SeizureChartBlock()
    fields = {"title": "One", "kind": "month", "caption": ""}
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**fields, "records": "https://elsewhere.example/?a=b"}))
    taken = block.clean(
        block.to_python({**fields, "records": "/en/seizures/charts/place/?country=PE"})
    )
    assert taken["records"] == "?country=PE"
