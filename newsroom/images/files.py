"""What an image file must be to be kept, and what is left of it when it is.

Every image is written anew from its pixels. A photograph says where and when it was taken, with
which camera, often by whom (EXIF, XMP, IPTC): that can find a source, so none of it is kept, and
neither is anything else that a file can hold besides a picture. The orientation that only the
metadata knew is applied first; the colour profile stays.

What cannot be kept is refused with :class:`UnusableImage`, whose words an editor can act on.
"""

import hashlib
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import get_sampling

# How each format is named by Pillow, and the endings that its files may have.
ENDINGS = {
    "AVIF": {"avif"},
    "GIF": {"gif"},
    "JPEG": {"jpg", "jpeg"},
    "PNG": {"png"},
    "WEBP": {"webp"},
}
# A telephone's JPEG with a second picture inside (a preview, a map of brightness).
MULTI_PICTURE = "MPO"
PROFILE = "icc_profile"
KEPT = (PROFILE, "transparency")
# Written once more, what was compressed with loss loses a little; at these steps nobody sees it.
AVIF_SETTINGS = {"quality": 85, "speed": 8}
WEBP_QUALITY = 92
LOSSLESS_WEBP = b"VP8L"


class UnusableImage(ValidationError):
    """An image that cannot be kept, with the reason in words."""


class CleanImage(SimpleUploadedFile):
    """An image file that was looked through and written anew."""

    def __init__(self, name: str, content: bytes, kind: str):
        super().__init__(name, content, content_type=Image.MIME[kind])
        self.sha1 = hashlib.sha1(content, usedforsecurity=False).hexdigest()


def clean_image(file, name: str = "") -> CleanImage:
    """The image in this file, with nothing else in it. Raises :class:`UnusableImage`.

    ``file`` is a Django ``File``; the ending of ``name``, or else of its own name, must be that of
    its content.
    """
    if isinstance(file, CleanImage):
        return file
    name, kind, picture, how = _looked_through(file, name)
    picture.info = {key: picture.info[key] for key in KEPT if key in picture.info}
    written = BytesIO()
    picture.save(written, kind, icc_profile=picture.info.get(PROFILE), **how)
    return CleanImage(name, written.getvalue(), kind)


def refuse_unusable(file, name: str = "") -> None:
    """Raise what :func:`clean_image` would, and write nothing: for a trial run."""
    _looked_through(file, name)


def _looked_through(file, name: str) -> tuple[str, str, Image.Image, dict]:
    """Its name and kind, the picture upright in colours of a screen, and how to write it."""
    _refuse_too_heavy(file)
    file.seek(0)
    content = file.read()
    image = _opened(BytesIO(content))
    kind = "JPEG" if image.format == MULTI_PICTURE else image.format
    name = PurePath(name or file.name or "").name
    _refuse_wrong_ending(name, kind)
    _refuse_too_many_pixels(image.size)
    how = _how_it_was_written(image, kind, content)
    return name, kind, _for_screens(_upright(image)), how


def size_of(file) -> tuple[int, int]:
    """Width and height from the file's header: no pixel is read."""
    file.seek(0)
    size = _opened(file).size
    file.seek(0)
    _refuse_too_many_pixels(size)
    return size


def _refuse_too_heavy(file) -> None:
    """Raise where the file is heavier than ``WAGTAILIMAGES_MAX_UPLOAD_SIZE``, before reading it."""
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if file.size > most:
        raise UnusableImage(
            _("This file is too big (%(size)s). Images may have %(most)s.")
            % {"size": filesizeformat(file.size), "most": filesizeformat(most)}
        )


def _opened(file) -> Image.Image:
    """The image, of which only the header has been read."""
    try:
        return Image.open(file, formats=[*ENDINGS, MULTI_PICTURE])
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception as broken:  # a damaged header makes Pillow raise whatever it stumbled over
        raise UnusableImage(
            _(
                "This is not a valid image: AVIF, GIF, JPEG, PNG and WebP can be read. "
                "SVG is not taken, because it can carry programs: save it as PNG."
            )
        ) from broken


def _refuse_wrong_ending(name: str, kind: str) -> None:
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in ENDINGS[kind]:
        raise UnusableImage(
            _(
                "“%(name)s” does not end as what it is: its content is %(kind)s. "
                "Rename it to .%(ending)s, or save it again from an image program."
            )
            % {"name": name, "kind": kind, "ending": min(ENDINGS[kind])}
        )


def _refuse_too_many_pixels(size: tuple[int, int]) -> None:
    if size[0] * size[1] > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> UnusableImage:
    return UnusableImage(
        _("This image has too many pixels: at most %(most)s million can be read. Make it smaller.")
        % {"most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000}
    )


def _upright(image: Image.Image) -> Image.Image:
    """The pixels, read and turned as the metadata says. Raises where there is more than one."""
    try:
        moves = image.format != MULTI_PICTURE and getattr(image, "is_animated", False)
        if not moves:
            image.load()
    except Exception as broken:  # what Pillow raises on damaged data is of every kind
        raise UnusableImage(
            _(
                "This is not a valid image any more: the file stops in the middle or is damaged. "
                "Get it again from where it came from."
            )
        ) from broken
    if moves:
        raise UnusableImage(
            _(
                "This image moves. Readers could not stop it, and its smaller sizes would stand "
                "still: upload one frame, or embed it as a film."
            )
        )
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # unreadable metadata says nothing about the picture
        return image.copy()


def _how_it_was_written(image: Image.Image, kind: str, content: bytes) -> dict:
    """Settings with which writing it once more changes least."""
    if kind == "JPEG":
        # The tables of its first compression: the same steps lose next to nothing the second time.
        # Colours made for print are turned into others, for which the tables do not fit.
        if image.mode == "CMYK":
            return {"quality": 95, "optimize": True}
        return {
            "qtables": image.quantization,
            "subsampling": get_sampling(image),
            "optimize": True,
            "progressive": True,
        }
    if kind == "WEBP":
        if LOSSLESS_WEBP in content[:64]:
            return {"lossless": True}
        return {"quality": WEBP_QUALITY}
    return AVIF_SETTINGS if kind == "AVIF" else {}


def _for_screens(image: Image.Image) -> Image.Image:
    """The picture in colours that a screen can show: those made for print (CMYK) are converted."""
    if image.mode != "CMYK":
        return image
    profile = image.info.get(PROFILE)
    if not profile:
        return image.convert("RGB")
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except ImageCms.PyCMSError:
        plain = image.convert("RGB")
        plain.info.pop(PROFILE, None)
        return plain
