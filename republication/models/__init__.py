"""What is kept of the ways our work takes: one file a subject."""

from republication.models.reuse import Reuse

__all__ = ["Reuse"]
