"""Who read tips: an entry each time a tip is opened in the desk.

Entries stand in the desk's own log, which nobody can change there, and outlast the tip.
"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from feedback.models import Kind, Message

READ = "feedback.read_tip"


@dataclass(frozen=True)
class Reading:
    """Somebody of the desk who opened a tip, and when last."""

    who: str
    at: datetime


def note_reading(message: Message, user) -> None:
    """Enter that somebody has the words of a tip before them. Other messages are not noted."""
    if message.kind == Kind.TIP and not message.is_erased:
        log(message, READ, user=user)


def readings_of(message: Message) -> list[Reading]:
    """Everybody who opened it, the last first."""
    entries = (
        ModelLogEntry.objects.for_instance(message)
        .filter(action=READ)
        .select_related("user")
        .order_by("timestamp")
    )
    last = {entry.user_id: entry for entry in entries}
    return [
        Reading(entry.user_display_name, entry.timestamp)
        for entry in sorted(last.values(), key=lambda entry: entry.timestamp, reverse=True)
    ]


def report_address() -> str:
    """The desk's history of the site, of nothing but these entries."""
    return f"{reverse('wagtailadmin_reports:site_history')}?action={READ}"
