"""Two records of one event become one, and two again where that was a mistake.

A merge adds nothing up: the survivor keeps one value of each part, the editor's choice; what was
not chosen stays beside it as a claim. Nothing that a source said is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures import changed_parts, changes, parts_in_words
from seizures.changed_parts import LABELS, PARTS, UNKNOWN
from seizures.lists import listing
from seizures.merged_states import claims_of_both, claims_without, taken_over
from seizures.models import ChangeKind, DuplicatePair, Merge, PairState, Seizure
from seizures.models.change import told_as
from seizures.signals import records_merged
from seizures.vocabularies import Status

SURVIVOR, LOSER = "survivor", "loser"
#: What an editor chooses between. Claims are always kept of both, kind must be one.
CHOOSABLE = tuple(part for part in PARTS if part not in ("kind", "status", "claims", "merged_into"))


class MergeError(ValueError):
    """What stands in the way. ``str()`` says it in words, and what to do."""


@dataclass(frozen=True)
class Difference:
    """A part in which the two differ, in words, and the side that a form proposes."""

    part: str
    label: str
    survivor: tuple[str, ...]
    loser: tuple[str, ...]
    proposed: str


@dataclass
class Undone:
    """What an undoing left as editors had changed it since, by the names of the parts."""

    kept: list[str] = field(default_factory=list)


def newest(record: Seizure) -> Seizure:
    """The record as the desk has it: of a draft, its newest version."""
    return record if record.live else record.get_latest_revision_as_object()


def differences(survivor: Seizure, loser: Seizure) -> list[Difference]:
    """Where the two differ. Proposed is the survivor's value, where it has one.

    A draft gives its claims and no value: taking one over is a correction of the survivor.
    """
    ours, theirs = newest(survivor).content(), newest(loser).content()
    only_claims = survivor.live and not loser.live
    return [
        Difference(
            part=part,
            label=str(LABELS[part]),
            survivor=parts_in_words.said(part, ours[part]),
            loser=parts_in_words.said(part, theirs[part]),
            proposed=LOSER if _is_unknown(ours[part]) and not only_claims else SURVIVOR,
        )
        for part in CHOOSABLE
        if ours[part] != theirs[part]
    ]


def _is_unknown(value) -> bool:
    if isinstance(value, dict):
        return all(each in UNKNOWN for each in value.values())
    return value in UNKNOWN


def refusals(survivor: Seizure, loser: Seizure) -> list[str]:
    """Why these two cannot be merged in this direction, in words; nothing where they can."""
    if survivor.pk == loser.pk:
        return [_("A record cannot be merged into itself.")]
    said = []
    if survivor.kind != loser.kind:
        said.append(
            _("One is of the kind “%(one)s”, the other “%(other)s”: they cannot be the same.")
            % {"one": survivor.get_kind_display(), "other": loser.get_kind_display()}
        )
    if loser.live and not survivor.live:
        said.append(
            _("%(record)s is a draft: readers of the other would be led to nothing.")
            % {"record": survivor.public_id}
        )
    for record in (survivor, loser):
        said += _not_at_rest(record)
        if record.status in (Status.MERGED, Status.RETRACTED):
            said.append(
                _("%(record)s is %(status)s.")
                % {"record": record.public_id, "status": record.get_status_display()}
            )
    return said


def _not_at_rest(record: Seizure) -> list[str]:
    """A change that nobody has published yet would be lost, so it is dealt with first."""
    name = {"record": record.public_id}
    said = []
    if record.live and record.has_unpublished_changes:
        said.append(_("%(record)s has unpublished changes: publish or discard them first.") % name)
    if record.workflow_in_progress:
        said.append(_("%(record)s is in review: finish or cancel the review first.") % name)
    if record.locked:
        said.append(_("%(record)s is locked.") % name)
    return said


def _check(user, survivor: Seizure, loser: Seizure) -> None:
    if not user.has_perm("seizures.publish_seizure"):
        raise PermissionDenied
    if said := refusals(survivor, loser):
        raise MergeError(" ".join(said))


@transaction.atomic
def merge(
    *,
    survivor: Seizure,
    loser: Seizure,
    choices: Mapping[str, str],
    why: str,
    why_language: str,
    user,
) -> Merge:
    """Make one record of two.

    ``choices`` names the side whose value stays, :data:`SURVIVOR` or :data:`LOSER`, by part; a
    part that it does not name stays the survivor's. ``why`` is for the public. Raises
    :class:`MergeError`, and ``PermissionDenied`` for anybody but a database editor.
    """
    survivor, loser = _again(survivor, loser)
    _check(user, survivor, loser)
    ours, theirs = newest(survivor), newest(loser)
    if survivor.live and not loser.live:
        choices = {}
    differing = [found.part for found in differences(survivor, loser)]
    taken = [part for part in differing if choices.get(part) == LOSER]
    record = Merge(
        survivor=survivor,
        loser=loser,
        merged_by=user,
        survivor_before=ours.serializable_data(),
        loser_before=theirs.serializable_data(),
    )
    with override(why_language or None):
        state = taken_over(ours, theirs, taken)
        state["claims"] = claims_of_both(ours, theirs, differing=differing, taken=taken)
    said = {"why": why, "why_language": why_language}
    with changes.told_together():
        with told_as(ChangeKind.MERGED, other=loser.public_id if loser.live else "", **said):
            record.survivor_after = _written(survivor, state, user).serializable_data()
        state = {**record.loser_before, "status": Status.MERGED, "merged_into": survivor.pk}
        with told_as(ChangeKind.MERGED, other=survivor.public_id, **said):
            record.loser_after = _written(loser, state, user).serializable_data()
        record.moved = {
            "merged_into": _lead(loser.merged_from.all(), "merged_into", survivor),
            "parent": _lead(loser.children.all(), "parent", survivor),
        }
        record.save()
        _settle_pairs(survivor, loser, user)
        records_merged.send(Seizure, survivor=survivor, loser=loser)
    return record


@transaction.atomic
def undo(*, merge: Merge, why: str, why_language: str, user) -> Undone:
    """Make two records of one again, each exactly as it was.

    What editors changed since then stays, and the answer says what that is. Raises
    :class:`MergeError`, and ``PermissionDenied`` for anybody but a database editor.
    """
    if not user.has_perm("seizures.publish_seizure"):
        raise PermissionDenied
    survivor, loser = _again(merge.survivor, merge.loser)
    merge = Merge.objects.get(pk=merge.pk)
    if not merge.stands:
        raise MergeError(_("This merge has been undone, or the record leads elsewhere by now."))
    if said := [*_not_at_rest(survivor), *_not_at_rest(loser)]:
        raise MergeError(" ".join(said))
    if survivor.status == Status.MERGED:
        raise MergeError(_("%(record)s is itself merged.") % {"record": survivor.public_id})
    undone = Undone()
    said = {"why": why, "why_language": why_language}
    with changes.told_together():
        state = _restored(survivor, merge.survivor_before, merge.survivor_after, undone)
        other = loser.public_id if loser.live else ""
        with told_as(ChangeKind.UNMERGED, other=other, **said):
            _written(survivor, state, user)
        state = _restored(loser, merge.loser_before, merge.loser_after, undone)
        with told_as(ChangeKind.UNMERGED, other=survivor.public_id, **said):
            _written(loser, state, user)
        for name, keys in merge.moved.items():
            _lead(Seizure.objects.filter(pk__in=keys, **{name: survivor}), name, loser)
        merge.undone_at = timezone.now()
        merge.save(update_fields=["undone_at"])
        DuplicatePair.objects.between(survivor, loser).decide(PairState.LATER, user=user)
        records_merged.send(Seizure, survivor=survivor, loser=loser)
    return undone


def _again(*records: Seizure) -> list[Seizure]:
    """The records as the database has them now, held until the transaction ends."""
    keys = [record.pk for record in records]
    list(Seizure.objects.select_for_update().filter(pk__in=keys).values_list("pk").order_by("pk"))
    found = Seizure.objects.with_parts().in_bulk(keys)
    return [found[pk] for pk in keys]


def _written(record: Seizure, state: dict, user) -> Seizure:
    """The record in this state, saved as the desk saves it and, where it was public, published."""
    changed = record.with_content_json(state)
    try:
        if record.live:
            changed.save_revision(user=user).publish(user=user)
        else:
            changed.save()
            changed.save_revision(user=user, clean=False)
    except ValidationError as error:
        raise MergeError(
            _("%(record)s cannot be saved: %(why)s")
            % {"record": record.public_id, "why": " ".join(error.messages)}
        ) from error
    return Seizure.objects.with_parts().get(pk=record.pk)


def _restored(record: Seizure, before: dict, after: dict, undone: Undone) -> dict:
    """The state before, with what has been changed since the state after."""
    now = newest(record).serializable_data()
    was, became, stands = (
        changed_parts.content(state, record.public_id_of) for state in (before, after, now)
    )
    state = dict(now)
    for part, fields in PARTS.items():
        if stands[part] == became[part]:
            state |= {name: before.get(name) for name in fields}
        elif part == "claims":
            state["claims"] = claims_without(now, before, after)
            undone.kept.append(str(LABELS[part]))
        elif was[part] != stands[part]:
            undone.kept.append(str(LABELS[part]))
    return state


def _lead(records, name: str, to: Seizure) -> list[int]:
    """Let these records' reference lead to another one, in their versions, too. Gives their keys.

    Their drafts stay drafts: only the reference is another.
    """
    moved = list(records.with_parts())
    before = {record.pk: record.published_content() for record in moved}
    for record in moved:
        for revision in {record.latest_revision, record.live_revision} - {None}:
            revision.content[name] = to.pk
            revision.save(update_fields=["content"])
    keys = [record.pk for record in moved]
    Seizure.objects.filter(pk__in=keys).update(**{name: to.pk})
    listing.rewrite(keys)
    for record in Seizure.objects.public().with_parts().filter(pk__in=keys):
        kind = ChangeKind.MERGED if name == "merged_into" else ChangeKind.CHANGED
        record.changes.note(
            record,
            kind=kind,
            before=before[record.pk],
            after=record.content(),
            other=to.public_id if name == "merged_into" else "",
        )
    changes.tell(record.public_id for record in moved if record.live)
    return keys


def _settle_pairs(survivor: Seizure, loser: Seizure, user) -> None:
    """This pair is decided; what the loser was still to be compared with, the survivor is."""
    DuplicatePair.objects.between(survivor, loser).decide(PairState.SAME, user=user)
    for pair in DuplicatePair.objects.of(loser).filter(state=PairState.WAITING):
        third = pair.second if pair.first_id == loser.pk else pair.first
        moved = DuplicatePair.objects.between(survivor, third)
        if moved.state == PairState.WAITING and moved.score < pair.score:
            DuplicatePair.objects.filter(pk=moved.pk).update(score=pair.score, reasons=pair.reasons)
        pair.delete()


@transaction.atomic
def retract(*, record: Seizure, why: str, why_language: str, user) -> None:
    """Take back what a record says, for a reason that readers are told.

    It keeps its address and is counted nowhere. Raises :class:`MergeError` where it is not at
    rest, and ``PermissionDenied`` for anybody but a database editor.
    """
    if not user.has_perm("seizures.publish_seizure"):
        raise PermissionDenied
    [record] = _again(record)
    if said := _not_at_rest(record):
        raise MergeError(" ".join(said))
    if not record.is_listed:
        raise MergeError(_("Only a public record can be retracted."))
    state = {**record.serializable_data(), "status": Status.RETRACTED}
    with told_as(ChangeKind.RETRACTED, why=why, why_language=why_language):
        _written(record, state, user)
