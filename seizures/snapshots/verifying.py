"""Checks that every snapshot is still, byte by byte, what was released."""

from collections.abc import Iterator
from hashlib import file_digest

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from seizures.models.snapshot import Snapshot


def problems_of(snapshot: Snapshot) -> Iterator[str]:
    """What is wrong with a snapshot's files, in words; nothing where all is as it was."""
    for name, digest in (
        (snapshot.archive.name, snapshot.sha256),
        (snapshot.changes.name, snapshot.changes_sha256),
    ):
        if not default_storage.exists(name):
            yield _("%(version)s: “%(name)s” is missing from the storage.") % {
                "version": snapshot.version,
                "name": name,
            }
            continue
        with default_storage.open(name) as stored:
            found = file_digest(stored, "sha256").hexdigest()
        if found != digest:
            yield _(
                "%(version)s: “%(name)s” is not what was released: its SHA-256 is %(found)s, and "
                "was %(digest)s."
            ) % {"version": snapshot.version, "name": name, "found": found, "digest": digest}
