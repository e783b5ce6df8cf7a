"""What is kept of the ways our work takes: one file a subject."""

from republication.models.republisher import ApiKey, Contact, Republisher, Scope
from republication.models.reuse import Reuse

__all__ = ["ApiKey", "Contact", "Republisher", "Reuse", "Scope"]
