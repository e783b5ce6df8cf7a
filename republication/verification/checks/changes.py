"""Whether the text was altered, and whether the copy says so (CC 4.0 section 3(a)(1)(B))."""

import re

from republication.verification.copy import Copy
from republication.verification.findings import Check, Evidence, Finding, Reason
from republication.verification.page import shortened
from republication.verification.texts import folded, words

_CHANGED = re.compile(
    r"\b(?:edited|abridged|abbreviated|shortened|condensed|adapted|adaptation|modified"
    r"|excerpt(?:ed)?|extract(?:ed)?|translated|translation|changes? (?:were|was|have|has|made)"
    r"|we (?:have )?changed"
    r"|cut for|updated by|rewritten|based on|summar(?:y|ised|ized)|editad[oa]s?|abreviad[oa]s?"
    r"|resumid[oa]s?|resumen|adaptad[oa]s?|adaptacion|modificad[oa]s?|fragmento|extracto"
    r"|traducid[oa]s?|traduccion|cambios|acortad[oa]s?"
    r"|version (?:editada|abreviada|resumida|adaptada)"
    r"|basad[oa] en)\b"
)
_TRANSLATED = re.compile(
    r"\b(?:translated|translation|traducid[oa]s?|traduccion|tradujo|traduit|traduction|ubersetzt"
    r"|ubersetzung|traduzid[oa]|tradotto)\b"
)
_GOES_ON = re.compile(
    r"\b(?:read (?:the )?(?:more|full|rest|whole|on|entire)|continue reading"
    r"|full (?:story|article|text)|keep reading"
    r"|leer (?:mas|completo|el)|sigue leyendo|seguir leyendo|continuar leyendo"
    r"|lea (?:el|la|mas)|articulo completo|nota completa|texto completo)\b"
)
# Our own statement says that changes are marked: that marks none.
_OUR_OWN = re.compile(
    r"\b(?:any change made to it is marked|(?:toda|cualquier) (?:modificacion|cambio)[^.]*)"
)
MOST_SHOWN = 5


def changes(copy: Copy) -> Finding:
    text = copy.comparison
    if not text.is_comparable:
        return _retold(copy)
    counted = {
        "found": str(text.found),
        "total": str(text.total),
        "differing": str(len(text.differing)),
        "missing": str(len(text.missing)),
        "inserted": str(len(text.inserted)),
    }
    if text.is_unchanged:
        return copy.met(Check.CHANGES, Reason.UNCHANGED, **counted)
    shown = _what_differs(copy)
    if text.is_part:
        marker = _marker(copy, _GOES_ON) or _marker(copy, _CHANGED)
        if marker and copy.expected.licence.permits_adaptation:
            return copy.met(Check.CHANGES, Reason.EXCERPT_MARKED, marker, **counted)
        return copy.untold(Check.CHANGES, Reason.EXCERPT, marker, *shown, **counted)
    if not copy.expected.licence.permits_adaptation:
        return copy.broken(Check.CHANGES, Reason.CHANGES_FORBIDDEN, *shown, **counted)
    marker = _marker(copy, _CHANGED)
    if marker:
        return copy.met(Check.CHANGES, Reason.CHANGES_MARKED, marker, *shown, **counted)
    return copy.broken(Check.CHANGES, Reason.CHANGES_NOT_MARKED, *shown, **counted)


def _retold(copy: Copy) -> Finding:
    """In other words or in another language: nobody can compare it, but it may say what it is."""
    if not copy.comparison.is_retold:
        return copy.untold(Check.CHANGES, Reason.NO_TEXT_TO_COMPARE)
    marker = _marker(copy, _TRANSLATED)
    if marker and not copy.expected.licence.permits_adaptation:
        return copy.broken(Check.CHANGES, Reason.TRANSLATION_FORBIDDEN, marker)
    if marker:
        return copy.met(Check.CHANGES, Reason.TRANSLATION_MARKED, marker)
    return copy.untold(Check.CHANGES, Reason.TRANSLATED_OR_REWRITTEN)


def _what_differs(copy: Copy) -> list[Evidence]:
    """Some of their words in place of ours, and among ours."""
    text = copy.comparison
    passages = [*text.differing[:MOST_SHOWN], *text.inserted[:MOST_SHOWN]]
    return [copy.evidence_at(each.at, quote=shortened(each.text)) for each in passages]


def _marker(copy: Copy, pattern: re.Pattern) -> Evidence | None:
    """A line that is not ours and says that something was changed, translated or left out."""
    ours = {tuple(words(line)) for line in copy.expected.whole.split("\n")}
    for block in copy.page.blocks:
        if block.in_menu or block.in_figure or block.is_doubtful:
            continue
        if copy.comparison.begins_within(block.start, block.end):
            said = _outside_ours(copy, block)
        else:
            said = copy.page.said(block)
        says_so = len(said) < 600 and pattern.search(_OUR_OWN.sub("", folded(said)))
        if says_so and tuple(words(said)) not in ours:
            return copy.evidence_at(block.start, quote=shortened(said))
    return None


def _outside_ours(copy: Copy, block) -> str:
    """What a line says besides our sentences."""
    said, position = [], block.start
    for start, end in copy.comparison.sentences:
        if block.start <= start < block.end:
            said.append(copy.page.text[position:start])
            position = max(position, end)
    said.append(copy.page.text[position : block.end])
    return " ".join(said)
