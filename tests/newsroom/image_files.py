"""Image files as cameras, programs and attackers make them."""

from io import BytesIO
from zlib import crc32

from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

CAMERA = "Secretcam 3000"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><photographer>Secret Source</photographer></x:xmpmeta>'
# What must be found in no stored file: a camera, a name in XMP, in IPTC and in a comment.
SECRETS = (CAMERA.encode(), b"Secret Source", b"Secret Caption", b"Secret Comment")
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def two_colours(size=(600, 400)) -> Image.Image:
    """Blue to the left, red to the right: whether it was turned can be seen."""
    drawn = Image.new("RGB", size, "#1030c0")
    drawn.paste("#c01010", (size[0] // 2, 0, *size))
    return drawn


def whereabouts(orientation: int = 1) -> Image.Exif:
    """A camera, and a place near a house."""
    told = Image.Exif()
    told[ExifTags.Base.Make] = CAMERA
    told[ExifTags.Base.Orientation] = orientation
    place = told.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "S"
    place[ExifTags.GPS.GPSLatitude] = (12.0, 2.0, 45.0)
    place[ExifTags.GPS.GPSLongitudeRef] = "W"
    place[ExifTags.GPS.GPSLongitude] = (77.0, 1.0, 50.0)
    return told


def photograph(kind: str = "JPEG", *, orientation: int = 1, size=(600, 400)) -> bytes:
    """A file of that kind that tells everything its format can hold."""
    written = BytesIO()
    told = {"exif": whereabouts(orientation), "icc_profile": PROFILE}
    if kind == "GIF":
        told = {"comment": SECRETS[-1]}
    elif kind == "PNG":
        words = PngInfo()
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        words.add_text("Comment", SECRETS[-1].decode())
        told["pnginfo"] = words
    else:
        told["xmp"] = XMP
    if kind == "JPEG":
        told["comment"] = SECRETS[-1]
    two_colours(size).save(written, kind, **told)
    content = written.getvalue()
    return _with_iptc(content) if kind == "JPEG" else content


def _with_iptc(jpeg: bytes) -> bytes:
    """A caption as Photoshop keeps it (IPTC-IIM 2:120 in APP13), after the start of the image."""
    caption = b"Secret Caption"
    record = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption
    block = b"8BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record
    payload = b"Photoshop 3.0\x00" + block + b"\x00" * (len(block) % 2)
    return jpeg[:2] + b"\xff\xed" + (len(payload) + 2).to_bytes(2, "big") + payload + jpeg[2:]


def moving(kind: str, frames: int = 3) -> bytes:
    written = BytesIO()
    pictures = [Image.new("RGB", (40, 30), (number * 40, 0, 0)) for number in range(frames)]
    pictures[0].save(written, kind, save_all=True, append_images=pictures[1:], duration=100)
    return written.getvalue()


def of_that_size_by_its_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises many pixels."""
    written = BytesIO()
    Image.new("1", (1, 1)).save(written, "PNG")
    content = bytearray(written.getvalue())
    content[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    content[29:33] = _checksum(bytes(content[12:29]))
    return bytes(content)


def _checksum(chunk: bytes) -> bytes:
    return crc32(chunk).to_bytes(4, "big")
