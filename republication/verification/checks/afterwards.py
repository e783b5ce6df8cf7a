"""What comes after publication: corrections made since, and the message to us."""

import re

from republication.verification.copy import Copy
from republication.verification.expectations import Correction
from republication.verification.findings import Check, Evidence, Finding, Reason
from republication.verification.texts import folded, sentences, words

_SPEAKS_OF_ONE = re.compile(
    r"\b(?:correction|corrected|clarification|editors? note|editor’s note|update|updated|correccion"
    r"|corregid[oa]|fe de erratas?|aclaracion|rectificacion|nota (?:del|de la) editora?"
    r"|actualizacion"
    r"|actualizad[oa]|an earlier version|una version anterior)\b"
)
ENOUGH_OF_ITS_WORDS = 0.6
LONGEST_LINE = 2_000


def corrections(copy: Copy) -> tuple[Finding, tuple[int, ...]]:
    """The finding, and which corrections are not there, by their numbers."""
    if not copy.expected.corrections:
        return copy.met(Check.CORRECTIONS, Reason.NO_CORRECTION), ()
    there, missing, otherwise = [], [], []
    for number, correction in enumerate(copy.expected.corrections):
        evidence = _shown(copy, correction)
        if evidence:
            there.append(evidence)
        elif spoken := _spoken_of(copy):
            otherwise.append((number, spoken))
        else:
            missing.append(number)
    if missing and copy.comparison.is_retold:
        return copy.untold(Check.CORRECTIONS, Reason.CORRECTION_IN_OTHER_WORDS), ()
    if missing:
        labels = "; ".join(copy.expected.corrections[number].label for number in missing)
        finding = copy.broken(Check.CORRECTIONS, Reason.CORRECTIONS_MISSING, labels=labels)
        return finding, tuple(missing)
    if otherwise:
        evidence = [spoken for _number, spoken in otherwise]
        return copy.untold(Check.CORRECTIONS, Reason.CORRECTION_IN_OTHER_WORDS, evidence[0]), ()
    return copy.met(Check.CORRECTIONS, Reason.CORRECTIONS_THERE, *there), ()


def _shown(copy: Copy, correction: Correction) -> Evidence | None:
    """Its text as we wrote it, or a line that has most of its words."""
    for offset, block in copy.occurrences(correction.text, with_body=True):
        if not block.is_doubtful:
            return copy.evidence_at(offset)
    first = max(sentences(correction.text), key=lambda each: len(words(each)), default="")
    wanted = set(words(first))
    for block in copy.page.blocks:
        if block.in_menu or block.is_doubtful or block.end - block.start > LONGEST_LINE:
            continue
        if not (wanted and _marks(copy, block)):
            continue
        common = wanted & set(words(copy.page.said(block)))
        if len(common) / len(wanted) >= ENOUGH_OF_ITS_WORDS:
            return copy.evidence_at(block.start)
    return None


def _spoken_of(copy: Copy) -> Evidence | None:
    """A line of the copy that says of itself that it corrects something."""
    for block in copy.page.blocks:
        if block.in_menu or block.is_apart or block.is_doubtful or not _marks(copy, block):
            continue
        if copy.comparison.begins_within(block.start, block.end):
            continue
        if any(_is_of(copy.page.said(block), each) for each in copy.expected.corrections):
            continue
        return copy.evidence_at(block.start)
    return None


def _marks(copy: Copy, block) -> bool:
    said = copy.page.said(block)
    return len(said) <= LONGEST_LINE and bool(_SPEAKS_OF_ONE.search(folded(said)))


def _is_of(said: str, correction: Correction) -> bool:
    """Whether a line is one of our corrections, which speaks for itself and for no other."""
    wanted = set(words(correction.text))
    return len(wanted & set(words(said))) / max(1, len(wanted)) >= ENOUGH_OF_ITS_WORDS


def message(copy: Copy) -> Finding:
    if copy.expected.told_us is None:
        return copy.untold(Check.MESSAGE, Reason.NOT_PUBLISHED_YET)
    if copy.expected.told_us:
        return copy.met(Check.MESSAGE, Reason.TOLD)
    return copy.broken(Check.MESSAGE, Reason.NOT_TOLD)
