"""What happens to records, as the change log tells it: one of them, or a batch of an import.

A record's own public history says what happened to it and why; here each row of it becomes one
entry. What an import brings in has no history yet: its entry is its beginning.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.utils import timezone

from commons.bulk_rows import Shape, in_batches
from republication.changes import notes, recorded, recorded_together
from republication.changes.entering import settle_after_commit
from republication.models import Cause, Change, ChangeKind, SubjectKind
from seizures.models import ChangeKind as InHistory
from seizures.models import RecordChange, Seizure
from seizures.vocabularies import Status

#: The fields of an entry to be written.
Entry = dict[str, Any]

READ_AT_ONCE = 500
#: More than these at once are told together (:data:`republication.changes.recorded_together`).
MOST_TOLD_ONE_BY_ONE = 100
KINDS = {
    InHistory.PUBLISHED: ChangeKind.RECORD_PUBLISHED,
    InHistory.CHANGED: ChangeKind.RECORD_CHANGED,
    InHistory.IMPORTED: ChangeKind.RECORD_CHANGED,
    InHistory.MERGED: ChangeKind.RECORD_MERGED,
    InHistory.UNMERGED: ChangeKind.RECORD_UNMERGED,
    InHistory.RETRACTED: ChangeKind.RECORD_RETRACTED,
    InHistory.WITHDRAWN: ChangeKind.RECORD_WITHDRAWN,
}


def changed(identifiers: frozenset[str]) -> None:
    """These records changed in public: called in the transaction of that, once for all of them."""
    enter = _enter_together if len(identifiers) > MOST_TOLD_ONE_BY_ONE else _enter_one_by_one
    number = 0
    for some in in_batches(sorted(identifiers), READ_AT_ONCE):
        entries = [*chain.from_iterable(_Read(some).entries())]
        number += len(entries)
        enter(entries)
    if number:
        settle_after_commit()
        notes.note(notes.mentioning(identifiers), Cause.RECORD)
        notes.note(notes.following_records(), Cause.RECORD)


def about_to_be_deleted(record: Seizure) -> None:
    """What shows it is noted while it is known what does; its entry follows with its history."""
    notes.note(notes.mentioning([record.public_id]), Cause.RECORD)


def _enter_one_by_one(entries: list[Entry]) -> None:
    for change in Change.objects.bulk_create([Change(**entry) for entry in entries]):
        recorded.send(Change, change=change)


def _enter_together(entries: list[Entry]) -> None:
    """An import makes them by the thousand, and each would cost a model and a signal."""
    now = timezone.now()
    Shape(Change).insert([{"at": now, **entry} for entry in entries])
    by_kind = defaultdict(list)
    for entry in entries:
        by_kind[entry["kind"]].append(entry["subject"])
    for kind, subjects in by_kind.items():
        recorded_together.send(Change, kind=kind, subjects=subjects)


class _Read:
    """Some records as they are now, with what the log and their history say of them."""

    def __init__(self, identifiers: list[str]):
        self.identifiers = identifiers
        self.now = {
            record.public_id: record
            for record in Seizure.objects.public()
            .filter(public_id__in=identifiers)
            .only("public_id", "status", "last_published_at")
        }
        self.last = Change.objects.last_about_each(SubjectKind.RECORD, identifiers)
        self.history = defaultdict(list)
        for row in (
            RecordChange.objects.filter(public_id__in=identifiers)
            .order_by("pk")
            .defer("parts", "record")
        ):
            last = self.last.get(row.public_id)
            if row.pk > (last.record_change or 0 if last else 0):
                self.history[row.public_id].append(row)

    def entries(self) -> Iterator[list[Entry]]:
        for identifier in self.identifiers:
            if self.history[identifier]:
                yield self._of_history(identifier)
            else:
                yield self._of_what_is(identifier)

    def _of_history(self, identifier: str) -> list[Entry]:
        has_left = self._has_left(identifier)
        last = self.last.get(identifier)
        was_gone = bool(last and last.is_tombstone)
        entries = []
        for row in self.history[identifier]:
            kind = KINDS[row.kind]
            if was_gone and not has_left and kind != ChangeKind.RECORD_UNMERGED:
                kind = ChangeKind.RECORD_RESTORED
            entries.append(
                {
                    "kind": kind.value,
                    "subject_kind": SubjectKind.RECORD.value,
                    "subject": identifier,
                    "reason": row.why,
                    "reason_language": row.why_language,
                    "other": row.other,
                    "version": self._version(identifier),
                    "is_tombstone": has_left,
                    "record_change": row.pk,
                }
            )
            was_gone = has_left
        return entries

    def _of_what_is(self, identifier: str) -> list[Entry]:
        """Its history says nothing new: it may be new itself, or have gone past its model."""
        last, has_left = self.last.get(identifier), self._has_left(identifier)
        if last is None and not has_left:
            kind = ChangeKind.RECORD_PUBLISHED
        elif last is not None and last.is_tombstone and not has_left:
            kind = ChangeKind.RECORD_RESTORED
        elif last is not None and has_left and not last.is_tombstone:
            kind = ChangeKind.RECORD_WITHDRAWN
        else:
            return []
        return [
            {
                "kind": kind.value,
                "subject_kind": SubjectKind.RECORD.value,
                "subject": identifier,
                "is_tombstone": has_left,
                "is_archive": kind == ChangeKind.RECORD_PUBLISHED,
                "version": self._version(identifier),
                "record_change": last.record_change if last else None,
            }
        ]

    def _version(self, identifier: str) -> str:
        """What its state is called from now on; nothing where there is none any more."""
        return "" if self._has_left(identifier) else self.now[identifier].version

    def _has_left(self, identifier: str) -> bool:
        """Whether its address gives no record of that name any more."""
        record = self.now.get(identifier)
        return record is None or record.status in (Status.MERGED, Status.RETRACTED)
