"""What is looked for in a copy, what was found, and of which grade it is.

Two grades are never mixed: **conditions of the licence**, which CC 4.0 section 3(a) lets anybody
meet in any reasonable manner, and **requests of the house**, how the newsroom asks for it to be
done. A third, advice, is for search engines.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from republication.verification.lines import Line
from republication.verification.texts import Comparison


class Check(StrEnum):
    """In the order in which an editor mends a copy: by weight, then from the top of the page."""

    TITLE = "title"
    AUTHORS = "authors"
    SOURCE = "source"
    LICENCE = "licence"
    CHANGES = "changes"
    IMAGES = "images"
    BYLINE = "newsroom-in-byline"
    LINK_BEFORE = "link-before"
    LINK_AFTER = "link-after"
    CORRECTIONS = "corrections"
    MESSAGE = "message"
    CANONICAL = "canonical"


class Grade(StrEnum):
    CONDITION = "condition"
    REQUEST = "request"
    ADVICE = "advice"


class Verdict(StrEnum):
    MET = "met"
    BROKEN = "broken"
    CANNOT_BE_TOLD = "cannot-be-told"


GRADES = {
    Check.TITLE: Grade.CONDITION,
    Check.AUTHORS: Grade.CONDITION,
    Check.SOURCE: Grade.CONDITION,
    Check.LICENCE: Grade.CONDITION,
    Check.CHANGES: Grade.CONDITION,
    # What the licence does not cover may not be used under it at all.
    Check.IMAGES: Grade.CONDITION,
    # Who wants to be named must be, in any reasonable manner; that it be in the byline is our wish.
    Check.BYLINE: Grade.REQUEST,
    Check.LINK_BEFORE: Grade.REQUEST,
    Check.LINK_AFTER: Grade.REQUEST,
    Check.CORRECTIONS: Grade.REQUEST,
    Check.MESSAGE: Grade.REQUEST,
    Check.CANONICAL: Grade.ADVICE,
}


class Place(StrEnum):
    """Where on the page something stands, seen from our text."""

    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"
    #: There is no text of ours to see it from.
    PAGE = "page"
    MENU = "menu"
    HEAD = "head"
    #: In a comment, a script, or a part that is not shown.
    HIDDEN = "hidden"


class Reason(StrEnum):
    """Why a verdict is what it is. :mod:`words` has a sentence for each."""

    NOT_OUR_TEXT = "not-our-text"
    ONLY_HIDDEN_BY_STYLE = "only-hidden-by-style"

    TITLE_FOUND = "title-found"
    TITLE_MISSING = "title-missing"
    TITLE_PERHAPS_TRANSLATED = "title-perhaps-translated"

    AUTHORS_NAMED = "authors-named"
    NO_AUTHOR_TO_NAME = "no-author-to-name"
    AUTHORS_MISSING = "authors-missing"

    SOURCE_NAMED_AND_LINKED = "source-named-and-linked"
    SOURCE_ADDRESS_WRITTEN = "source-address-written"
    SOURCE_NOT_NAMED = "source-not-named"
    SOURCE_NOT_LINKED = "source-not-linked"
    SOURCE_NEITHER = "source-neither"
    SOURCE_ONLY_HOME = "source-only-home"
    SOURCE_LINK_UNRESOLVED = "source-link-unresolved"

    LICENCE_LINKED = "licence-linked"
    LICENCE_ONLY_NAMED = "licence-only-named"
    LICENCE_MISSING = "licence-missing"
    LICENCE_IS_ANOTHER = "licence-is-another"
    LICENCE_NAMED_WRONGLY = "licence-named-wrongly"
    LICENCE_OF_THE_SITE = "licence-of-the-site"
    LICENCE_LINK_UNRESOLVED = "licence-link-unresolved"

    UNCHANGED = "unchanged"
    CHANGES_MARKED = "changes-marked"
    CHANGES_NOT_MARKED = "changes-not-marked"
    CHANGES_FORBIDDEN = "changes-forbidden"
    EXCERPT_MARKED = "excerpt-marked"
    EXCERPT = "excerpt"
    TRANSLATION_MARKED = "translation-marked"
    TRANSLATION_FORBIDDEN = "translation-forbidden"
    TRANSLATED_OR_REWRITTEN = "translated-or-rewritten"
    NO_TEXT_TO_COMPARE = "no-text-to-compare"

    NO_IMAGE_KEPT_BACK = "no-image-kept-back"
    IMAGES_ABSENT = "images-absent"
    IMAGE_PRESENT = "image-present"
    IMAGE_PERHAPS_PRESENT = "image-perhaps-present"

    NEWSROOM_IN_BYLINE = "newsroom-in-byline"
    NEWSROOM_NOT_IN_BYLINE = "newsroom-not-in-byline"
    NO_BYLINE = "no-byline"

    LINKED = "linked"
    NOT_LINKED = "not-linked"
    ADDRESS_NOT_A_LINK = "address-not-a-link"
    LINK_UNRESOLVED = "link-unresolved"

    NO_CORRECTION = "no-correction"
    CORRECTIONS_THERE = "corrections-there"
    CORRECTIONS_MISSING = "corrections-missing"
    CORRECTION_IN_OTHER_WORDS = "correction-in-other-words"

    TOLD = "told"
    NOT_TOLD = "not-told"
    NOT_PUBLISHED_YET = "not-published-yet"

    CANONICAL_IS_OURS = "canonical-is-ours"
    NOT_INDEXED = "not-indexed"
    CANONICAL_IS_NOT_OURS = "canonical-is-not-ours"
    CANONICAL_OF_AMP = "canonical-of-amp"
    NO_HEAD = "no-head"


@dataclass(frozen=True)
class Evidence:
    """Words of the page, the address they link to, and where they stand.

    ``after_sentence`` counts our sentences before it, of those that were found.
    """

    quote: str
    place: Place
    url: str = ""
    after_sentence: int | None = None


@dataclass(frozen=True)
class Finding:
    """The answer to one check. ``details`` are what its sentence in :mod:`words` needs."""

    check: Check
    grade: Grade
    verdict: Verdict
    reason: Reason
    details: dict[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """All findings on one copy, in the order of :class:`Check`.

    ``lines`` are what to add and where. ``unresolved`` are links that may lead to the original and
    have to be followed before one can tell. ``missing_corrections`` are places in
    :attr:`Expected.corrections`. ``is_cut``: the page holds more than was looked at.
    """

    findings: tuple[Finding, ...]
    comparison: Comparison
    language: str
    lines: tuple[Line, ...] = ()
    unresolved: tuple[str, ...] = ()
    missing_corrections: tuple[int, ...] = ()
    is_cut: bool = False

    def of(self, check: Check) -> Finding:
        return next(finding for finding in self.findings if finding.check == check)

    def broken(self, grade: Grade) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.grade == grade and finding.verdict == Verdict.BROKEN
        )

    @property
    def is_our_text(self) -> bool:
        """Whether the article is on the page at all, in its words or in others."""
        return self.comparison.is_ours

    @property
    def is_stale(self) -> bool:
        """Whether it lacks a correction."""
        return bool(self.missing_corrections)
