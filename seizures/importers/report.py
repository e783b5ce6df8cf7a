"""What was found in a file, in words: by kind, by column and value, with counts and examples.

Every row is accounted for: rows read are records, further rows of a record, totals rows, or rows
that were reported and not imported. :attr:`Report.sum_in_words` says it as a sum that adds up.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from typing import Any, TextIO

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from commons.safe_csv import safe_row
from seizures.importers.sums import PARTS, sum_in_words

REFUSED, HELD_BACK, OTHERWISE, TOLD = "refused", "held-back", "otherwise", "told"
GRAVITY = (REFUSED, HELD_BACK, OTHERWISE, TOLD)
HEADINGS = {
    REFUSED: gettext_noop("Not imported"),
    HELD_BACK: gettext_noop("Imported as a draft, until an editor has looked"),
    OTHERWISE: gettext_noop("Imported, but not with all that the cell says"),
    TOLD: gettext_noop("Imported; worth knowing"),
}
EXAMPLES = 5
GROUPS_KEPT = 400


@dataclass(frozen=True)
class Kind:
    """A kind of note. ``by_value``: each value is counted apart, else only each column."""

    gravity: str
    said: str
    by_value: bool = True


KINDS = {
    "broken-row": Kind(
        REFUSED, gettext_noop("the row has too few or too many cells"), by_value=False
    ),
    "bad-date": Kind(REFUSED, gettext_noop("is no date")),
    "future-date": Kind(REFUSED, gettext_noop("lies in the future")),
    "unknown-place": Kind(
        REFUSED, gettext_noop("is no country that is known, and the seizure’s own")
    ),
    "no-number": Kind(REFUSED, gettext_noop("is no number")),
    "negative": Kind(REFUSED, gettext_noop("is negative, and a quantity never is")),
    "absurd": Kind(
        REFUSED, gettext_noop("is absurd: the record takes less than a hundred million of anything")
    ),
    "bad-value": Kind(REFUSED, gettext_noop("is not understood")),
    "already-ours": Kind(
        REFUSED, gettext_noop("is a record here already; it is left alone"), False
    ),
    "repeated-key": Kind(
        REFUSED, gettext_noop("stands in an earlier row too, and names one record only")
    ),
    "orphan": Kind(
        REFUSED, gettext_noop("is a further row of a record that was not imported"), False
    ),
    "outlier-mass": Kind(
        HELD_BACK,
        gettext_noop("is over 50 tonnes (rule: one seizure of more is looked at first)"),
        False,
    ),
    "unknown-unit": Kind(
        OTHERWISE,
        gettext_noop("is no unit that is known: the quantity is unknown, the words are kept"),
    ),
    "unknown-substance": Kind(
        OTHERWISE,
        gettext_noop("is no substance of ours: it is “other substance” under its own name"),
    ),
    "unknown-country": Kind(
        OTHERWISE, gettext_noop("is no country that is known: that place is left out")
    ),
    "rounded": Kind(
        OTHERWISE,
        gettext_noop("has more than eight decimals: it is read to the eighth, the words are kept"),
        False,
    ),
    "formula": Kind(
        TOLD, gettext_noop("begins as a formula does: it is kept as text and never run")
    ),
    "no-amount": Kind(TOLD, gettext_noop("is empty: the quantity is unknown"), False),
    "zero": Kind(
        TOLD, gettext_noop("is zero, as the source has it: less than its smallest step"), False
    ),
    "residue": Kind(
        TOLD,
        gettext_noop(
            "has more than eight decimals, of which the rest is under a billionth of it, as binary "
            "arithmetic leaves behind (0.006999999999999999): it is read to the eighth, the words "
            "are kept"
        ),
        False,
    ),
    "not-mapped": Kind(
        TOLD, gettext_noop("has no equal in our lists: left unknown, kept in the claim")
    ),
    "outlier-next": Kind(
        TOLD,
        gettext_noop(
            "is over ten times the next largest of its substance and unit in this file "
            "(rule: from 100 on)"
        ),
        False,
    ),
    "repeated-row": Kind(
        TOLD,
        gettext_noop(
            "is in every cell the same as an earlier row: true repeats cannot be told from "
            "doubled ones, so each is a record of its own, with its row number"
        ),
        False,
    ),
    "imported-before": Kind(
        TOLD,
        gettext_noop("was imported from another file of this source; it is not imported again"),
    ),
    "totals-fit": Kind(TOLD, gettext_noop("is a row of totals, and is what the rows add up to")),
    "totals-differ": Kind(
        TOLD, gettext_noop("is a row of totals, and the rows add up to something else")
    ),
    "changed": Kind(
        TOLD, gettext_noop("differs from what was imported: the record follows the file")
    ),
    "changed-by-editor": Kind(
        REFUSED,
        gettext_noop(
            "differs from what was imported, and an editor has changed the record: left alone"
        ),
    ),
}


@dataclass
class Group:
    """Notes that say the same: how often, and in which rows first."""

    kind: str
    column: str
    value: str
    number: int
    examples: list[tuple[int, str]]

    @property
    def in_words(self) -> str:
        named = " ".join(filter(None, [self.column, f"“{self.value}”" if self.value else ""]))
        subject = named or _("the row")
        rows = ngettext("%(number)s row", "%(number)s rows", self.number) % {
            "number": number_format(self.number, force_grouping=True)
        }
        return f"{rows}: {subject} {_(KINDS[self.kind].said)}"

    @property
    def examples_in_words(self) -> str:
        """“rows 5, 17 (“0.0069”)”: the first of them."""
        said = [
            f"{row} (“{value}”)" if value and value != self.value else str(row)
            for row, value in self.examples
        ]
        more = ", …" if self.number > len(said) else ""
        return _("rows %(rows)s") % {"rows": ", ".join(said) + more}


class Report:
    """Gathers notes. With ``to`` every single one is written there as a row of CSV, too."""

    def __init__(self, to: TextIO | None = None):
        self._groups: dict[tuple[str, str, str], Group] = {}
        self.counts: Counter[str] = Counter()
        self.rows_read = 0
        self._writer = csv.writer(to) if to else None
        if self._writer:
            self._writer.writerow(["row", "column", "value", "kind", "what"])

    def note(self, row: int, kind: str, column: str = "", value: str = "", said: str = "") -> None:
        """``said`` stands for the kind's words where the rule itself has words of its own."""
        key = (kind, column, value if KINDS[kind].by_value else "")
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(*key, 0, [])
        group.number += 1
        if len(group.examples) < EXAMPLES:
            group.examples.append((row, (said or value)[:160]))
        if self._writer:
            what = said or _(KINDS[kind].said)
            self._writer.writerow(safe_row([row, column, value, kind, what]))

    def groups(self, gravity: str) -> list[Group]:
        """The gravest first is for the caller to say; here the most frequent come first."""
        return sorted(
            (g for g in self._groups.values() if KINDS[g.kind].gravity == gravity),
            key=lambda group: (-group.number, group.kind, group.column, group.value),
        )

    def sections(self) -> list[tuple[str, list[Group]]]:
        """Heading and groups, the gravest first, without those that found nothing."""
        found = [(_(HEADINGS[gravity]), self.groups(gravity)) for gravity in GRAVITY]
        return [(heading, groups) for heading, groups in found if groups]

    def number_of(self, kind: str) -> int:
        return sum(group.number for group in self._groups.values() if group.kind == kind)

    @property
    def has_broken_rows(self) -> bool:
        return bool(self.number_of("broken-row"))

    @property
    def adds_up(self) -> bool:
        """Whether every row that was read is in exactly one part of the sum."""
        return self.rows_read == sum(self.counts[name] for name, _label in PARTS)

    @property
    def sum_in_words(self) -> str:
        return sum_in_words(self.counts)

    def as_text(self) -> str:
        lines = [self.sum_in_words]
        for heading, groups in self.sections():
            lines += ["", heading]
            for group in groups:
                lines += [f"  {group.in_words}", f"      {group.examples_in_words}"]
        return "\n".join(lines)

    def as_stored(self) -> list[dict[str, Any]]:
        """The groups as an import run keeps them; the longest tail is cut, and the CSV has it."""
        kept = [group for gravity in GRAVITY for group in self.groups(gravity)][:GROUPS_KEPT]
        return [
            {
                "kind": group.kind,
                "column": group.column,
                "value": group.value,
                "number": group.number,
                "examples": group.examples,
            }
            for group in kept
        ]

    @classmethod
    def from_stored(cls, groups: list[dict[str, Any]], counts: dict[str, int]) -> "Report":
        report = cls()
        for stored in groups:
            group = Group(**stored | {"examples": [tuple(one) for one in stored["examples"]]})
            report._groups[group.kind, group.column, group.value] = group
        report.counts.update(counts)
        return report
