"""The record: a seizure with its substances, places, agencies and the claims behind each figure."""

from seizures.models.claim import Claim
from seizures.models.place import SeizurePlace
from seizures.models.seizure import IdentifierSeries, Seizure, SeizureAgency, Wording
from seizures.models.substance import SubstanceLine

__all__ = [
    "Claim",
    "IdentifierSeries",
    "Seizure",
    "SeizureAgency",
    "SeizurePlace",
    "SubstanceLine",
    "Wording",
]
