"""What we hold of somebody who asks: found by reference or mail address, given, and erased."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.log_actions import log

from feedback.models import Entry, Message
from feedback.models.message import MessageQuerySet
from feedback.privacy.erasing import Why, erase

EXPORTED = "feedback.export"


def messages_of(asked: str) -> MessageQuerySet:
    """Those of a mail address, or the one with a reference, oldest first; nothing that is erased.

    A tip that was sealed with its sender's address is found by its reference alone.
    """
    asked = asked.strip()
    held = Message.objects.filter(erased_at__isnull=True).order_by("received_at", "pk")
    if not asked:
        return held.none()
    return (
        held.filter(email__iexact=asked) if "@" in asked else held.filter(reference=asked.upper())
    )


def exported(messages: Iterable[Message], *, by=None) -> dict:
    """All that their readers gave and were told, for JSON. Notes among editors are not of them.

    That it was handed out is noted with each message.
    """
    given = []
    for message in messages:
        given.append(_as_given(message))
        log(message, EXPORTED, user=by)
    return {"made_at": timezone.now().isoformat(), "messages": given}


def erase_all(messages: Iterable[Message], *, by=None) -> int:
    """Erase each because somebody asked for it; how many."""
    return len([erase(message=message, why=Why.REQUEST, by=by) for message in messages])


def _as_given(message: Message) -> dict:
    return {
        "reference": message.reference,
        "received_at": message.received_at.isoformat(),
        "kind": message.kind,
        "about": message.subject,
        "language": message.language,
        "state": message.state,
        "name": message.name,
        "email": message.email,
        "link": message.link,
        "box": message.box,
        "passage": message.passage,
        "text": message.text,
        "correct": message.correct,
        "is_sealed": message.is_sealed,
        "may_publish": message.may_publish,
        "may_name": message.may_name,
        "conversation": [
            {"at": entry.at.isoformat(), "from": entry.side, "text": entry.text}
            for entry in Entry.objects.filter(message=message).shown_to_the_reader()
        ],
        "attachments": [
            {
                "name": attachment.name,
                "media_type": attachment.media_type,
                "size": attachment.size,
                "sha256": attachment.sha256,
                "is_sealed": attachment.is_sealed,
            }
            for attachment in message.attachments.all()
        ],
    }
