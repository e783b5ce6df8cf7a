"""The record: a seizure with its substances, places, agencies and the claims behind each figure."""

from seizures.models.agency import SeizureAgency
from seizures.models.change import ChangeKind, RecordChange
from seizures.models.claim import Claim
from seizures.models.identifier_series import IdentifierSeries
from seizures.models.imports import ImportedRow, ImportRun, UploadedTable
from seizures.models.listed import (
    ListedLine,
    ListStamp,
    ProfileLine,
    ProfilePlace,
    RecordProfile,
    RecordWords,
)
from seizures.models.merge import DuplicatePair, Merge, PairState
from seizures.models.place import SeizurePlace
from seizures.models.seizure import Seizure
from seizures.models.snapshot import Snapshot
from seizures.models.substance import SubstanceLine
from seizures.models.wording import Wording

__all__ = [
    "ChangeKind",
    "Claim",
    "DuplicatePair",
    "IdentifierSeries",
    "ImportRun",
    "ImportedRow",
    "ListStamp",
    "ListedLine",
    "Merge",
    "PairState",
    "ProfileLine",
    "ProfilePlace",
    "RecordChange",
    "RecordProfile",
    "RecordWords",
    "Seizure",
    "SeizureAgency",
    "SeizurePlace",
    "Snapshot",
    "SubstanceLine",
    "UploadedTable",
    "Wording",
]
