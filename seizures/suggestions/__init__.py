"""Suggests records from a text: what it tells of seizures, read by rules in English and Spanish.

Pure rules, one subject a file, no model and nothing asked of the network: :func:`read` takes the
paragraphs of a text and gives each :class:`Find` with the words that every part was read from.
Nothing is a record until an editor makes it one.
"""

from seizures.suggestions.finds import Find, FoundLine, FoundPlace, Part
from seizures.suggestions.reading import read

__all__ = ["Find", "FoundLine", "FoundPlace", "Part", "read"]
