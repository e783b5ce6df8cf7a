"""What is kept of who gave and took keys, in the words of the site's history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class KeyIssued(LogFormatter):
    label = _("Give a key")
    message = _("Gave the key")


class KeyRevoked(LogFormatter):
    label = _("Revoke a key")
    message = _("Revoked the key")
