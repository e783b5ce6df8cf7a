"""Tips: sealed for the newsroom's keys before anything of them is written down.

While the newsroom has given no public key, nothing is sealed, and the page for sources says so.
Once it has, a tip is stored sealed or not at all: there is no way back to plain text for a tip
that could not be sealed.
"""

from feedback.models import FeedbackSettings
from feedback.openpgp import KeyUnusable, NotSealed, PublicKey, seal

__all__ = ["NotSealed", "sealed", "sealed_file"]


def sealed(text: str) -> str | None:
    """The text as an armoured OpenPGP message; ``None`` when the newsroom has no key.

    Raises :class:`~feedback.openpgp.NotSealed` when it has one and it fails: the text must then
    not be stored, and its sender is told so.
    """
    keys = _keys()
    return seal(text.encode(), keys).decode("ascii") if keys else None


def sealed_file(content: bytes) -> bytes | None:
    """A file as an OpenPGP message, not armoured; ``None`` when the newsroom has no key."""
    keys = _keys()
    return seal(content, keys, armoured=False) if keys else None


def _keys() -> tuple[PublicKey, ...]:
    """Keys that cannot be read any more are no reason to store a tip unsealed."""
    try:
        return FeedbackSettings.load().keys
    except KeyUnusable as error:
        raise NotSealed(type(error).__name__) from None
