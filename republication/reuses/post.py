"""The post goes out: releasing letters, sending what is due, and what becomes of one that fails."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from commons import work
from newsroom.models import NewsroomSettings
from republication.models import Letter, LetterKind, LetterState
from republication.reuses import letters

SERVER_MAY_TAKE_SECONDS = 20
# A worker that fell over a letter leaves it to the next after this long.
IN_HAND = timedelta(minutes=10)
# Other work of the worker waits for no more than this and one letter.
SECONDS_A_ROUND = 30.0
# After each attempt that failed; about three days in all.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440, 2160))
FOR_GOOD = 500  # an SMTP reply from here on is no use to try again (RFC 5321 section 4.2.1)

logger = logging.getLogger(__name__)


@transaction.atomic
def release(letter: Letter, *, by, added: str | None = None) -> Letter:
    """Let a letter go, with an editor's own words. One that is on its way stays as it is."""
    stored = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if not stored.may_be_sent:
        return stored
    if added is not None:
        stored.added = added
    stored.state, stored.due_at = LetterState.QUEUED, timezone.now()
    stored.attempts, stored.failure, stored.released_by = 0, "", by
    stored.save()
    log(stored, "republication.send_letter", user=by)
    return stored


@transaction.atomic
def drop(letter: Letter, *, by) -> Letter:
    """Decide that a letter is not to be sent."""
    stored = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if stored.state in (LetterState.DRAFT, LetterState.FAILED):
        stored.state = LetterState.DROPPED
        stored.save(update_fields=["state"])
        log(stored, "republication.drop_letter", user=by)
    return stored


def send_due(limit: int) -> int:
    """Send letters that are due, up to ``limit``, while the round lasts; how many were tried."""
    tried = 0
    for letter in work.one_by_one(
        Letter.objects.due(), limit, seconds=SECONDS_A_ROUND, lease=IN_HAND
    ):
        _send(letter)
        tried += 1
    return tried


def _send(letter: Letter) -> None:
    try:
        if letter.to_email:
            as_mail(letter).send()
    # A backend may raise anything; only the kind of it is logged: servers repeat addresses.
    except Exception as error:
        _failed(letter, error)
        return
    letter.state = LetterState.SENT if letter.to_email else LetterState.DROPPED
    letter.sent_at, letter.failure = timezone.now(), ""
    letter.save(update_fields=["state", "sent_at", "failure"])


def _failed(letter: Letter, error: Exception) -> None:
    letter.attempts += 1
    logger.warning(
        "Letter %s could not be sent (%s), attempt %d.",
        letter.pk,
        type(error).__name__,
        letter.attempts,
    )
    if _is_for_good(error):
        letter.state, letter.failure = LetterState.FAILED, _("Its mail server refuses the address.")
    elif letter.attempts > len(WAITS):
        letter.state = LetterState.FAILED
        letter.failure = _("It could not be sent for three days (%(error)s).") % {
            "error": type(error).__name__
        }
    else:
        letter.due_at = timezone.now() + WAITS[letter.attempts - 1]
        letter.failure = type(error).__name__
    letter.save(update_fields=["state", "attempts", "due_at", "failure"])


def _is_for_good(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= FOR_GOOD for code, _words in error.recipients.values())
    return False


def as_mail(letter: Letter) -> EmailMultiAlternatives:
    """The letter as a message. Its Message-ID is its own, so that one sent twice is seen once."""
    newsroom = NewsroomSettings.load()
    answers_to = letters.answers_go_to(newsroom)
    written = f"{letter.created_at:%Y%m%d%H%M%S}"
    headers = {"Message-ID": f"<letter.{letter.pk}.{written}@{settings.BASE_HOST}>"}
    if letter.kind == LetterKind.THANKS:
        headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine is to answer it
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letters.whole_text(letter),
        to=[letter.to_email],
        reply_to=[answers_to] if answers_to else [],
        headers=headers,
        connection=get_connection(timeout=SERVER_MAY_TAKE_SECONDS),
    )
    if html := letters.whole_html(letter):
        mail.attach_alternative(html, "text/html")
    return mail
