"""What is kept of the ways our work takes: one file a subject."""

from republication.models.change import (
    Change,
    ChangeKind,
    ChangeLog,
    PackageToCheck,
    SubjectKind,
)
from republication.models.package_version import PackageVersion
from republication.models.republisher import ApiKey, Contact, Republisher, Scope
from republication.models.reuse import Reuse

__all__ = [
    "ApiKey",
    "Change",
    "ChangeKind",
    "ChangeLog",
    "Contact",
    "PackageToCheck",
    "PackageVersion",
    "Republisher",
    "Reuse",
    "Scope",
    "SubjectKind",
]
