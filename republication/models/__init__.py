"""What is kept of the ways our work takes: one file a subject."""

from republication.models.change import (
    Cause,
    Change,
    ChangeKind,
    ChangeLog,
    PackageToCheck,
    SubjectKind,
)
from republication.models.hub_ping import HubPing
from republication.models.letter import Letter, LetterKind, LetterState
from republication.models.package_version import PackageVersion
from republication.models.reading_count import ReadingCount
from republication.models.republisher import ApiKey, Contact, Republisher, Scope
from republication.models.reuse import Reuse
from republication.models.settings import RepublicationSettings
from republication.models.verification import (
    Cure,
    CureState,
    Outcome,
    Verification,
    Watch,
)
from republication.models.webhook import Attempt, Delivery, Endpoint
from republication.models.webmention import Webmention

__all__ = [
    "ApiKey",
    "Attempt",
    "Cause",
    "Change",
    "ChangeKind",
    "ChangeLog",
    "Contact",
    "Cure",
    "CureState",
    "Delivery",
    "Endpoint",
    "HubPing",
    "Letter",
    "LetterKind",
    "LetterState",
    "Outcome",
    "PackageToCheck",
    "PackageVersion",
    "ReadingCount",
    "RepublicationSettings",
    "Republisher",
    "Reuse",
    "Scope",
    "SubjectKind",
    "Verification",
    "Watch",
    "Webmention",
]
