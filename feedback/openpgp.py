"""Public keys as a newsroom pastes them, and messages that only their owners can open.

OpenPGP by Sequoia (RFC 9580, and RFC 4880 for keys made before it): each message is written in
the form that the keys say they read, so that GnuPG opens it as well as newer programs. There is
no secret key here, and nothing here can open what it has sealed.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from pysequoia import Cert, encrypt


class KeyUnusable(ValueError):
    """What was pasted is no public key to seal for. Its words are for whoever pasted it."""


class NotSealed(RuntimeError):
    """It could not be sealed. Carries no word of what was to be sealed."""


@dataclass(frozen=True)
class PublicKey:
    """A key with its owners (“Tips <tips@example.org>”); ``expires_at`` is ``None`` for never."""

    fingerprint: str
    owners: tuple[str, ...]
    expires_at: datetime | None
    is_revoked: bool
    certificate: Cert

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def fingerprint_in_groups(self) -> str:
        """In groups of four, as people compare it."""
        digits = self.fingerprint.upper()
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

    def armoured(self) -> str:
        """The key as text. Only what is public of it, whatever it was read from."""
        return str(self.certificate)


def read_keys(text: str) -> list[PublicKey]:
    """The keys in one or more armoured blocks; none in no text.

    Raises :class:`KeyUnusable` for anything else, for a secret key, and for a key without a part
    that encrypts. Whether one has run out or was revoked is told by the key itself.
    """
    if not text.strip():
        return []
    if "PRIVATE KEY" in text:
        raise KeyUnusable(
            _(
                "This is a secret key. It was not stored. Export the public key instead (with "
                "GnuPG: gpg --armor --export), and treat this one as seen by others: it has "
                "travelled through a browser."
            )
        )
    try:
        certificates = Cert.split_bytes(text.encode())
    except RuntimeError as error:
        raise KeyUnusable(_not_a_key()) from error
    if not certificates:
        raise KeyUnusable(_not_a_key())
    keys = [_key(certificate) for certificate in certificates]
    for key in keys:
        try:
            seal(b"", [key])
        except NotSealed as error:
            raise KeyUnusable(
                _("The key %(fingerprint)s can sign but not encrypt: nothing can be sealed for it.")
                % {"fingerprint": key.fingerprint_in_groups}
            ) from error
    return keys


def seal(content: bytes, keys: Sequence[PublicKey], *, armoured: bool = True) -> bytes:
    """``content`` as a message that the owner of any of ``keys`` can open.

    Raises :class:`NotSealed`, and never with what Sequoia says: nothing of the content may get
    into a log.
    """
    try:
        return encrypt(content, recipients=[key.certificate for key in keys], armor=armoured)
    except Exception as error:
        raise NotSealed(type(error).__name__) from None


def _key(certificate: Cert) -> PublicKey:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        if certificate.has_secret_keys:  # in an armour that does not say so
            raise KeyUnusable(_("This holds a secret key. It was not stored."))
    return PublicKey(
        fingerprint=certificate.fingerprint,
        owners=tuple(str(owner) for owner in certificate.user_ids),
        expires_at=certificate.expiration,
        is_revoked=certificate.is_revoked,
        certificate=certificate,
    )


def _not_a_key() -> str:
    return _(
        "This is no OpenPGP public key. Paste the whole block, from “-----BEGIN PGP PUBLIC KEY "
        "BLOCK-----” to the line that ends it."
    )
