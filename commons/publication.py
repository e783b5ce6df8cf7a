"""What keeps something from going out, whichever way it is published."""

from django.core.exceptions import ValidationError


class PublicationBlocked(ValidationError):
    """A check keeps it from going out. The message says which, and why."""
