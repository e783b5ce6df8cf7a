"""Making keys and knowing them again.

A key is ``wb_<prefix>_<secret>``: the name of the house, so that a scanner of leaked secrets finds
it; eight characters by which it is looked up and spoken of; and 256 random bits. Letters and digits
alone, so that a double click takes all of it.
"""

import hashlib
import hmac
import re
import secrets
import string
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from republication.models import ApiKey, Republisher

HOUSE = "wb"
PREFIX_LENGTH = 8
SECRET_LENGTH = 43  # 62 ** 43 is just over 2 ** 256
LONGEST = 128
_PREFIX_ALPHABET = string.ascii_lowercase + string.digits
_SECRET_ALPHABET = string.ascii_letters + string.digits
_SHAPE = re.compile(
    rf"{HOUSE}_([a-z0-9]{{{PREFIX_LENGTH}}})_[A-Za-z0-9]{{{SECRET_LENGTH}}}", re.ASCII
)


def issue(
    *,
    republisher: Republisher,
    name: str,
    scopes: Iterable[str],
    by=None,
    expires_on: date | None = None,
    requests_per_window: int | None = None,
) -> tuple[ApiKey, str]:
    """A new key, and the words of it, which nobody can be told a second time."""
    prefix = _random(_PREFIX_ALPHABET, PREFIX_LENGTH)
    written = f"{HOUSE}_{prefix}_{_random(_SECRET_ALPHABET, SECRET_LENGTH)}"
    key = ApiKey(
        republisher=republisher,
        name=name,
        prefix=prefix,
        digest=_digest(written),
        scopes=sorted(scopes),
        created_by=by,
        expires_on=expires_on,
        requests_per_window=requests_per_window,
    )
    key.full_clean()
    with transaction.atomic():
        key.save()
        log(key, "republication.issue_key", user=by)
    return key, written


@transaction.atomic
def revoke(key: ApiKey, *, by=None) -> ApiKey:
    """From now on the key opens nothing. Revoking twice keeps the first moment."""
    stored = ApiKey.objects.select_for_update().get(pk=key.pk)
    if stored.revoked_at is None:
        stored.revoked_at, stored.revoked_by = timezone.now(), by
        stored.save(update_fields=["revoked_at", "revoked_by"])
        log(stored, "republication.revoke_key", user=by)
    return stored


def known(written: str) -> ApiKey | None:
    """The key of these words with its outlet, usable or not; ``None`` for any other words.

    The digests are compared in constant time, so that an answer's delay tells nothing of how much
    was right.
    """
    shape = _SHAPE.fullmatch(written) if len(written) <= LONGEST else None
    if shape is None:
        return None
    key = ApiKey.objects.select_related("republisher").filter(prefix=shape[1]).first()
    if key is None or not hmac.compare_digest(key.digest, _digest(written)):
        return None
    return key


def note_use(key: ApiKey) -> None:
    """Keep the day of the last use: one write a day, and nothing about who asked for what."""
    today = timezone.localdate()
    if key.last_used_on != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=today)
        key.last_used_on = today


def _digest(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()


def _random(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _position in range(length))
