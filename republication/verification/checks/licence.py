"""The licence: named, and linked (CC 4.0 section 3(a)(1)(C))."""

from republication.verification.addresses import licence_name, licence_of, licences_named
from republication.verification.copy import Copy
from republication.verification.findings import Check, Evidence, Finding, Reason
from republication.verification.page import Link


def licence(copy: Copy) -> Finding:
    """Ours by its address, not the page's own: what a site says of itself in its frame, and what a
    caption says of its picture, says nothing of our text."""
    ours = copy.expected.licence
    wanted = {"licence": ours.name}
    named = [(link, licence_of(link.url)) for link in copy.page.links if not link.in_figure]
    near = [(link, code) for link, code in named if code and not link.in_menu]
    right = [link for link, code in near if code == ours.code]
    seen = [link for link in right if not link.is_doubtful]
    if seen:
        wrong = _named_wrongly(copy, seen)
        if wrong:
            return copy.broken(
                Check.LICENCE,
                Reason.LICENCE_NAMED_WRONGLY,
                copy.evidence_of(wrong[0]),
                named=wrong[0].text,
                **wanted,
            )
        return copy.met(Check.LICENCE, Reason.LICENCE_LINKED, copy.evidence_of(seen[0]), **wanted)
    if right:
        return copy.untold(Check.LICENCE, Reason.ONLY_HIDDEN_BY_STYLE, copy.evidence_of(right[0]))
    if near:
        link, code = near[0]
        return copy.broken(
            Check.LICENCE,
            Reason.LICENCE_IS_ANOTHER,
            copy.evidence_of(link),
            other=licence_name(code),
            **wanted,
        )
    shortened = [link for link in copy.links_to_follow if _speaks_of_licence(link.text)]
    if shortened:
        return copy.untold(
            Check.LICENCE, Reason.LICENCE_LINK_UNRESOLVED, copy.evidence_of(shortened[0]), **wanted
        )
    words_only = _named_in_words(copy)
    if words_only:
        return copy.broken(Check.LICENCE, Reason.LICENCE_ONLY_NAMED, words_only, **wanted)
    of_site = [link for link, code in named if code == ours.code]
    if of_site:
        return copy.untold(
            Check.LICENCE, Reason.LICENCE_OF_THE_SITE, copy.evidence_of(of_site[0]), **wanted
        )
    return copy.broken(Check.LICENCE, Reason.LICENCE_MISSING, **wanted)


def _named_wrongly(copy: Copy, links: list[Link]) -> list[Link]:
    """Links to our licence whose own words name another one; none if any names ours."""
    ours = copy.expected.licence
    elements = "-".join(ours.elements).upper()
    wrong = []
    for link in links:
        for said, version in licences_named(link.text):
            if said == elements and version in ("", ours.version):
                return []
            wrong.append(link)
        if not licences_named(link.text):
            return []
    return wrong


def _speaks_of_licence(text: str) -> bool:
    folded = text.lower()
    return bool(licences_named(text)) or "creative commons" in folded or "licen" in folded


def _named_in_words(copy: Copy) -> Evidence | None:
    """A line that names a Creative Commons licence and links to none."""
    for block in copy.page.blocks:
        said = copy.page.said(block)
        if block.in_menu or block.in_figure or len(said) > 2_000:
            continue
        if licences_named(said) or "creative commons" in said.lower():
            return copy.evidence_at(block.start)
    return None
