"""Addresses as the world knows them: under ``BASE_URL``, whichever host was asked."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings


def absolute(address: str) -> str:
    """A path of ours as a whole address; an address that is whole already stays as it is."""
    return urljoin(f"{settings.BASE_URL}/", address)


def is_ours(url: str) -> bool:
    """Whether a whole address is one of this site, with or without ``www.``."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    own = urlsplit(settings.BASE_URL).hostname or ""
    return host.rstrip(".").removeprefix("www.") == own.removeprefix("www.")
