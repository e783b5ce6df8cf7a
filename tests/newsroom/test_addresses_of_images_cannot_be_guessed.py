"""Media are served to whoever knows the address: a picture of a draft must have one that nobody can
guess, whatever its file was called."""

import re
from pathlib import PurePath

import pytest
from django.core.files.images import ImageFile

from newsroom.models import CreditedImage
from tests.newsroom.factories import make_image

pytestmark = pytest.mark.django_db

RANDOM = re.compile(r"^[0-9a-f]{20}-")


def stored(name: str) -> CreditedImage:
    """Another image of the same file, uploaded under that name."""
    with make_image().file.open() as picture:
        return CreditedImage.objects.create(
            title="Squid", file=ImageFile(picture, name=name), width=1200, height=800
        )


@pytest.mark.parametrize("name", ["squid.png", "squid" * 40 + ".png", "señal náutica.png"])
def test_an_original_is_named_at_random(name):
    one, other = stored(name), stored(name)
    for image in (one, other):
        assert RANDOM.match(PurePath(image.file.name).name)
    assert one.file.name != other.file.name
    assert one.file.name.endswith(".png")


def test_the_sizes_made_of_it_inherit_the_name():
    image = stored("squid.png")
    rendition = image.get_rendition("width-200|format-webp")
    original = PurePath(image.file.name).stem
    assert PurePath(rendition.file.name).name.startswith(original)
    assert RANDOM.match(PurePath(rendition.file.name).name)
