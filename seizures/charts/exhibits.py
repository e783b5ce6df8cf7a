"""A chart or map with all that is said around it: one object for page, file, embed and article."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from commons.addresses import absolute
from seizures import publisher
from seizures.charts import findings, reading, words
from seizures.charts.bars import bars
from seizures.charts.columns import columns
from seizures.charts.dimensions import Dimension
from seizures.charts.reading import Further
from seizures.charts.sheet import Caption, sheet
from seizures.charts.svg import Picture
from seizures.totals import Total

WIDE, NARROW = 720, 340
# So many rows a table on a page has at most: thousands of places would weigh more than the page.
MOST_ROWS = 200
# The columns of every CSV of totals, in the words of the data: never translated.
CSV_OF_TOTALS = (
    "kg_low",
    "kg_high",
    "kg_high_is_open",
    "events",
    "events_of_unknown_quantity",
    "events_partly_unknown",
    "events_without_mass",
    "aggregate_claims_not_counted",
    "roll_ups_not_counted",
)


@dataclass(frozen=True)
class Row:
    """A row of the table: its cells in words, and the query of the list behind it, or nothing."""

    cells: tuple[str, ...]
    query: str = ""

    @property
    def first(self) -> str:
        return self.cells[0]

    @property
    def rest(self) -> tuple[str, ...]:
        return self.cells[1:]


@dataclass(frozen=True)
class Exhibit:
    """What is shown. ``draw`` makes the picture for a width in pixels; ``query`` asks for it."""

    code: str
    label: str
    title: str
    subtitle: str
    notes: tuple[str, ...]
    how_to_read: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    csv: tuple[tuple, ...]
    draw: Callable[..., Picture] = field(repr=False)
    query: str = ""
    further: tuple[Further, ...] = ()
    is_empty: bool = False

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """Those that a page shows; the CSV has all."""
        return self.rows[:MOST_ROWS]

    @property
    def rows_left_out(self) -> int:
        return max(0, len(self.rows) - MOST_ROWS)

    # --- Addresses -------------------------------------------------------------------------------

    @property
    def url(self) -> str:
        return self._address("")

    @property
    def embed_url(self) -> str:
        return self._address("-embed")

    @property
    def list_url(self) -> str:
        return reverse("seizures:list") + (f"?{self.query}" if self.query else "")

    def file_url(self, kind: str) -> str:
        return self._address("-file", kind)

    svg_url = property(lambda self: self.file_url("svg"))
    png_url = property(lambda self: self.file_url("png"))
    csv_url = property(lambda self: self.file_url("csv"))

    def _address(self, what: str, *more: str) -> str:
        if self.code in ("map", "routes"):
            address = reverse(f"seizures:{self.code}{what}", args=more)
        else:
            address = reverse(f"seizures:chart{what}", args=[self.code, *more])
        return f"{address}?{self.query}" if self.query else address

    # --- Words around it -------------------------------------------------------------------------

    @property
    def source(self) -> str:
        """Whose figures they are, and of which day: a drawing is made anew each time."""
        return _("Source: %(publisher)s, record of seizures, as of %(day)s") % {
            "publisher": publisher.current().name,
            "day": date_format(timezone.localdate(), "DATE_FORMAT"),
        }

    @property
    def licence(self):
        return publisher.current().licence

    # --- The picture -----------------------------------------------------------------------------

    @property
    def wide(self) -> SafeString:
        return self._on_page(WIDE)

    @property
    def narrow(self) -> SafeString:
        return self._on_page(NARROW)

    def _on_page(self, width: int) -> SafeString:
        picture = self.draw(
            width=width, key=f"{self.code}-{width}", title=self.title, description=self.subtitle
        )
        return mark_safe(picture.for_page())  # noqa: S308 - ElementTree has escaped every text

    def as_file(self) -> str:
        """A whole SVG with title, source and licence in the picture."""
        made_by = publisher.current()
        drawing = self.draw(width=WIDE, key=self.code)
        terms = made_by.licence.name
        if made_by.licence.url:
            terms = f"{terms}, {made_by.licence.url}"
        caption = Caption(
            title=self.title,
            subtitle=self.subtitle,
            notes=self.notes,
            source=self.source,
            licence=_("Licence: %(terms)s. Name as the source: %(publisher)s")
            % {"terms": terms, "publisher": made_by.name},
            address=absolute(self.url),
        )
        return sheet(drawing, caption).for_file()


def of_chart(filters, dimension: Dimension) -> Exhibit:
    """The chart of a valid filter along a dimension."""
    series = reading.read(filters, dimension)
    draw = columns if dimension.is_time else bars
    return Exhibit(
        code=dimension.code,
        label=str(dimension.label),
        title=findings.title(series),
        subtitle=findings.subtitle(series),
        notes=tuple(findings.notes(series)),
        how_to_read=findings.how_to_read(),
        heads=(_period_or_value(series), *heads_of_totals()),
        rows=tuple(
            Row((bar.label, *cells_of(bar.total)), bar.query)
            for bar in series.rows
            if bar.total.events or bar.key
        ),
        csv=(
            ("substance", "key", "label", *CSV_OF_TOTALS),
            *(
                (series.substance or bar.key, bar.key, bar.label, *csv_of(bar.total))
                for bar in series.rows
            ),
        ),
        draw=partial(draw, series),
        query=series.query,
        further=series.further,
        is_empty=series.is_empty,
    )


def heads_of_totals() -> tuple[str, ...]:
    return (
        _("Weight"),
        _("At least, kg"),
        _("At most, kg"),
        _("Events"),
        _("Of unknown quantity"),
    )


def cells_of(total: Total) -> tuple[str, ...]:
    """The exact interval beside its words; an unknown is a dash, never a zero."""
    if not total.events:
        return (_("no events"), "–", "–", "0", "0")
    return (
        words.weight(total),
        _exact(total.kg_low),
        _("no upper end") if total.is_open else _exact(total.kg_high),
        number_format(total.events, force_grouping=True),
        number_format(total.events_of_unknown_quantity, force_grouping=True),
    )


def csv_of(total: Total) -> tuple:
    stored = total.as_stored()
    return tuple(
        ("yes" if total.is_open else "no") if name == "kg_high_is_open" else stored[name]
        for name in CSV_OF_TOTALS
    )


def _exact(kilograms: Decimal | None) -> str:
    if kilograms is None:
        return "–"
    plain = kilograms.normalize()
    return number_format(plain, decimal_pos=max(0, -plain.as_tuple().exponent), force_grouping=True)


def _period_or_value(series) -> str:
    return _("Period") if series.dimension.is_time else str(series.dimension.label)
