"""Identifiers that were public and are no record any more, so that no citation leads nowhere."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from seizures.exports.columns import Column, Holds, Table
from seizures.exports.tables import IDENTIFIER, record_address
from seizures.models import Seizure
from seizures.vocabularies import Status

BECAME = [choice for choice in Status.choices if choice[0] in (Status.MERGED, Status.RETRACTED)]

TOMBSTONES = Table(
    "tombstones",
    _("One row an identifier that was public and is no record any more."),
    (
        Column(
            "identifier",
            _("The identifier. It is never given to another record."),
            lambda row: row.public_id,
            always=True,
            unique=True,
            pattern=IDENTIFIER,
        ),
        Column("became", _("What became of it."), lambda row: row.status, values=BECAME),
        Column(
            "merged_into",
            _("The record it is part of now."),
            lambda row: row.merged_into__public_id,
            pattern=IDENTIFIER,
        ),
        Column("url", _("Its page, which says so."), lambda row: record_address(row.public_id)),
        Column("since", _("Since when, UTC."), lambda row: row.last_published_at, Holds.MOMENT),
    ),
    ("identifier",),
)


def rows() -> Iterator[Any]:
    """Merged records whose survivor is public, and retracted ones, in the order of filing."""
    gone = (Status.MERGED, Status.RETRACTED)
    found = Seizure.objects.reachable().filter(status__in=gone).order_by("pk")
    fields = ("public_id", "status", "merged_into__public_id", "last_published_at")
    return found.values_list(*fields, named=True).iterator(chunk_size=1000)
