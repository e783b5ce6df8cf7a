"""Every copy gets exactly the verdicts it deserves, none more and none less."""

import time

import pytest

from republication.verification import Check, Grade, Place, Verdict, check
from republication.verification.decoding import decoded
from tests.republication.copies.cases import COPIES, Copy

BY_NAME = {copy.name: copy for copy in COPIES}


def judged(copy: Copy):
    source = copy.source
    if isinstance(source, bytes):
        source = decoded(source, copy.content_type)
    return check(source, copy.url, copy.expected, copy.resolved)


def test_there_are_enough_of_them_and_no_two_alike():
    assert len(COPIES) == len(BY_NAME) >= 60
    assert len({copy.source for copy in COPIES if not copy.resolved}) >= 60


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.name)
def test_no_verdict_is_wrong(copy):
    judgement = judged(copy)
    verdicts = {finding.check: finding.verdict for finding in judgement.findings}
    assert list(verdicts) == list(Check)
    assert verdicts == {each: copy.not_met.get(each, Verdict.MET) for each in Check}, [
        (finding.check, finding.reason, finding.details, finding.evidence)
        for finding in judgement.findings
        if finding.verdict != copy.not_met.get(finding.check, Verdict.MET)
    ]
