"""What is kept of who gave and took keys, in the words of the site's history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from republication.models.reuse import State


class KeyIssued(LogFormatter):
    label = _("Give a key")
    message = _("Gave the key")


class KeyRevoked(LogFormatter):
    label = _("Revoke a key")
    message = _("Revoked the key")


class LetterSent(LogFormatter):
    label = _("Send a letter")
    message = _("Sent the letter")


class LetterDropped(LogFormatter):
    label = _("Drop a letter")
    message = _("Decided not to send the letter")


class ReuseStateSet(LogFormatter):
    label = _("Change the state of a reuse")

    def format_message(self, log_entry):
        state = log_entry.data.get("state")
        return _("State: %(state)s") % {"state": dict(State.choices).get(state, state)}
