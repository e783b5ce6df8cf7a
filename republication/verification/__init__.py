"""Whether a copy of an article carries its papers: what is checked, and what it needs.

The rules are pure: :func:`check` reads a page and what is expected of it, and knows neither the
database nor the network. What the checks are and of which grade is said in :mod:`findings`.
"""

from republication.verification.checking import check
from republication.verification.expectations import Correction, Expected, KeptImage
from republication.verification.findings import (
    Check,
    Evidence,
    Finding,
    Grade,
    Judgement,
    Place,
    Reason,
    Verdict,
)

__all__ = [
    "Check",
    "Correction",
    "Evidence",
    "Expected",
    "Finding",
    "Grade",
    "Judgement",
    "KeptImage",
    "Place",
    "Reason",
    "Verdict",
    "check",
]
