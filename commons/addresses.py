"""Addresses as the world knows them: under ``BASE_URL``, whichever host was asked."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """A path of ours as a whole address; an address that is whole already stays as it is."""
    return urljoin(f"{settings.BASE_URL}/", address)
