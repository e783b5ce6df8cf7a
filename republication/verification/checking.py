"""Judging a copy: every check, the links that have to be followed first, the lines it lacks."""

from collections.abc import Mapping

from republication.verification.adding import lines_for
from republication.verification.checks import afterwards, changes, images, licence, links, naming
from republication.verification.copy import Copy
from republication.verification.expectations import Expected
from republication.verification.findings import Check, Finding, Judgement, Reason
from republication.verification.matching import compare
from republication.verification.reading import read

MOST_TO_FOLLOW = 5
# They say something of a page whatever its text is.
_OF_ANY_PAGE = (Check.MESSAGE, Check.IMAGES)


def check(
    html: str,
    url: str | None,
    expected: Expected,
    resolved: Mapping[str, str] | None = None,
) -> Judgement:
    """What a copy has of what it must carry.

    ``html`` is what the address answered or what somebody is about to publish: a page, a fragment,
    plain text, a feed or JSON. ``url`` is where it stands, ``None`` for a draft. ``resolved`` says
    where links lead that were followed: whoever can follow those of :attr:`Judgement.unresolved`
    asks again with them. A page on which our text is not to be found is never called broken.
    """
    page = read(html, url)
    copy = Copy(page, expected, compare(page, expected), resolved or {})
    corrections, missing = afterwards.corrections(copy)
    findings = (
        naming.title(copy),
        naming.authors(copy),
        links.source(copy),
        licence.licence(copy),
        changes.changes(copy),
        images.images(copy),
        naming.newsroom_in_byline(copy),
        links.before(copy),
        links.after(copy),
        corrections,
        afterwards.message(copy),
        links.canonical(copy),
    )
    if not copy.comparison.is_ours:
        findings = tuple(_of_another_page(copy, finding) for finding in findings)
        missing = ()
    return Judgement(
        findings=findings,
        comparison=copy.comparison,
        language=copy.language,
        lines=lines_for(findings, missing, expected, copy.language),
        unresolved=tuple(dict.fromkeys(link.url for link in copy.links_to_follow))[:MOST_TO_FOLLOW],
        missing_corrections=missing,
        is_cut=page.is_cut,
    )


def _of_another_page(copy: Copy, finding: Finding) -> Finding:
    """Nothing can be said of a copy where there is none: a page behind a wall, an empty one."""
    if finding.check in _OF_ANY_PAGE or finding.reason == Reason.NO_TEXT_TO_COMPARE:
        return finding
    return copy.untold(finding.check, Reason.NOT_OUR_TEXT)
