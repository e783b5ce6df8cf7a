"""What an import did or would do, item by item, as text, JSON or CSV."""

import csv
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from commons.safe_csv import safe_row

EXCERPT_LENGTH = 120


class Kind(StrEnum):
    """What is said of a part. ``LOOK`` is what an editor should look at."""

    KEPT = "kept"
    LEFT_OUT = "left out"
    LOOK = "look"


@dataclass(frozen=True)
class Note:
    """One remark on one part. ``text`` holds all the words of a part that was left out."""

    kind: Kind
    what: str
    why: str = ""
    text: str = ""


@dataclass
class Entry:
    """What became of one item."""

    key: str
    title: str
    outcome: str
    became: str = ""
    day: str = ""
    mapped_parts: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def mapped(self, what: str) -> None:
        """Count a part that became one of ours: of that there is nothing else to say."""
        self.mapped_parts[what] = self.mapped_parts.get(what, 0) + 1

    def kept(self, what: str, why: str, text: str) -> None:
        self.notes.append(Note(Kind.KEPT, what, why, text))

    def left_out(self, what: str, why: str, text: str = "") -> None:
        self.notes.append(Note(Kind.LEFT_OUT, what, why, text))

    def look(self, what: str, why: str, text: str = "") -> None:
        """Say something once of an item, however often it is found."""
        note = Note(Kind.LOOK, what, why, text)
        if note not in self.notes:
            self.notes.append(note)

    def of(self, kind: Kind) -> list[Note]:
        return [note for note in self.notes if note.kind == kind]


@dataclass
class Report:
    """The whole: totals first, then every item of which there is something to say."""

    source: str
    is_written: bool
    entries: list[Entry] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def entry(self, key: str, title: str, outcome: str) -> Entry:
        made = Entry(key, title, outcome)
        self.entries.append(made)
        return made

    def count(self, kind: Kind) -> Counter:
        return Counter(note.what for entry in self.entries for note in entry.of(kind))

    def mapped(self) -> Counter:
        return sum((Counter(entry.mapped_parts) for entry in self.entries), Counter())

    def outcomes(self) -> Counter:
        return Counter(entry.outcome for entry in self.entries)

    # --- As text -----------------------------------------------------------------------------

    def as_text(self) -> str:
        said = [
            "Written." if self.is_written else "A dry run: nothing was changed. --write does it.",
            "",
            *_table("Items", self.outcomes()),
            *_table("Mapped to our blocks", self.mapped()),
            *_table("Kept as HTML or as text", self.count(Kind.KEPT)),
            *_table("Left out", self.count(Kind.LEFT_OUT)),
            *_table("For an editor to look at", self.count(Kind.LOOK)),
        ]
        if self.remarks:
            said += ["Of the whole", *(f"  {remark}" for remark in self.remarks), ""]
        for entry in self.entries:
            said += _lines(entry)
        return "\n".join(said).rstrip() + "\n"

    # --- As a file ---------------------------------------------------------------------------

    def write_file(self, path: Path) -> None:
        """JSON or CSV, by the ending of the name. Raises :class:`ValueError` for any other."""
        match path.suffix.lower():
            case ".json":
                path.write_text(self.as_json(), encoding="utf-8")
            case ".csv":
                with path.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file).writerows(self._rows())
            case _:
                raise ValueError("A report ends in .json or .csv.")

    def as_json(self) -> str:
        whole = {
            "source": self.source,
            "written": self.is_written,
            "items": dict(self.outcomes()),
            "mapped": dict(self.mapped()),
            "kept": dict(self.count(Kind.KEPT)),
            "left_out": dict(self.count(Kind.LEFT_OUT)),
            "look": dict(self.count(Kind.LOOK)),
            "remarks": self.remarks,
            "entries": [asdict(entry) for entry in self.entries],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def _rows(self):
        yield ["item", "title", "outcome", "day", "became", "kind", "what", "why", "text"]
        for entry in self.entries:
            head = [entry.key, entry.title, entry.outcome, entry.day, entry.became]
            if not entry.notes:
                yield safe_row([*head, "", "", "", ""])
            for note in entry.notes:
                yield safe_row([*head, str(note.kind), note.what, note.why, note.text])


def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT_LENGTH else f"{line[: EXCERPT_LENGTH - 1].rstrip()}…"


def _table(title: str, counted: Counter) -> list[str]:
    if not counted:
        return []
    width = max(len(str(number)) for number in counted.values())
    rows = [f"  {number:>{width}}  {what}" for what, number in counted.most_common()]
    return [title, *rows, ""]


def _lines(entry: Entry) -> list[str]:
    became = f" → {entry.became}" if entry.became else ""
    day = f" {entry.day}" if entry.day else ""
    lines = [f"{entry.key}  “{excerpt(entry.title)}”: {entry.outcome}{day}{became}"]
    for note in entry.notes:
        why = f": {note.why}" if note.why else ""
        text = f" “{excerpt(note.text)}”" if note.text else ""
        lines.append(f"    {note.kind}: {note.what}{why}{text}")
    return lines
