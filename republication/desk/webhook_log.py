"""What is kept of who did what to a webhook, in the words of the site's history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class WebhookAdded(LogFormatter):
    label = _("Add a webhook")
    message = _("Added the webhook")


class WebhookChanged(LogFormatter):
    label = _("Change a webhook")
    message = _("Changed the webhook")


class WebhookPaused(LogFormatter):
    label = _("Pause a webhook")
    message = _("Paused the webhook")


class WebhookResumed(LogFormatter):
    label = _("Resume a webhook")
    message = _("Let the webhook go on")


class SecretRotated(LogFormatter):
    label = _("Give a webhook a new secret")
    message = _("Gave the webhook a new secret")


ACTIONS = {
    "republication.add_webhook": WebhookAdded,
    "republication.change_webhook": WebhookChanged,
    "republication.pause_webhook": WebhookPaused,
    "republication.resume_webhook": WebhookResumed,
    "republication.rotate_webhook_secret": SecretRotated,
}
