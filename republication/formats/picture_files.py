"""The files of the pictures that travel, for formats that carry them themselves."""

import mimetypes

from newsroom.models import ImageRendition
from republication.parts import Figure

_STORAGE = ImageRendition._meta.get_field("file").storage


def media_type_of(figure: Figure) -> str:
    """As in ``image/jpeg``; empty where the name does not say."""
    return mimetypes.guess_type(figure.file)[0] or ""


def read(figure: Figure) -> bytes | None:
    """What is in the file; ``None`` where it is gone: then its address has to do."""
    try:
        with _STORAGE.open(figure.file) as file:
            return file.read()
    except OSError:
        return None
