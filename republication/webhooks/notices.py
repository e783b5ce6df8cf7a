"""Mail about a webhook in trouble: to its contact, or to the outlet's; else to the desk."""

import logging

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from newsroom.models import NewsroomSettings
from republication.models import Endpoint

SERVER_MAY_TAKE_SECONDS = 10
_SUBJECTS = {
    "failing": lambda: gettext("Your webhook has not answered for a day"),
    "paused": lambda: gettext("Your webhook is paused"),
    "gone": lambda: gettext("Your webhook is switched off"),
}

logger = logging.getLogger(__name__)


def tell(endpoint: Endpoint, what: str, **more) -> None:
    """Write to whoever looks after an endpoint, once this transaction is in the database."""
    transaction.on_commit(lambda: _send(endpoint, what, more), robust=True)


def _send(endpoint: Endpoint, what: str, more: dict) -> None:
    newsroom = NewsroomSettings.load()
    desk = newsroom.desk_email or newsroom.contact_email
    recipients = endpoint.contacts or [desk]
    if not recipients[0]:
        logger.warning("Nobody is told that webhook %d is %s: no address.", endpoint.pk, what)
        return
    with override(endpoint.republisher.speaks):
        subject = f"[{newsroom.name}] {_SUBJECTS[what]()}"
        text = render_to_string(
            f"republication/webhooks/{what}.txt",
            {"endpoint": endpoint, "newsroom": newsroom, **more},
        )
    try:
        EmailMessage(
            subject=" ".join(subject.split()),
            body=text,
            to=recipients,
            reply_to=[desk] if desk else [],
            headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no machine is to answer it
            connection=get_connection(timeout=SERVER_MAY_TAKE_SECONDS),
        ).send()
    except Exception as error:  # a backend may raise anything, and servers repeat addresses
        logger.error(
            "The mail about webhook %d (%s) could not be sent (%s).",
            endpoint.pk,
            what,
            type(error).__name__,
        )
