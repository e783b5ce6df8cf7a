"""A tip as it is stored once the newsroom has a key: sealed whole, before any of it is kept."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from feedback import tips
from feedback.models import Kind, Message

# What goes into the sealed text and nowhere else.
INSIDE = ("text", "passage", "correct", "link", "name", "email")


def as_stored(fields: dict) -> dict:
    """The fields of a message as they may touch the disk: of a tip, sealed where there is a key.

    Raises :class:`feedback.openpgp.NotSealed`: then nothing may be stored.
    """
    if fields["kind"] != Kind.TIP:
        return fields
    with override(settings.LANGUAGE_CODE):
        whole = render_to_string("feedback/tip.txt", {"tip": Message(**fields)})
    armour = tips.sealed(whole)
    if armour is None:
        return fields
    return {**fields, **dict.fromkeys(INSIDE, ""), "text": armour, "is_sealed": True}


def addition_as_stored(message: Message, text: str) -> tuple[str, bool]:
    """What is added to a tip, sealed as the tip is, and whether it was sealed."""
    armour = tips.sealed(text) if message.kind == Kind.TIP else None
    return (text, False) if armour is None else (armour, True)
