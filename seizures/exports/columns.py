"""A column of an export: its name, what it holds, and how it is written.

Every format and the data dictionary are made from the same columns, so that none can say what
another does not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from commons.safe_csv import safe_row
from seizures.exports.distinct import Distinct


class Holds(StrEnum):
    """What a column holds, by the names of Table Schema (datapackage.org/standard/table-schema)."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "boolean"
    DAY = "date"
    MOMENT = "datetime"


@dataclass(frozen=True)
class Column:
    """One column.

    ``of`` takes a row's value off what was read; ``None`` or an empty text is not known or not
    said, and is written as an empty cell, never as zero. ``values`` are the only ones there are:
    codes with their labels in the active language. ``about`` says to people what it means.
    """

    name: str
    about: Any
    of: Callable[[Any], Any]
    holds: Holds = Holds.TEXT
    values: Sequence[tuple[str, Any]] = ()
    always: bool = False
    unique: bool = False
    pattern: str = ""

    def named(self, name: str, *, of: Callable[[Any], Any], **changed) -> "Column":
        """The same meaning in another table: under another name, taken from elsewhere."""
        return replace(self, name=name, of=of, unique=False, **changed)


@dataclass(frozen=True, eq=False)
class Table:
    """A table of the data package: what a row stands for, and its columns.

    ``key`` are the columns that no two rows share. Every table but the first names its record by
    ``identifier``.
    """

    name: str
    about: Any
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers_to: str = ""

    @property
    def heads(self) -> list[str]:
        return [column.name for column in self.columns]

    def writer(self) -> Callable[[Sequence[Any]], Iterator[tuple[str, ...]]]:
        """A function that writes what was read as rows of cells of text.

        It goes column by column and keeps what it wrote of the latest distinct values.
        """
        pairs = [
            (column.of, Distinct(WRITTEN[column.holds]).__getitem__) for column in self.columns
        ]
        return lambda rows: zip(*(map(write, map(of, rows)) for of, write in pairs), strict=True)


def plain(number: Decimal) -> str:
    """Every digit and no more: “2200”, “0.5”; never an exponent."""
    return format(number.normalize(), "f")


def moment(value: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _text(value: Any) -> str:
    """Text as a spreadsheet opens it without running it; most begins with a letter or a digit."""
    if not value or value[0].isalnum():
        return value or ""
    return safe_row([value])[0]


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _integer(value: int | None) -> str:
    return "" if value is None else str(value)


def _flag(value: bool | None) -> str:
    return "" if value is None else "true" if value else "false"


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _moment(value: datetime | None) -> str:
    return "" if value is None else moment(value)


# A number, a day or a flag is ours and cannot be a formula: only text is guarded against that.
WRITTEN: dict[Holds, Callable[[Any], str]] = {
    Holds.TEXT: _text,
    Holds.NUMBER: _number,
    Holds.INTEGER: _integer,
    Holds.FLAG: _flag,
    Holds.DAY: _day,
    Holds.MOMENT: _moment,
}
