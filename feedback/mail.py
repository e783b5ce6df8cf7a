"""What is written to the desk and to readers when a message comes in.

A mail to the desk repeats no more of the reader than answering needs: the words and, as Reply-To,
the address that was given for an answer. Of a tip it carries neither: who wrote it and what is read
in the desk alone, not in mailboxes and on the servers between them. A mail to a reader carries none
of their words: whoever types a stranger's address into the form can send that stranger nothing.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from feedback.models import Kind, Message, OutgoingMail, Purpose, State
from feedback.promises import promises
from newsroom.models import NewsroomSettings

SERVER_MAY_TAKE_SECONDS = 20  # only a worker waits for it


class NoRecipient(Exception):
    """There is nobody to send it to, until the newsroom says who."""


def written(outgoing: OutgoingMail) -> EmailMessage | None:
    """The mail as it is to be sent now, or ``None`` when it is not needed any more.

    Raises :class:`NoRecipient` where the newsroom has no address for its desk.
    """
    message = outgoing.message
    newsroom = NewsroomSettings.load()
    if message.is_erased or message.state == State.SPAM:
        return None
    if outgoing.purpose == Purpose.RECEIPT:
        return _receipt(message, newsroom, outgoing)
    if message.state == State.WITHDRAWN:
        return None
    recipient = newsroom.desk_email or newsroom.contact_email
    if not recipient:
        raise NoRecipient(
            f"Message {message.reference} is stored but not announced: the newsroom has no desk "
            "address (Settings, Newsroom)."
        )
    return _to_the_desk(message, newsroom, recipient, outgoing)


def _to_the_desk(message, newsroom, recipient, outgoing) -> EmailMessage:
    is_private = message.kind == Kind.TIP or message.is_sealed
    with override(settings.LANGUAGE_CODE):
        subject = gettext("[%(newsroom)s] %(kind)s %(reference)s") % {
            "newsroom": newsroom.name,
            "kind": message.get_kind_display(),
            "reference": message.reference,
        }
        if message.may_be_at_risk:
            subject = gettext("Urgent: %(subject)s") % {"subject": subject}
        body = render_to_string(
            "feedback/announcement.txt",
            {
                "message": message,
                "entry": outgoing.entry,
                "shows_words": not is_private,
                "desk_url": settings.BASE_URL + reverse("reader_messages:edit", args=[message.pk]),
            },
        )
    return _mail(
        outgoing,
        subject=subject,
        body=body,
        to=recipient,
        reply_to=[] if is_private else _reply_to(message.email),
    )


def _receipt(message: Message, newsroom, outgoing) -> EmailMessage | None:
    token = message.access
    if not (token and _reply_to(message.email)):
        return None
    with override(message.language):
        subject = gettext("[%(newsroom)s] Your message %(reference)s") % {
            "newsroom": newsroom.name,
            "reference": message.reference,
        }
        body = render_to_string(
            "feedback/receipt.txt",
            {
                "message": message,
                "newsroom": newsroom,
                "promises": promises(),
                "page_url": settings.BASE_URL + reverse("feedback:status", args=[token]),
            },
        )
    answers_to = newsroom.desk_email or newsroom.contact_email
    return _mail(
        outgoing,
        subject=subject,
        body=body,
        to=message.email,
        reply_to=[answers_to] if answers_to else [],
    )


def _mail(outgoing: OutgoingMail, *, subject, body, to, reply_to) -> EmailMessage:
    """Its Message-ID is its own, so that one sent twice is seen once."""
    made = f"{outgoing.created_at:%Y%m%d%H%M%S}"
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[to],
        reply_to=reply_to,
        headers={
            "Message-ID": f"<feedback.{outgoing.pk}.{made}@{settings.BASE_HOST}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no machine is to answer it
        },
        connection=get_connection(timeout=SERVER_MAY_TAKE_SECONDS),
    )


def _reply_to(address: str) -> list[str]:
    """The reader's address, when it is one and nothing besides."""
    try:
        validate_email(address)
    except ValidationError:
        return []
    return [address]
