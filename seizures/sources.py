"""What a claim's source is worth to a reader: a quote that bears its figure, a page that stays."""

import re
from urllib.parse import quote

_ARCHIVE = "https://web.archive.org"


def occurs_in(figure: str, text: str) -> bool:
    """Whether a figure stands in a text as written; spaces, quotation marks and case aside."""
    return _plain(figure) in _plain(text)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0«»“”\"‘’']+", " ", text).strip().casefold()


def archive_lookup(url: str) -> str:
    """The address of the Wayback Machine's list of the copies of a page."""
    return f"{_ARCHIVE}/web/*/{quote(url, safe=':/?&=%')}"


def archive_request(url: str) -> str:
    """The address at which the Wayback Machine is asked to keep a page."""
    return f"{_ARCHIVE}/save/{quote(url, safe=':/?&=%')}"
