"""The desk is told of a message by mail.

The mail repeats no more of the reader than answering needs: the words and, as Reply-To, the
address that was given for an answer. Of a tip it carries neither: who wrote it and what is read
in the desk alone, not in mailboxes and on the servers between them.
"""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from feedback.models import Kind, Message
from newsroom.models import NewsroomSettings

SERVER_MAY_TAKE_SECONDS = 10  # a reader waits for it

logger = logging.getLogger(__name__)


def announce(message: Message) -> bool:
    """Tell the desk of a message; whether that worked. It never raises for a mail that fails."""
    newsroom = NewsroomSettings.load()
    recipient = newsroom.desk_email or newsroom.contact_email
    if not recipient:
        logger.warning(
            "Message %s is stored but not announced: the newsroom has no desk address "
            "(Settings, Newsroom).",
            message.reference,
        )
        return False
    try:
        _announcement(message, newsroom, recipient).send()
    # A backend may raise anything; only the kind of it is logged: servers repeat addresses.
    except Exception as error:
        logger.error(
            "Message %s is stored but could not be announced (%s). "
            "`manage.py announce_messages` tries again.",
            message.reference,
            type(error).__name__,
        )
        return False
    message.announced_at = timezone.now()
    Message.objects.filter(pk=message.pk).update(announced_at=message.announced_at)
    return True


def _announcement(message: Message, newsroom, recipient: str) -> EmailMessage:
    is_tip = message.kind == Kind.TIP
    with override(settings.LANGUAGE_CODE):
        subject = gettext("[%(newsroom)s] %(kind)s %(reference)s") % {
            "newsroom": newsroom.name,
            "kind": message.get_kind_display(),
            "reference": message.reference,
        }
        body = render_to_string(
            "feedback/announcement.txt",
            {
                "message": message,
                "shows_words": not is_tip,
                "desk_url": settings.BASE_URL + reverse("reader_messages:edit", args=[message.pk]),
            },
        )
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[recipient],
        reply_to=[] if is_tip else _reply_to(message.email),
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no machine is to answer it
        connection=get_connection(timeout=SERVER_MAY_TAKE_SECONDS),
    )


def _reply_to(address: str) -> list[str]:
    """The reader's address, when it is one and nothing besides."""
    try:
        validate_email(address)
    except ValidationError:
        return []
    return [address]
