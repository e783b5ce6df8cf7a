"""What is left to do about readers' messages when the request is over."""

from datetime import timedelta

from commons.work import due_work
from feedback import post
from feedback.privacy import retention


@due_work("feedback-mail")
def send_mail(limit: int) -> int:
    """Mail to the desk and to readers. What fails waits for its next time."""
    return post.send_due(limit)


@due_work("erase-messages", every=timedelta(hours=1))
def erase_messages(limit: int) -> int:
    """What readers gave and whose day has come."""
    return retention.erase_outlived(limit)
