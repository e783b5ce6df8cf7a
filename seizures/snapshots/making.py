"""Makes a snapshot: the archive, what changed, the row that names both."""

import tempfile
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures import publisher
from seizures.exports.data_package import PackageWriter
from seizures.exports.reading import steady_reading
from seizures.exports.selection import Selection
from seizures.models.snapshot import FOLDER, Snapshot
from seizures.snapshots import differences, tombstones


class SnapshotError(Exception):
    """Why no snapshot could be made. ``str()`` says it in words."""


@dataclass(frozen=True)
class Outcome:
    """The snapshot of the present state, and whether it was made just now."""

    snapshot: Snapshot
    is_new: bool


def make(*, even_if_unchanged: bool = False) -> Outcome:
    """Release the record as it stands, in the house's own language.

    Where nothing has changed since the last snapshot, that one is the answer. Work that fails
    leaves nothing that anybody sees: a file without its row is of no release, and the next run
    takes it up again. Raises :class:`SnapshotError` where another was made meanwhile.
    """
    today = timezone.localdate()
    version = next_version(today)
    publisher.current()  # a house that has said nothing of itself yet writes its first row here
    with tempfile.TemporaryFile() as packed, tempfile.TemporaryFile() as told:
        with override(settings.LANGUAGE_CODE), steady_reading():
            previous = Snapshot.objects.newest().first()
            writer = write_archive(packed, version=version, day=today)
            selection = writer.selection
            totals = {code: total.as_stored() for code, _label, total in selection.totals}
        licence = selection.publisher.licence.code
        state = sha256(f"{licence} {writer.content_digest}".encode()).hexdigest()
        if previous is not None and previous.state == state and not even_if_unchanged:
            return Outcome(previous, is_new=False)
        change_counts = _differences(previous, packed, told)
        digest, changes_digest = _digest(packed), _digest(told)
        snapshot = Snapshot(
            version=version,
            released=today,
            made_at=timezone.now(),
            archive=_stored(packed, f"{digest}.zip", digest),
            sha256=digest,
            size=packed.seek(0, 2),
            state=state,
            counts={name: table.rows for name, table in writer.written.items()},
            totals=totals,
            publisher=selection.publisher.legal_name,
            licence_code=licence,
            previous=previous,
            changes=_stored(told, f"{changes_digest}.csv", changes_digest),
            changes_sha256=changes_digest,
            change_counts=change_counts,
        )
        try:
            with transaction.atomic():
                snapshot.save()
        except IntegrityError as error:
            raise SnapshotError(
                _("Another snapshot was made at the same time. Nothing was released twice.")
            ) from error
    return Outcome(snapshot, is_new=True)


def write_archive(to: IO[bytes], *, version: str, day: date) -> PackageWriter:
    """Write everything that is listed, and the tombstones. The same state gives the same bytes."""
    writer = PackageWriter(
        Selection.of_everything(day),
        version=version,
        created=day,
        more=((tombstones.TOMBSTONES, tombstones.rows()),),
    )
    for piece in writer.pieces():
        to.write(piece)
    to.flush()
    return writer


def next_version(day: date) -> str:
    """“2026-11-25”, or “2026-11-25.2” for the second of that day."""
    made = Snapshot.objects.filter(released=day).count()
    return f"{day.isoformat()}.{made + 1}" if made else day.isoformat()


def _differences(previous: Snapshot | None, packed: IO[bytes], told: IO[bytes]) -> dict[str, int]:
    packed.seek(0)
    if previous is None:
        return differences.between(None, packed, told)
    with default_storage.open(previous.archive.name) as former:
        return differences.between(former, packed, told)


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    return file_digest(file, "sha256").hexdigest()


def _stored(file: IO[bytes], name: str, digest: str) -> str:
    """Store a file under a name made of its content, once. What has that name is that content."""
    path = f"{FOLDER}/{name}"
    if default_storage.exists(path):
        with default_storage.open(path) as stored:
            if file_digest(stored, "sha256").hexdigest() == digest:
                return path
        raise SnapshotError(
            _("“%(path)s” is in the storage already, with other content than its name says.")
            % {"path": path}
        )
    file.seek(0)
    return default_storage.save(path, File(file))
