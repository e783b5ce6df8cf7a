"""A source of data: who publishes it and on which terms, and what a row of it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol

from seizures.importers import cells, substance_names
from seizures.importers.cells import Amount
from seizures.importers.draft import Draft, Line, Place, RefusedRowError, Row

# No sum of a file has more before its decimal point: “1e999999” is a cell that would.
MOST_DIGITS = 20


class Notes(Protocol):
    """Where a source says what it found in a row."""

    def __call__(self, kind: str, column: str = "", value: str = "", said: str = "") -> None: ...


@dataclass(frozen=True)
class Reading:
    """What is the same for all rows of one import."""

    today: date
    file_name: str = ""


class Source:
    """The base of every source. A source is a file of its own and states:

    ``code`` (in commands and addresses), ``name``, ``publisher``, ``url`` (where the data set is
    to be had), ``terms`` and ``terms_url`` (on which it may be used), ``language`` of its words,
    ``delimiter``, ``required`` columns, and ``key_columns`` where rows have a key of their own: a
    newer file may then change them. Without a key, a row that differs is another row.
    """

    code = name = publisher = url = terms = terms_url = ""
    language = "en"
    delimiter = ","
    required: tuple[str, ...] = ()
    key_columns: tuple[str, ...] = ()
    key_is_unique = False
    totals_column = ""

    def read(self, row: Row, note: Notes, reading: Reading) -> Draft:
        """The record of a row. Raises :class:`RefusedRowError` for one that becomes none."""
        raise NotImplementedError

    def key(self, row: Row) -> list[str] | None:
        """The cells that name a row, in whatever file; ``None`` where only all of them do."""
        return [row[column] for column in self.key_columns] or None

    def is_totals(self, row: Row) -> bool:
        """Whether a row adds up the others instead of being one of them."""
        return False

    def grouped(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Rows, each with the ``further`` ones that belong to its record. Most have none."""
        return rows

    def figure(self, cell: str) -> Decimal | None:
        """The number of a cell, for checking totals; ``None`` where it is none or is absurd."""
        try:
            figure = Decimal(cell.replace(",", ""))
        except InvalidOperation:
            return None
        return figure if figure.is_finite() and figure.adjusted() < MOST_DIGITS else None


class Reader:
    """What sources share in reading a row: each says once which columns it has."""

    def __init__(self, row: Row, note: Notes):
        self.row, self.note = row, note

    def amount(
        self, number: str, unit: str = "", *, always: str = "", thousands: bool = False
    ) -> Amount | None:
        """The quantity of two columns; ``None`` where its cell is empty.

        ``always`` is the unit of a file that has no column for it.
        """
        unit_as_written = always or self.row[unit]
        try:
            amount = cells.amount(self.row[number], unit_as_written, thousands)
        except RefusedRowError as refused:
            raise RefusedRowError(refused.kind, number, refused.value, refused.said) from refused
        if amount is None:
            self.note("no-amount", number)
            return None
        for kind in amount.remarks:
            if kind == "unknown-unit":
                self.note(kind, unit, unit_as_written)
            else:
                self.note(kind, number, self.row[number])
        return amount

    def line(self, column: str, amount: Amount | None) -> Line:
        """The substance of a column with its quantity."""
        named = substance_names.find(self.row[column])
        if not named.is_known:
            self.note("unknown-substance", column, self.row[column])
        return Line(
            named.substance,
            named.form,
            named.named,
            amount.as_written if amount else "",
            amount.reading if amount else "",
        )

    def is_doubtful(self, amount: Amount | None, column: str) -> bool:
        """Whether the mass is such that a total would be drowned in it."""
        if amount is None or amount.kilograms is None:
            return False
        doubtful = amount.kilograms > cells.HEAVIEST_SEIZURE_KG
        if doubtful:
            self.note("outlier-mass", column, amount.as_written)
        return doubtful

    def place(self, role: str, column: str, *, is_needed: bool = False, **names) -> Place | None:
        """The place whose country a column names."""
        try:
            return cells.place(role, self.row[column], **names)
        except KeyError as error:
            country = self.row[column]
            if is_needed:
                raise RefusedRowError("unknown-place", column, country) from error
            self.note("unknown-country", column, country)
            return None

    def mapped(self, column: str, known: dict[str, str], silent: frozenset[str]) -> str:
        """The code of a value where it means the same as one of ours, else nothing."""
        value = self.row[column]
        folded = value.casefold()
        if folded in known:
            return known[folded]
        if folded not in silent:
            self.note("not-mapped", column, value)
        return ""


def dated(error: RefusedRowError, column: str) -> RefusedRowError:
    """The same refusal, of a column."""
    return RefusedRowError(error.kind, column, error.value, error.said)


def at_site(place: Place | None, site: str) -> Place | None:
    """The place with its kind of site."""
    return replace(place, site=site) if place and site else place
