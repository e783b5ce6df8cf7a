"""A judgement as plain values for a row or an answer, and its findings back from them."""

from dataclasses import asdict
from typing import Any

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
from republication.verification.lines import Line, Spot
from republication.verification.page import shortened

MOST_KEPT = 30
LONGEST_KEPT = 500


def finding_values(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check.value,
        "grade": finding.grade.value,
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "details": dict(finding.details),
        "evidence": [asdict(each) | {"place": each.place.value} for each in finding.evidence],
    }


def finding_from(values: dict[str, Any]) -> Finding:
    return Finding(
        check=Check(values["check"]),
        grade=Grade(values["grade"]),
        verdict=Verdict(values["verdict"]),
        reason=Reason(values["reason"]),
        details=values["details"],
        evidence=tuple(
            Evidence(**(each | {"place": Place(each["place"])})) for each in values["evidence"]
        ),
    )


def line_values(line: Line) -> dict[str, str]:
    return asdict(line) | {"spot": line.spot.value}


def line_from(values: dict[str, str]) -> Line:
    return Line(**(values | {"spot": Spot(values["spot"])}))


def comparison_values(judgement: Judgement) -> dict[str, Any]:
    """How much of the text was found, and the first of what differs."""
    text = judgement.comparison
    return {
        "sentences": text.total,
        "found": text.found,
        "differing": [
            {
                "ours": shortened(each.ours, LONGEST_KEPT),
                "theirs": shortened(each.text, LONGEST_KEPT),
            }
            for each in text.differing[:MOST_KEPT]
        ],
        "missing": [shortened(each, LONGEST_KEPT) for each in text.missing[:MOST_KEPT]],
        "inserted": [shortened(each.text, LONGEST_KEPT) for each in text.inserted[:MOST_KEPT]],
        "between": [shortened(each.text, LONGEST_KEPT) for each in text.between[:MOST_KEPT]],
    }
