"""An image that cannot be kept is refused in words, and what was typed stays."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from newsroom.models import CreditedImage
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


def drawing(size=(60, 40), kind="PNG") -> bytes:
    drawn = BytesIO()
    Image.new("RGB", size, "#345").save(drawn, kind)
    return drawn.getvalue()


def upload(content: bytes, name: str = "crane.png", **fields):
    form = {
        "title": "A crane at dusk",
        "collection": Collection.objects.get(depth=1).pk,
        "file": SimpleUploadedFile(name, content, "image/png"),
        "credit": "Ana Ruiz",
        **fields,
    }
    return signed_in("Author").post(reverse("wagtailimages:add"), form)


def refused(response, words: str) -> None:
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert 'value="A crane at dusk"' in page
    assert not CreditedImage.objects.exists()


def test_a_whole_image_is_kept():
    assert upload(drawing(), licence_code="CC-BY-4.0").status_code == 302
    assert CreditedImage.objects.get().credit == "Ana Ruiz"


def test_a_broken_image():
    refused(upload(drawing()[:60]), "valid image")


def test_what_is_no_image_at_all():
    refused(upload(b"<svg onload=alert(1)>"), "valid image")


def test_a_kind_of_file_that_is_not_taken():
    refused(upload(drawing(kind="BMP"), "crane.bmp"), "Not a supported image format")


def test_an_image_that_is_too_heavy(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    refused(upload(drawing((600, 400))), "too big")


def test_an_image_with_too_many_pixels(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    refused(upload(drawing()), "too many pixels")


def test_a_licence_without_a_credit():
    refused(upload(drawing(), credit="", licence_code="CC-BY-4.0"), "needs a credit: whose work")
