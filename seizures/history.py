"""The public history of a record and of all of them: what readers are told of a change.

Each change is a row that was written in the transaction of the change
(:class:`seizures.models.RecordChange`). Of a record that an import brought in there is none until
it is changed: its history begins with the day on which readers first had it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seizures import parts_in_words
from seizures.models import ChangeKind, RecordChange, Seizure
from seizures.models.change import told_as
from seizures.parts_in_words import ChangedPart
from seizures.vocabularies import Status

__all__ = ["BEGINNINGS", "Entry", "entries", "of", "retraction_in_words", "told_as"]

#: What the kind of a change says already.
SAID_BY_KIND = {
    ChangeKind.MERGED: frozenset({"status", "merged_into"}),
    ChangeKind.UNMERGED: frozenset({"status", "merged_into"}),
    ChangeKind.RETRACTED: frozenset({"status"}),
}
BEGINNINGS = frozenset({ChangeKind.PUBLISHED, ChangeKind.IMPORTED})


@dataclass(frozen=True)
class Entry:
    """One change as a reader is shown it. ``pk`` is ``None`` for a beginning without a row."""

    public_id: str
    at: datetime
    kind: str
    kind_in_words: str
    is_correction: bool = False
    why: str = ""
    why_language: str = ""
    other: str = ""
    parts: list[ChangedPart] = field(default_factory=list)
    title: str = ""
    pk: int | None = None

    @property
    def is_beginning(self) -> bool:
        return self.kind in BEGINNINGS

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == ChangeKind.WITHDRAWN

    @property
    def why_is_foreign(self) -> bool:
        """Whether the reason is in another language than the page."""
        return bool(self.why) and self.why_language not in ("", get_language())


def of(seizure: Seizure, *, as_copies: bool = False) -> list[Entry]:
    """Every change of a public record, newest first, in one query."""
    changes = list(RecordChange.objects.filter(record=seizure).newest())
    for change in changes:
        change.record = seizure
    history = entries(changes, as_copies=as_copies)
    if seizure.first_published_at and not (history and history[-1].is_beginning):
        history.append(
            Entry(
                public_id=seizure.public_id,
                at=seizure.first_published_at,
                kind=ChangeKind.PUBLISHED,
                kind_in_words=str(ChangeKind.PUBLISHED.label),
            )
        )
    return history


def why_retracted(seizure: Seizure) -> str:
    """The reason that the desk last gave for it, or nothing."""
    changes = RecordChange.objects.filter(record=seizure, kind=ChangeKind.RETRACTED)
    return changes.exclude(why="").newest().values_list("why", flat=True).first() or ""


def retraction_in_words(seizure: Seizure) -> str:
    """What is said to whoever asks for a record that was retracted, with the reason."""
    said = _("%(identifier)s was retracted.") % {"identifier": seizure.public_id}
    return " ".join(filter(None, [said, why_retracted(seizure)]))


def entries(changes: Iterable[RecordChange], *, as_copies: bool = False) -> list[Entry]:
    """Changes as readers are shown them. A record that is gone gives nothing but its going.

    ``as_copies`` is for what leaves the house: of a retracted record it says only that, and why.
    """
    return [_entry(change, as_copies) for change in changes]


def _entry(change: RecordChange, as_copy: bool) -> Entry:
    record = change.record
    tells = bool(record and record.live)
    shows = tells and not (as_copy and record.status == Status.RETRACTED)
    return Entry(
        pk=change.pk,
        public_id=change.public_id,
        at=change.at,
        kind=change.kind,
        kind_in_words=change.get_kind_display(),
        is_correction=tells and change.is_correction,
        why=change.why if tells else "",
        why_language=change.why_language,
        other=change.other if tells else "",
        parts=_parts(change) if shows else [],
        title=record.title if shows else "",
    )


def _parts(change: RecordChange) -> list[ChangedPart]:
    said = SAID_BY_KIND.get(change.kind, frozenset())
    return parts_in_words.in_words(
        [changed for changed in change.parts if changed["part"] not in said]
    )
