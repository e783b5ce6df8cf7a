"""Secrets that the house must be able to say again: kept so that a copy of the database tells none.

A password or a key is kept as a digest. A secret that we sign with has to be read, so it is
encrypted (Fernet: AES-128-CBC with HMAC-SHA256) under a key derived from ``SECRET_KEY`` (HKDF,
RFC 5869), one for each purpose. After ``SECRET_KEY`` was changed, what was sealed under an earlier
one of ``SECRET_KEY_FALLBACKS`` still opens. Whoever has both database and environment can read it:
so can the application.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SealBroken(Exception):
    """It was sealed under a key that this installation no longer has, or was altered."""


def seal(text: str, *, purpose: str) -> str:
    """The text as it may be stored. Twice the same text gives two different seals."""
    return _box(purpose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """The text again. Raises :class:`SealBroken`."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken(purpose) from error


def _box(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
    return base64.urlsafe_b64encode(derivation.derive(key.encode()))
