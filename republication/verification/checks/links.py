"""The source, and the links to the original before the text and after it."""

from republication.verification.copy import Copy
from republication.verification.findings import Check, Evidence, Finding, Place, Reason
from republication.verification.page import Kind


def source(copy: Copy) -> Finding:
    """The newsroom named, and its article's address, as a link or written out.

    CC 4.0 section 3(a)(1)(A)(v) asks for “a URI or hyperlink”.
    """
    named, is_seen = copy.first_of([copy.expected.newsroom])
    links = copy.links_to_original
    seen = [link for link in links if not link.is_doubtful]
    evidence = [named, *(copy.evidence_of(link) for link in (seen or links)[:2])]
    if named and seen and is_seen:
        only_written = all(link.is_written for link in seen) and copy.page.kind != Kind.TEXT
        reason = Reason.SOURCE_ADDRESS_WRITTEN if only_written else Reason.SOURCE_NAMED_AND_LINKED
        return copy.met(Check.SOURCE, reason, *evidence)
    if named and links:
        return copy.untold(Check.SOURCE, Reason.ONLY_HIDDEN_BY_STYLE, *evidence)
    if links:
        return copy.broken(
            Check.SOURCE, Reason.SOURCE_NOT_NAMED, *evidence, newsroom=copy.expected.newsroom
        )
    if copy.links_to_follow:
        followed = [copy.evidence_of(link) for link in copy.links_to_follow[:3]]
        return copy.untold(Check.SOURCE, Reason.SOURCE_LINK_UNRESOLVED, named, *followed)
    hidden = copy.hidden_links_to_original()
    homes = [
        copy.evidence_of(link)
        for link in copy.page.links
        if not link.in_menu and copy.addresses.is_home(link.url)
    ]
    if named and homes:
        return copy.broken(Check.SOURCE, Reason.SOURCE_ONLY_HOME, named, *homes[:2], *hidden)
    reason = Reason.SOURCE_NOT_LINKED if named else Reason.SOURCE_NEITHER
    return copy.broken(Check.SOURCE, reason, named, *hidden, newsroom=copy.expected.newsroom)


def before(copy: Copy) -> Finding:
    return _linked(copy, Check.LINK_BEFORE, Place.BEFORE)


def after(copy: Copy) -> Finding:
    return _linked(copy, Check.LINK_AFTER, Place.AFTER)


def _linked(copy: Copy, check: Check, place: Place) -> Finding:
    links = [link for link in copy.links_to_original if copy.place_of(link.start) == place]
    pressed = [link for link in links if not link.is_written or copy.page.kind == Kind.TEXT]
    seen = [link for link in pressed if not link.is_doubtful]
    if seen:
        return copy.met(check, Reason.LINKED, copy.evidence_of(seen[0]))
    if pressed:
        return copy.untold(check, Reason.ONLY_HIDDEN_BY_STYLE, copy.evidence_of(pressed[0]))
    follow = [link for link in copy.links_to_follow if copy.place_of(link.start) == place]
    if follow:
        return copy.untold(check, Reason.LINK_UNRESOLVED, *map(copy.evidence_of, follow[:3]))
    if links:
        return copy.broken(check, Reason.ADDRESS_NOT_A_LINK, copy.evidence_of(links[0]))
    elsewhere: list[Evidence] = [copy.evidence_of(link) for link in copy.links_to_original[:3]]
    return copy.broken(check, Reason.NOT_LINKED, *elsewhere, *copy.hidden_links_to_original()[:2])


def canonical(copy: Copy) -> Finding:
    """That search engines know which of the two is the original. Advice only."""
    page = copy.page
    if page.kind not in (Kind.PAGE,):
        return copy.untold(Check.CANONICAL, Reason.NO_HEAD)
    named = Evidence(quote="rel=canonical", place=Place.HEAD, url=page.canonical)
    if page.canonical and copy.addresses.is_original(page.canonical):
        return copy.met(Check.CANONICAL, Reason.CANONICAL_IS_OURS, named)
    directives = {each.strip() for each in page.robots.replace(",", " ").split()}
    if directives & {"noindex", "none"}:
        robots = Evidence(quote=page.robots.strip(), place=Place.HEAD)
        return copy.met(Check.CANONICAL, Reason.NOT_INDEXED, robots)
    if page.is_amp and page.canonical:
        return copy.untold(Check.CANONICAL, Reason.CANONICAL_OF_AMP, named)
    evidence = named if page.canonical else None
    return copy.broken(Check.CANONICAL, Reason.CANONICAL_IS_NOT_OURS, evidence)
