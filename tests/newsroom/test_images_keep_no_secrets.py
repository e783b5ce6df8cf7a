"""No stored image says where, when, with what or by whom it was taken, whatever way it came."""

import json
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from newsroom.models import CreditedImage
from tests.newsroom.image_files import ENDINGS, PROFILE, SECRETS, photograph
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

TURNED = 6  # EXIF: the camera was held upright; shown a quarter turn clockwise


def stored(file) -> bytes:
    with file.storage.open(file.name, "rb") as opened:
        return opened.read()


def says_nothing(content: bytes) -> None:
    for secret in SECRETS:
        assert secret not in content
    picture = Image.open(BytesIO(content))
    assert not picture.getexif()
    assert {"exif", "xmp", "comment", "photoshop"} & set(picture.info) == set()


def add(kind: str) -> CreditedImage:
    upload(kind, "wagtailimages:add", lambda file: {"file": file, "title": "Quay"})
    return CreditedImage.objects.get()


def upload(kind, address, fields) -> None:
    file = SimpleUploadedFile(f"quay.{ENDINGS[kind]}", photograph(kind, orientation=TURNED))
    collection = Collection.objects.get(depth=1).pk
    answer = signed_in("Editor").post(reverse(address), fields(file) | {"collection": collection})
    assert answer.status_code in (200, 302), answer.content


def upload_many(kind) -> CreditedImage:
    upload(kind, "wagtailimages:add_multiple", lambda file: {"files[]": file, "title": "Quay"})
    return CreditedImage.objects.get()


def upload_in_the_chooser(kind) -> CreditedImage:
    prefix = "image-chooser-upload-"
    file = SimpleUploadedFile(f"quay.{ENDINGS[kind]}", photograph(kind, orientation=TURNED))
    answer = signed_in("Editor").post(
        reverse("wagtailimages_chooser:create"),
        {
            f"{prefix}title": "Quay",
            f"{prefix}file": file,
            f"{prefix}collection": Collection.objects.get(depth=1).pk,
        },
    )
    assert json.loads(answer.content)["step"] == "chosen"
    return CreditedImage.objects.get()


def save_in_a_script(kind) -> CreditedImage:
    file = ImageFile(BytesIO(photograph(kind, orientation=TURNED)), name=f"quay.{ENDINGS[kind]}")
    return CreditedImage.objects.create(title="Quay", file=file)


def store_the_file_first(kind) -> CreditedImage:
    image = CreditedImage(title="Quay")
    content = ContentFile(photograph(kind, orientation=TURNED))
    image.file.save(f"quay.{ENDINGS[kind]}", content, save=False)
    image.save()
    return image


WAYS = [add, upload_many, upload_in_the_chooser, save_in_a_script, store_the_file_first]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("kind", ENDINGS)
def test_whatever_way_it_comes(way, kind):
    image = way(kind)
    says_nothing(stored(image.file))
    image = CreditedImage.objects.get()
    expected = (600, 400) if kind == "GIF" else (400, 600)
    assert (image.width, image.height) == expected
    assert Image.open(BytesIO(stored(image.file))).size == expected
    assert image.file_size == len(stored(image.file))
    assert image.get_file_hash() == save_again(image).get_file_hash()


def save_again(image) -> CreditedImage:
    """What Wagtail itself says of the stored file."""
    same = CreditedImage.objects.get(pk=image.pk)
    same._set_file_hash()
    return same


def test_what_was_turned_is_upright():
    image = save_in_a_script("JPEG")
    picture = Image.open(BytesIO(stored(image.file))).convert("RGB")
    above, below = picture.getpixel((200, 20)), picture.getpixel((200, 580))
    assert above[2] > above[0]
    assert below[0] > below[2]


@pytest.mark.parametrize("kind", [kind for kind in ENDINGS if kind != "GIF"])
def test_the_colour_profile_stays(kind):
    image = save_in_a_script(kind)
    assert Image.open(BytesIO(stored(image.file))).info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", ENDINGS)
def test_no_size_of_it_says_more(kind):
    image = save_in_a_script(kind)
    specs = [f"format-{made}|width-120" for made in ("avif", "webp", "jpeg", "png")]
    for rendition in image.get_renditions(*specs, "original", "fill-100x50").values():
        says_nothing(stored(rendition.file))


def test_a_new_file_for_an_old_image_is_cleaned_too():
    image = save_in_a_script("PNG")
    image.file = ImageFile(BytesIO(photograph("JPEG")), name="other.jpg")
    image.save()
    says_nothing(stored(image.file))
    assert (image.width, image.height) == (600, 400)


def test_only_the_picture_is_kept_of_a_file_that_is_two_things():
    """A JPEG that is also a web page, or an archive, is neither any more."""
    for hidden in (b"<script>alert(1)</script>", b"PK\x03\x04program.class"):
        file = ContentFile(photograph("JPEG") + hidden, name="quay.jpg")
        image = CreditedImage.objects.create(title="Quay", file=file)
        assert hidden not in stored(image.file)


def test_colours_made_for_print_become_colours_of_a_screen():
    written = BytesIO()
    Image.new("CMYK", (60, 40), (200, 20, 0, 0)).save(written, "JPEG")
    file = ContentFile(written.getvalue(), name="print.jpg")
    image = CreditedImage.objects.create(title="Print", file=file)
    assert Image.open(BytesIO(stored(image.file))).mode == "RGB"


def test_writing_it_anew_costs_no_quality_that_one_sees():
    """A photograph differs from itself by less than one step of brightness on average."""
    noise = Image.effect_noise((300, 200), 60).convert("RGB").resize((600, 400))
    written = BytesIO()
    noise.save(written, "JPEG", quality=82)
    file = ContentFile(written.getvalue(), name="noise.jpg")
    image = CreditedImage.objects.create(title="Noise", file=file)
    before = Image.open(BytesIO(written.getvalue())).tobytes()
    after = Image.open(BytesIO(stored(image.file))).tobytes()
    assert sum(abs(a - b) for a, b in zip(before, after, strict=True)) / len(before) < 1
