"""Proof of work: a reader's browser computes for a moment, so that a flood of spam costs something.

The protocol is ALTCHA's, by django-altcha; the challenge and its answer stay on this site. A form
without a proof, or with one that is stale or used, is not refused: it goes the slower way
(:data:`WITHOUT_PROOF`), which a person hardly notices and a program does.
"""

import base64
import json
from datetime import timedelta

from django.core.exceptions import ValidationError
from django_altcha import AltchaField, get_altcha_challenge, get_cache, get_challenge_expire_seconds

# About 25,000 hashes on average: half a second to two, while the reader is typing.
HASHES_AT_MOST = 50_000
# How long a form without a proof must have been open: longer than a program likes to wait, and
# shorter than anybody takes to write.
WITHOUT_PROOF = timedelta(seconds=12)


def new_challenge() -> dict:
    """What a browser or an app is to solve, as ALTCHA describes it; good for twenty minutes."""
    challenge = get_altcha_challenge(max_number=HASHES_AT_MOST)
    return {
        "algorithm": challenge.algorithm,
        "challenge": challenge.challenge,
        "maxnumber": challenge.max_number,
        "salt": challenge.salt,
        "signature": challenge.signature,
    }


def is_proven(payload: str, submission_key: str) -> bool:
    """Whether the payload solves a challenge of ours that no other submission has used.

    The same form sent twice carries the same proof twice: with the same key that is no replay.
    """
    if not payload:
        return False
    try:
        _ProofField(submission_key).validate(payload)
    except ValidationError:
        return False
    return True


class _ProofField(AltchaField):
    """The library's field, whose use of a challenge is one step and belongs to a submission."""

    def __init__(self, submission_key: str):
        super().__init__()
        self.submission_key = submission_key

    def replay_attack_protection(self, payload: str) -> None:
        challenge = f"proof:{_challenge_of(payload)}"
        cache = get_cache()
        if cache.add(challenge, self.submission_key, timeout=get_challenge_expire_seconds()):
            return
        if cache.get(challenge, self.submission_key) != self.submission_key:
            raise ValidationError(self.error_messages["replay"], code="invalid")


def _challenge_of(payload: str) -> str:
    return json.loads(base64.b64decode(payload))["challenge"]
