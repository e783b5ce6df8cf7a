"""The post: mail enters the outbox with what makes it due, and a worker sends it.

Nobody who writes to us waits for a mail server. A mail that fails is tried again, ever later; one
to the desk is never given up, one to a reader after about four days or when their server refuses
the address.
"""

import logging
import smtplib
from datetime import timedelta

from django.utils import timezone

from commons import work
from feedback import mail
from feedback.models import Entry, MailState, Message, OutgoingMail, Purpose

# A worker that fell over a mail leaves it to the next after this long.
IN_HAND = timedelta(minutes=10)
# A mail server that answers slowly keeps the worker from other work no longer than this.
SECONDS_A_ROUND = 30.0
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440, 2880))
TO_THE_DESK = (Purpose.ANNOUNCEMENT, Purpose.ADDITION)
FOR_GOOD = 500  # an SMTP reply from here on is no use to try again (RFC 5321 section 4.2.1)

logger = logging.getLogger(__name__)


def enter(message: Message, purpose: Purpose, *, entry: Entry | None = None) -> OutgoingMail:
    """Put a mail into the outbox. Call it in the transaction of what it tells of."""
    return OutgoingMail.objects.create(message=message, entry=entry, purpose=purpose)


def send_due(limit: int) -> int:
    """Send mails that are due, up to ``limit``, while the round lasts; how many were tried."""
    tried = 0
    for outgoing in work.one_by_one(
        OutgoingMail.objects.due(), limit, seconds=SECONDS_A_ROUND, lease=IN_HAND
    ):
        send(outgoing)
        tried += 1
    return tried


def send_all_queued() -> tuple[int, int]:
    """Send what waits, whenever it is due: how many were sent, how many not.

    A message without an entry in the outbox (from before there was one) gets its own first.
    """
    for message in Message.objects.not_announced().exclude(mails__purpose=Purpose.ANNOUNCEMENT):
        enter(message, Purpose.ANNOUNCEMENT)
    results = [send(outgoing) for outgoing in OutgoingMail.objects.queued()]
    return results.count(MailState.SENT), results.count(MailState.QUEUED) + results.count(
        MailState.FAILED
    )


def send(outgoing: OutgoingMail) -> MailState:
    """Send one mail, and keep what came of it. It never raises for a mail that fails."""
    try:
        written = mail.written(outgoing)
        if written is None:
            return _kept(outgoing, MailState.DROPPED)
        written.send()
    except mail.NoRecipient as why:
        logger.warning("%s", why)
        return _again(outgoing, "NoRecipient")
    # A backend may raise anything; only the kind of it is logged: servers repeat addresses.
    except Exception as error:
        logger.error(
            "Mail of message %s (%s) could not be sent (%s), attempt %d.",
            outgoing.message.reference,
            outgoing.purpose,
            type(error).__name__,
            outgoing.attempts + 1,
        )
        if outgoing.purpose not in TO_THE_DESK and _is_refused(error):
            outgoing.failure = type(error).__name__
            return _kept(outgoing, MailState.FAILED)
        return _again(outgoing, type(error).__name__)
    if outgoing.purpose == Purpose.ANNOUNCEMENT:
        Message.objects.filter(pk=outgoing.message_id).update(announced_at=timezone.now())
    outgoing.failure = ""
    return _kept(outgoing, MailState.SENT)


def _again(outgoing: OutgoingMail, failure: str) -> MailState:
    """Later, or never where that is no use any more."""
    outgoing.attempts += 1
    outgoing.failure = failure
    if outgoing.attempts > len(WAITS) and outgoing.purpose not in TO_THE_DESK:
        return _kept(outgoing, MailState.FAILED)
    outgoing.due_at = timezone.now() + WAITS[min(outgoing.attempts, len(WAITS)) - 1]
    return _kept(outgoing, MailState.QUEUED)


def _kept(outgoing: OutgoingMail, state: MailState) -> MailState:
    """Written to the row if it is still there: its reader may have erased the message."""
    outgoing.state = state
    sent_at = timezone.now() if state == MailState.SENT else None
    OutgoingMail.objects.filter(pk=outgoing.pk).update(
        state=state,
        sent_at=sent_at,
        attempts=outgoing.attempts,
        failure=outgoing.failure,
        due_at=outgoing.due_at,
    )
    return state


def _is_refused(error: Exception) -> bool:
    """Whether the address is refused, so that trying again is no use."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= FOR_GOOD for code, _words in error.recipients.values())
    return False
