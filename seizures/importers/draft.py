"""What a row becomes, before it is a record: plain values that are cheap to make and to compare."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A substance and its quantity in the source's words, as :class:`SubstanceLine` keeps them."""

    substance: str
    form: str = ""
    named: str = ""
    as_written: str = ""
    reading: str = ""
    purity_low: str = ""
    purity_high: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a role, as :class:`SeizurePlace` keeps it."""

    role: str
    name: str = ""
    country: str = ""
    precision: str = "country"
    subdivision: str = ""
    locode: str = ""
    latitude: str = ""
    longitude: str = ""
    site: str = ""


@dataclass(slots=True)
class Draft:
    """A record as a row tells it. ``is_doubtful``: it stays a draft until an editor has looked.

    ``claim`` are fields of the claim that differ from what the engine writes for every row: the
    quote with all the row's cells, the source's name with the row's number, its address.
    """

    kind: str = "event"
    occurred: str = ""
    announced: str = ""
    status: str = "unverified"
    mode: str = ""
    concealment: str = ""
    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = ()
    agencies: tuple[str, ...] = ()
    figure: str = ""
    is_doubtful: bool = False
    fields: dict = field(default_factory=dict)
    claim: dict = field(default_factory=dict)
    wordings: dict[str, tuple[str, str]] = field(default_factory=dict)


class RefusedRowError(ValueError):
    """A row that becomes no record: the kind of note, the column and the cell that say why."""

    def __init__(self, kind: str, column: str, value: str, said: str = ""):
        super().__init__(said or kind)
        self.kind, self.column, self.value, self.said = kind, column, value, said


class Row:
    """A row of a table, read by the names of its columns."""

    __slots__ = ("_index", "cells", "further", "number")

    def __init__(self, number: int, cells: list[str], index: dict[str, int], further=()):
        self.number, self.cells, self._index, self.further = number, cells, index, further

    def __getitem__(self, column: str) -> str:
        return self.cells[self._index[column]].strip()

    def get(self, column: str) -> str:
        """A column that the file may not have."""
        at = self._index.get(column)
        return "" if at is None else self.cells[at].strip()

    def __contains__(self, column: str) -> bool:
        return column in self._index

    @property
    def columns(self):
        """Names of columns and where they stand among the cells."""
        return self._index.items()

    @property
    def quote(self) -> str:
        """The row as the source has it: every cell that is not empty, under its column's name."""
        return "; ".join(
            f"{column}: {self.cells[at]}" for column, at in self._index.items() if self.cells[at]
        )
