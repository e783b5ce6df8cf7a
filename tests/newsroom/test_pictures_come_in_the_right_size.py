"""Each picture is offered in sizes and formats for its place, made before a reader asks."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from newsroom.images.renditions import PLACES
from newsroom.models import CreditedImage, ImageRendition
from tests.newsroom.factories import make_article, make_author, make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_sizes_remembered():
    """Wagtail remembers sizes by primary key, and each test begins again at one."""
    cache.clear()


def look(reader, address) -> BeautifulSoup:
    return BeautifulSoup(reader.get(address).content, "html.parser")


def widths(srcset: str) -> list[int]:
    return [int(each.split()[1].removesuffix("w")) for each in srcset.split(", ")]


def an_article(**fields):
    image = make_image(size=(660, 440), alt_texts={"en": "A quay"})
    body = [("image", {"image": image, "alt_text": "", "caption": ""})]
    return make_article(lead_image=image, body=body, **fields)


def test_the_lead_comes_at_once_and_all_else_when_it_is_near(reader):
    article = an_article()
    page = look(reader, article.url)
    lead, inside = page.select("main figure img")
    assert (lead["fetchpriority"], lead.get("loading")) == ("high", None)
    assert (inside.get("fetchpriority"), inside["loading"]) == (None, "lazy")
    front = look(reader, "/en/").select_one(".card--lead img")
    assert (front["fetchpriority"], front.get("loading")) == ("high", None)
    row = look(reader, article.section.url).select_one(".card--row img")
    assert (row.get("fetchpriority"), row["loading"]) == (None, "lazy")


def test_only_one_picture_of_a_page_is_urgent(reader):
    an_article()
    an_article()
    for address in ("/en/", an_article().url):
        assert len(look(reader, address).select("img[fetchpriority=high]")) == 1


def test_every_picture_has_formats_sizes_and_its_measures(reader):
    article = an_article(by=[make_author(portrait=make_image(size=(900, 900)))])
    author = article.bylines.first().author
    addresses = ("/en/", article.url, article.section.url, author.get_absolute_url())
    for address in addresses:
        pictures = look(reader, address).select("main picture")
        assert pictures, address
        for picture in pictures:
            img = picture.img
            assert int(img["width"]) > 0
            assert int(img["height"]) > 0
            assert img["sizes"]
            kinds = [source["type"] for source in picture.select("source")]
            assert kinds in (["image/avif", "image/webp"], ["image/webp"])
            for source in (*picture.select("source"), img):
                assert source["sizes"] == img["sizes"]
                assert widths(source["srcset"]) == sorted(widths(source["srcset"]))
                assert len(widths(source["srcset"])) >= 2


def test_publishing_makes_every_size_so_that_no_reader_waits(
    reader, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        article = an_article()
    made = ImageRendition.objects.count()
    assert made > len(PLACES)
    for address in (
        "/en/",
        article.url,
        article.section.url,
        f"/api/v1/articles/{article.pk}/",
        f"/en/republish/{article.pk}/",
        "/en/feed/rss/",
    ):
        assert reader.get(address).status_code == 200
    assert ImageRendition.objects.count() == made


def test_publishing_again_makes_nothing_again(django_capture_on_commit_callbacks):
    article = an_article()
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    made = set(ImageRendition.objects.values_list("pk", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    assert set(ImageRendition.objects.values_list("pk", flat=True)) == made


def test_an_image_whose_file_is_gone_stops_no_publication(
    reader, django_capture_on_commit_callbacks
):
    image = make_image(alt_texts={"en": "A quay"})
    image.file.storage.delete(image.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(lead_image=image)
    for address in (
        article.url,
        "/en/",
        "/en/feed/rss/",
        f"/api/v1/articles/{article.pk}/",
        f"/en/republish/{article.pk}/",
    ):
        assert reader.get(address).status_code == 200, address


def test_a_cut_keeps_the_point_that_matters():
    """A red spot at the right edge: a narrow cut of the middle would lose it."""
    drawn = Image.new("RGB", (1200, 400), "#123")
    drawn.paste("#f00", (1100, 150, 1180, 250))
    written = BytesIO()
    drawn.save(written, "PNG")
    image = CreditedImage.objects.create(
        title="Wide",
        file=ImageFile(ContentFile(written.getvalue()), name="wide.png"),
        focal_point_x=1140,
        focal_point_y=200,
        focal_point_width=80,
        focal_point_height=100,
    )
    for place in ("card", "card-lead", "card-row"):
        for rendition in image.get_renditions(*PLACES[place].filters).values():
            with rendition.file.open("rb") as file:
                cut = Image.open(file).convert("RGB")
                brightest_red = cut.getchannel("R").getextrema()[1]
            assert brightest_red > 180, rendition.filter_spec


def test_a_page_of_many_pictures_asks_no_more(reader):
    def cost(pictures: int) -> int:
        body = [
            ("image", {"image": make_image(), "alt_text": "A quay", "caption": ""})
            for _number in range(pictures)
        ]
        address = make_article(body=body).url
        reader.get(address)
        with CaptureQueriesContext(connection) as queries:
            reader.get(address)
        return len(queries)

    assert cost(1) == cost(5)


def test_avif_is_written_and_read_back():
    """By our own operation, which changes only how long that takes."""
    rendition = make_image(size=(600, 400)).get_rendition("width-300|format-avif")
    with rendition.file.open("rb") as file:
        shown = Image.open(file)
        assert (shown.format, shown.size) == ("AVIF", (300, 200))
        assert (
            max(
                abs(a - b)
                for a, b in zip(shown.convert("RGB").getpixel((9, 9)), (51, 68, 85), strict=True)
            )
            < 6
        )
