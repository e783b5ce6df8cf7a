"""What readers send, and what became of it; one file a part."""

from commons.references import new_reference  # noqa: F401 - a migration looks for it here
from feedback.models.attachment import Attachment
from feedback.models.entry import Entry, Side
from feedback.models.mail import MailState, OutgoingMail, Purpose
from feedback.models.message import (
    AWAITING_US,
    LINK_MAX_LENGTH,
    TEXT_MAX_LENGTH,
    Kind,
    Message,
    State,
)
from feedback.models.settings import SPAM, FeedbackSettings

__all__ = [
    "AWAITING_US",
    "LINK_MAX_LENGTH",
    "SPAM",
    "TEXT_MAX_LENGTH",
    "Attachment",
    "Entry",
    "FeedbackSettings",
    "Kind",
    "MailState",
    "Message",
    "OutgoingMail",
    "Purpose",
    "Side",
    "State",
]
