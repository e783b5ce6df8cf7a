"""Mail servers that do not work."""

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """Fails as a server does that repeats the addresses it refuses."""

    def send_messages(self, messages):
        raise OSError(f"550 refused: {messages[0].reply_to} {messages[0].body}")
