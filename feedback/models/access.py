"""The key to a reader's private page: unguessable, and of no use to who steals the database.

A message keeps a random seed and the SHA-256 of its token. The token is made of the seed with the
site's secret key, so that a later mail can name the page again; without that key the seed opens
nothing. A changed key leaves links that readers have as they are (the digest finds the message),
and links for later mails are made with the one it once was while it is among the fallbacks.
"""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

SALT = b"feedback.access:"
TOKEN_BYTES = 24  # 192 bits, 32 characters


def new_seed() -> str:
    """128 random bits, 22 characters."""
    return secrets.token_urlsafe(16)


def token_for(seed: str, key: str | None = None) -> str:
    """The token that belongs to a seed, by the site's secret key or another."""
    secret = (settings.SECRET_KEY if key is None else key).encode()
    made = hmac.new(secret, SALT + seed.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def digest_of(token: str) -> str:
    """What is kept of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def known_token(seed: str, digest: str) -> str:
    """The token of this seed that has this digest, or ``""`` when no key of ours makes it."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = token_for(seed, key)
        if hmac.compare_digest(digest_of(token), digest):
            return token
    return ""
