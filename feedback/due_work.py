"""What is left to do about readers' messages when the request is over."""

from datetime import timedelta

from commons.work import due_work
from feedback.services import announce_pending


@due_work("announce-messages", every=timedelta(minutes=5))
def announce_messages(limit: int) -> int:
    """Mail about messages that could not be sent at once: all of it. What fails stays pending."""
    sent, _failed = announce_pending()
    return sent
