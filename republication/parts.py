"""What a package is made of: plain, frozen values that know no format.

Every text is in the article's language, every address is absolute, every ``html`` is prose as
:mod:`commons.sanitise` lets it through. A new part needs a line in each format, and a test says
so (``tests/republication/test_every_block_leaves_in_every_format.py``).
"""

from dataclasses import dataclass, field
from datetime import date, datetime

# A member for our own writers: in no description, no JSON and no version.
INTERNAL = {"internal": True}


@dataclass(frozen=True)
class Paragraph:
    """A piece of text: paragraphs and lists."""

    html: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Analysis:
    """Where the newsroom reasons about the facts; it leaves marked as such."""

    title: str
    html: str


@dataclass(frozen=True)
class SeeAlso:
    """A line that points the reader on."""

    text: str
    url: str


@dataclass(frozen=True)
class LicenceNamed:
    """A licence as a format shows it: short name, full name and deed, in the article's language.

    ``deed_url`` is empty where there is no deed to link to.
    """

    code: str
    short_name: str
    name: str
    deed_url: str


@dataclass(frozen=True)
class Figure:
    """An image that may travel, with what must travel with it. Sizes are pixels.

    ``file`` is its name in our storage, for formats that carry the picture itself.
    """

    image_url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: LicenceNamed
    file: str = field(default="", metadata=INTERNAL)


@dataclass(frozen=True)
class ImageLeftOut:
    """An image that may not travel: its credit, what it shows, and the reason in words."""

    alt: str
    credit: str
    reason: str


@dataclass(frozen=True)
class PullQuote:
    text: str
    attribution: str


@dataclass(frozen=True)
class RecordLine:
    """One substance of a record: the source's words, and kilograms where they follow from them."""

    substance: str
    as_written: str
    in_kilograms: str


@dataclass(frozen=True)
class RecordClaim:
    """What a source says of a record, in its own words; ``relied_on`` if the record follows it.

    ``about`` is what it speaks of, as in “date”, in the article's language.
    """

    about: str
    source: str
    url: str
    quote: str
    quote_language: str
    relied_on: bool


@dataclass(frozen=True)
class Record:
    """A seizure record as it stood on ``frozen_on``: outside our house nothing updates it.

    ``source`` is the first of the ``claims`` that it relies on. ``licence`` is that of our record,
    and ``version`` the moment at which this state of it went out (ISO 8601).
    """

    identifier: str
    title: str
    kind: str
    status: str
    lines: tuple[RecordLine, ...]
    place: str
    date: str
    concealment: str
    cover_load: str
    source: str
    source_url: str
    claims: tuple[RecordClaim, ...]
    licence: LicenceNamed
    version: str
    url: str
    frozen_on: date


@dataclass(frozen=True)
class SumLine:
    """One substance's total: what was added up, and what was not counted, in words."""

    substance: str
    total: str
    not_counted: tuple[str, ...]


@dataclass(frozen=True)
class RecordFigure:
    """A total of our record as it stood on ``frozen_on``, with the list of the records behind it.

    Without lines there were no events.
    """

    title: str
    lines: tuple[SumLine, ...]
    caption: str
    url: str
    frozen_on: date


@dataclass(frozen=True)
class RecordChart:
    """A chart or map of our record as the figures it is drawn from, as they stood on ``frozen_on``.

    ``columns`` and ``rows`` hold the first of them and ``rows_left_out`` says how many are only at
    ``url``. ``image_url`` is a picture with its source in it, which our site draws anew.
    """

    title: str
    measure: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rows_left_out: int
    notes: tuple[str, ...]
    caption: str
    url: str
    image_url: str
    frozen_on: date


@dataclass(frozen=True)
class Column:
    """A column of a table; ``is_figure`` sets it to the right."""

    heading: str
    is_figure: bool


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str

    @property
    def has_headings(self) -> bool:
        return any(column.heading for column in self.columns)


@dataclass(frozen=True)
class LinkCard:
    """Something that lives elsewhere, as a link with words: no frame, no script, no pixel."""

    title: str
    description: str
    url: str
    host: str


@dataclass(frozen=True)
class Document:
    """A file on our site that the reader may open."""

    title: str
    url: str


@dataclass(frozen=True)
class KeptHTML:
    """What no other part can say (a table of its own shape, a definition list), as clean HTML.

    Its tags are those of :data:`commons.sanitise.KEPT_TAGS`.
    """

    html: str


Part = (
    Paragraph
    | Heading
    | Analysis
    | SeeAlso
    | Figure
    | ImageLeftOut
    | PullQuote
    | Record
    | RecordFigure
    | RecordChart
    | Table
    | LinkCard
    | Document
    | KeptHTML
)


@dataclass(frozen=True)
class Credit:
    """Who did what besides writing: “Additional reporting: Ana Pérez”."""

    role: str
    role_in_words: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class CorrectionNote:
    """A correction of the article, which every copy must carry."""

    kind: str
    kind_in_words: str
    date: datetime
    text: str


@dataclass(frozen=True)
class Statement:
    """A line of attribution, as text and as HTML."""

    text: str
    html: str


@dataclass(frozen=True)
class Origin:
    """The outlet that published first an article which we republish ourselves."""

    outlet: str
    url: str
    licence: LicenceNamed | None


@dataclass(frozen=True)
class Package:
    """One article as another outlet may publish it. Equal articles give equal packages.

    ``uri`` names the article for ever, wherever it stands (RFC 4151). ``version`` is the SHA-256
    of all the rest, so it changes exactly when the package does.
    """

    identifier: int
    uri: str
    version: str
    language: str
    headline: str
    standfirst: str
    newsroom: str
    authors: tuple[str, ...]
    byline: Statement
    credits: tuple[Credit, ...]
    dateline: str
    section: str
    countries: tuple[str, ...]
    published: datetime
    changed: datetime | None
    canonical_url: str
    attribution_top: Statement
    lead_image: Figure | ImageLeftOut | None
    body: tuple[Part, ...]
    images_left_out: tuple[ImageLeftOut, ...]
    corrections: tuple[CorrectionNote, ...]
    attribution_bottom: Statement
    licence: LicenceNamed
    conditions: tuple[str, ...]
    origin: Origin | None

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that the article shows, in order."""
        return tuple(part for part in self.body if isinstance(part, Record))

    @property
    def source(self) -> str:
        """Whose work it is: the first outlet's where we republish it ourselves."""
        return self.origin.outlet if self.origin else self.newsroom

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every image that travels, in order, the lead image first."""
        return tuple(part for part in (self.lead_image, *self.body) if isinstance(part, Figure))
