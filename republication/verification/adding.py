"""Which lines a copy lacks, from what was found: in its language, ready to paste."""

from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import override

from republication.verification.expectations import Expected
from republication.verification.findings import Check, Finding, Reason, Verdict
from republication.verification.lines import Line, Spot

_NEEDS = {
    Check.AUTHORS: (Spot.BYLINE,),
    Check.BYLINE: (Spot.BYLINE,),
    Check.LINK_BEFORE: (Spot.TOP,),
    Check.TITLE: (Spot.BOTTOM,),
    Check.SOURCE: (Spot.BOTTOM,),
    Check.LICENCE: (Spot.BOTTOM,),
    Check.LINK_AFTER: (Spot.BOTTOM,),
    Check.CANONICAL: (Spot.HEAD,),
}


def lines_for(
    findings: tuple[Finding, ...], missing: tuple[int, ...], expected: Expected, language: str
) -> tuple[Line, ...]:
    """In the order of the page. What cannot be told gets its line too, unless there is no text."""
    wanted = {
        spot
        for finding in findings
        if finding.verdict == Verdict.BROKEN
        or (finding.verdict == Verdict.CANNOT_BE_TOLD and finding.reason in _WORTH_A_LINE)
        for spot in _NEEDS.get(finding.check, ())
    }
    language = language if language in expected.attributions else expected.language
    said = expected.attributions[language]
    lines = []
    if Spot.HEAD in wanted:
        lines.append(_canonical(expected.addresses[0], language))
    for spot, statement in (
        (Spot.BYLINE, said.byline()),
        (Spot.TOP, said.top()),
        (Spot.BOTTOM, said.bottom()),
    ):
        if spot in wanted:
            lines.append(Line(spot, statement.as_text(), str(statement.as_html()), language))
    lines += [_correction(expected.corrections[number], language) for number in missing]
    if any(finding.reason == Reason.CHANGES_NOT_MARKED for finding in findings):
        lines.append(_changes(said.publisher, language))
    return tuple(lines)


_WORTH_A_LINE = frozenset(
    {
        Reason.ONLY_HIDDEN_BY_STYLE,
        Reason.TITLE_PERHAPS_TRANSLATED,
        Reason.LICENCE_OF_THE_SITE,
        Reason.LICENCE_LINK_UNRESOLVED,
        Reason.SOURCE_LINK_UNRESOLVED,
        Reason.LINK_UNRESOLVED,
    }
)


def _canonical(address: str, language: str) -> Line:
    tag = f'<link rel="canonical" href="{escape(address)}">'
    return Line(Spot.HEAD, tag, tag, language)


def _correction(correction, language: str) -> Line:
    said = f"{correction.label}: {correction.text}"
    html = f"<strong>{escape(correction.label)}:</strong> {escape(correction.text)}"
    return Line(Spot.CORRECTION, said, html, language)


def _changes(newsroom: str, language: str) -> Line:
    with override(language):
        said = _("This version has been edited; the original is by %(newsroom)s.") % {
            "newsroom": newsroom
        }
    return Line(Spot.CHANGES, said, escape(said), language)
