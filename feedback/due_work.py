"""What is left to do about readers' messages when the request is over."""

from commons.work import due_work
from feedback import post


@due_work("feedback-mail")
def send_mail(limit: int) -> int:
    """Mail to the desk and to readers. What fails waits for its next time."""
    return post.send_due(limit)
