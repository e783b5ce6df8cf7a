"""What is read out of a text: a find, with every part in the text's own words and place."""

import hashlib
from dataclasses import dataclass, field

from seizures.quantities import Quantity

Span = tuple[int, int]


@dataclass(frozen=True)
class FoundLine:
    """A substance with the words of its quantity; none where the text gives none.

    ``reading`` is the plain form where the words themselves are not understood. ``vague`` are
    words that count nothing by themselves (“dozens of kilos”) or can be read in two ways
    (“3.500 kilos”): they are shown to an editor and never become a figure.
    """

    substance: str
    form: str = ""
    as_written: str = ""
    reading: str = ""
    vague: str = ""
    quantity: Quantity | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class FoundPlace:
    """A place with its role. ``words`` are those of the text, ``name`` that of the gazetteer."""

    role: str
    words: str
    name: str = ""
    country: str = ""
    subdivision: str = ""
    locode: str = ""
    latitude: str = ""
    longitude: str = ""
    precision: str = "city"
    site: str = ""
    span: Span = (0, 0)


@dataclass(frozen=True)
class Part:
    """One thing understood, named as the record names it, and where the text says it."""

    name: str
    span: Span


@dataclass(frozen=True)
class Find:
    """A seizure, or an aggregate claim about many, that a text tells of.

    ``paragraph`` counts the paragraphs read from 0; ``span`` is its sentence there, with those
    beside it that say more of the same. ``statement`` are the words that tell of it, of which a
    sentence may have two. Dates are EDTF; whatever the text does not say is empty.
    """

    kind: str
    paragraph: int
    span: Span
    quote: str
    statement: str
    substances: tuple[FoundLine, ...]
    occurred: str = ""
    announced: str = ""
    places: tuple[FoundPlace, ...] = ()
    cover_load: str = ""
    concealment: str = ""
    mode: str = ""
    container_number: str = ""
    imo_number: str = ""
    arrests_low: int | None = None
    value_amount: str = ""
    value_currency: str = ""
    value_kind: str = ""
    agency: str = ""
    source_name: str = ""
    parts: tuple[Part, ...] = field(default=(), compare=False)
    again_in: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Knows the statement again while its words stay: SHA-256, as hexadecimal."""
        said = " ".join(self.statement.casefold().split())
        return hashlib.sha256(said.encode()).hexdigest()

    def place_as(self, role: str) -> FoundPlace | None:
        return next((place for place in self.places if place.role == role), None)
