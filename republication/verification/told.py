"""A judgement in words, as pages and the desk show it: the active language is the reader's."""

from dataclasses import dataclass

from republication.verification import words
from republication.verification.findings import Evidence, Finding, Grade, Judgement, Place, Verdict
from republication.verification.keeping import comparison_values
from republication.verification.lines import Line


@dataclass(frozen=True)
class ToldEvidence:
    """Words of the page, their address, and where they stand."""

    quote: str
    url: str
    place: str


@dataclass(frozen=True)
class ToldFinding:
    check: str
    verdict: str
    verdict_in_words: str
    sentence: str
    evidence: tuple[ToldEvidence, ...]
    is_wrong: bool


@dataclass(frozen=True)
class ToldLine:
    place: str
    html: str
    text: str
    language: str


@dataclass(frozen=True)
class Told:
    """``grades`` are pairs of a grade in words and its findings; ``comparison`` what differs."""

    summary: str
    is_broken: bool
    grades: tuple[tuple[str, tuple[ToldFinding, ...]], ...]
    lines: tuple[ToldLine, ...]
    comparison: dict


def told(judgement: Judgement) -> Told:
    return told_of(judgement.findings, judgement.lines, comparison_values(judgement))


def told_of(findings: tuple[Finding, ...], lines: tuple[Line, ...], comparison: dict) -> Told:
    """The same of what was kept of a judgement."""
    by_grade = (
        (grade, tuple(_finding(each) for each in findings if each.grade == grade))
        for grade in Grade
    )
    return Told(
        summary=words.summary(findings),
        is_broken=any(
            each.grade == Grade.CONDITION and each.verdict == Verdict.BROKEN for each in findings
        ),
        grades=tuple((str(words.GRADES[grade]), found) for grade, found in by_grade if found),
        lines=tuple(
            ToldLine(str(words.SPOTS[line.spot]), line.html, line.text, line.language)
            for line in lines
        ),
        comparison=comparison,
    )


def _finding(finding: Finding) -> ToldFinding:
    return ToldFinding(
        check=str(words.CHECKS[finding.check]),
        verdict=finding.verdict.value,
        verdict_in_words=words.verdict(finding),
        sentence=words.sentence(finding),
        evidence=tuple(_evidence(each) for each in finding.evidence),
        is_wrong=finding.verdict == Verdict.BROKEN and finding.grade != Grade.ADVICE,
    )


def _evidence(evidence: Evidence) -> ToldEvidence:
    quoted = words.quote(evidence)
    if evidence.place not in (Place.HIDDEN, Place.HEAD):
        quoted = f"“{quoted}”"
    return ToldEvidence(quoted, evidence.url, words.place(evidence))
