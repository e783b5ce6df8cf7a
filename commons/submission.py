"""How a form proves that it was shown, when, and that two submissions are one.

The form carries one signed token: a random part and the time at which it was shown. It takes the
place of a cookie (docs/decisions/0006-feedback-without-cookies.md) and says nothing of the
reader.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.utils import timezone

TYPED_BY_NOBODY = timedelta(seconds=2)
_signer = signing.Signer(salt="commons.submission")


def new_token() -> str:
    """A token for a form that is shown now."""
    return _signer.sign(f"{secrets.token_urlsafe(16)}.{timezone.now().timestamp():.3f}")


def shown_at(token: str) -> datetime | None:
    """When the form with this token was shown, or ``None`` if the token is not one of ours."""
    try:
        _random, _dot, moment = _signer.unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return datetime.fromtimestamp(float(moment), tz=UTC)


def is_faster_than_a_person(shown: datetime) -> bool:
    """Whether the form came back sooner than anybody can read it."""
    return timezone.now() - shown < TYPED_BY_NOBODY


def submission_key(token: str, *parts: str) -> str:
    """The same for the same form with the same content, and for nothing else.

    The content is part of it: a reader who goes back, changes the text and sends again has
    written a second message, which must not be taken for the first. The token is kept nowhere,
    so that nobody can test guesses at what was written against the key.
    """
    digest = hashlib.sha256()
    for part in (token, *parts):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:40]
