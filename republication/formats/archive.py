"""Zip files that are the same bytes for the same content, whenever and wherever they are made."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first moment that a zip can say: nothing in one tells when it was asked for.
BEGINNING = (1980, 1, 1, 0, 0, 0)
READABLE_BY_ALL = 0o100644 << 16
UNIX = 3
# Pictures are compressed already.
_STORED = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".docx")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, by path, in the order of the mapping."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for path, content in files.items():
            entry = ZipInfo(path, BEGINNING)
            entry.create_system = UNIX
            entry.external_attr = READABLE_BY_ALL
            entry.compress_type = ZIP_STORED if path.endswith(_STORED) else ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def rezipped(archive: bytes) -> bytes:
    """The same files in the same order, without the times at which they were put there."""
    with ZipFile(BytesIO(archive)) as opened:
        return zipped({entry.filename: opened.read(entry) for entry in opened.infolist()})
