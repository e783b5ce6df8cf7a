"""An image that cannot be kept is refused in words, and what was typed stays."""

import json
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from newsroom.images.files import UnusableImage, refuse_unusable
from newsroom.models import CreditedImage
from tests.newsroom.image_files import moving, of_that_size_by_its_header, photograph
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

SCRIPTED = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


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


def test_a_licence_without_a_credit():
    refused(upload(drawing(), credit="", licence_code="CC-BY-4.0"), "needs a credit: whose work")


BAD = {
    "one that stops in its header": (drawing()[:30], "crane.png", "valid image"),
    "one that stops in the middle": (photograph()[:-900], "crane.jpg", "stops in the middle"),
    "one that is no image": (b"MZ\x90\x00 a program", "crane.png", "valid image"),
    "a drawing that holds a program": (SCRIPTED, "crane.svg", "SVG is not taken"),
    "a drawing that says it is a picture": (SCRIPTED, "crane.png", "SVG is not taken"),
    "a kind that is not taken": (
        drawing(kind="BMP"),
        "crane.bmp",
        "JPEG, PNG and WebP can be read",
    ),
    "a kind under another name": (drawing(kind="WEBP"), "crane.png", "does not end as what it is"),
    "more pixels than memory": (
        of_that_size_by_its_header(50_000, 50_000),
        "crane.png",
        "too many pixels",
    ),
    "more pixels than allowed": (
        of_that_size_by_its_header(8_300, 8_300),
        "crane.png",
        "too many pixels",
    ),
    "a GIF that moves": (moving("GIF"), "crane.gif", "This image moves"),
    "a WebP that moves": (moving("WEBP"), "crane.webp", "This image moves"),
    "an AVIF that moves": (moving("AVIF"), "crane.avif", "This image moves"),
    "a PNG that moves": (moving("PNG"), "crane.png", "This image moves"),
}


@pytest.mark.parametrize(("content", "name", "words"), BAD.values(), ids=BAD)
def test_in_the_form(content, name, words):
    refused(upload(content, name), words)


@pytest.mark.parametrize(("content", "name", "words"), BAD.values(), ids=BAD)
def test_among_many(content, name, words):
    answer = signed_in("Author").post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Crane", "files[]": SimpleUploadedFile(name, content)},
    )
    told = json.loads(answer.content)
    assert not told["success"]
    assert words in told["error_message"]
    assert not CreditedImage.objects.exists()


@pytest.mark.parametrize(("content", "name", "words"), BAD.values(), ids=BAD)
def test_in_a_script_too(content, name, words):
    """An import gets the same answer, as an exception with the words."""
    image = CreditedImage(title="Crane")
    with pytest.raises(UnusableImage) as told:
        image.file.save(name, ContentFile(content), save=True)
    assert words in told.value.messages[0]
    with pytest.raises(UnusableImage) as foretold:
        refuse_unusable(ContentFile(content), name)
    assert foretold.value.messages == told.value.messages
    assert not CreditedImage.objects.exists()


def test_one_that_is_too_heavy(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    refused(upload(drawing((600, 400))), "too big")
    with pytest.raises(UnusableImage, match="too big"):
        CreditedImage(title="Crane").file.save("crane.png", ContentFile(drawing((600, 400))))


def test_a_telephone_s_picture_within_a_picture_is_kept_as_its_first():
    """MPO: a JPEG that carries a second one, for depth or brightness. Nothing in it moves."""
    written = BytesIO()
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (30, 20), "blue")
    first.save(written, "MPO", save_all=True, append_images=[second])
    assert upload(written.getvalue(), "crane.jpg").status_code == 302
    image = CreditedImage.objects.get()
    with image.file.open("rb") as stored:
        assert Image.open(stored).format == "JPEG"
