"""A copy under judgement: the page, what is expected of it, and where our text is in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from republication.verification.addresses import Addresses
from republication.verification.expectations import Expected
from republication.verification.findings import (
    GRADES,
    Check,
    Evidence,
    Finding,
    Grade,
    Place,
    Reason,
    Verdict,
)
from republication.verification.language import language_of
from republication.verification.page import Block, Link, Page, shortened
from republication.verification.texts import Comparison, words


@dataclass(frozen=True)
class Copy:
    page: Page
    expected: Expected
    comparison: Comparison
    resolved: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> Addresses:
        expected = self.expected
        return Addresses(expected.addresses, expected.home, self.resolved, expected.cited)

    @cached_property
    def language(self) -> str:
        """The language the copy is in: by its words, else by what the page says of itself."""
        return language_of(self.page, self.comparison) or self.expected.language

    # --- Places ------------------------------------------------------------------------------

    def place_of(self, offset: int, *, in_menu: bool = False) -> Place:
        start, end = self.comparison.start, self.comparison.end
        if in_menu:
            return Place.MENU
        if start is None or end is None:
            return Place.PAGE
        if offset < start:
            return Place.BEFORE
        return Place.AFTER if offset >= end else Place.WITHIN

    def evidence_at(
        self, offset: int, *, quote: str = "", url: str = "", in_menu=False
    ) -> Evidence:
        place = self.place_of(offset, in_menu=in_menu)
        within = place == Place.WITHIN and self.comparison.is_comparable
        return Evidence(
            quote=quote or self.page.around(offset),
            place=place,
            url=url,
            after_sentence=self.comparison.sentences_before(offset) if within else None,
        )

    def evidence_of(self, link: Link) -> Evidence:
        quote = self.page.around(link.start) or link.text
        return self.evidence_at(link.start, quote=quote, url=link.url, in_menu=link.in_menu)

    # --- Words -------------------------------------------------------------------------------

    def occurrences(self, phrase: str, *, with_body: bool = False) -> Iterator[tuple[int, Block]]:
        """Where words stand that a reader sees, outside menus and outside the sentences of ours."""
        for place in self.page.words.places(words(phrase)):
            offset = self.page.words.starts[place]
            block = self.page.block_at(offset)
            if block is None or block.in_menu:
                continue
            if not with_body and self._is_in_our_sentences(offset):
                continue
            yield offset, block

    def _is_in_our_sentences(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.comparison.sentences)

    def first_of(self, phrases: Iterable[str]) -> tuple[Evidence | None, bool]:
        """Evidence of the first of these that is there, and whether it is surely seen."""
        doubtful: Evidence | None = None
        for phrase in phrases:
            for offset, block in self.occurrences(phrase):
                evidence = self.evidence_at(offset)
                if not block.is_doubtful:
                    return evidence, True
                doubtful = doubtful or evidence
        return doubtful, False

    # --- Links -------------------------------------------------------------------------------

    @cached_property
    def links_to_original(self) -> list[Link]:
        """Outside menus and figures' credits, in order."""
        return [
            link
            for link in self.page.links
            if not link.in_menu and self.addresses.is_original(link.url)
        ]

    @cached_property
    def links_to_follow(self) -> list[Link]:
        """Links that may lead to the original, as only following them tells.

        Besides shorteners: links whose words are the newsroom's name or the headline.
        """
        names = {
            tuple(words(each))
            for each in (self.expected.newsroom, *self.expected.headlines)
            if each
        }
        return [
            link
            for link in self.page.links
            if not (link.in_menu or link.is_written)
            and link.url.startswith(("http://", "https://"))
            and link.url not in self.resolved
            and (
                self.addresses.has_to_be_followed(link.url)
                or (tuple(words(link.text)) in names and not self._is_itself(link.url))
            )
            and not self.addresses.is_original(link.url)
            and not self.addresses.is_home(link.url)
        ]

    def _is_itself(self, url: str) -> bool:
        from_page = self.page.url.partition("#")[0].rstrip("/")
        return url.partition("#")[0].rstrip("/") in (from_page, self.page.canonical.rstrip("/"))

    def hidden_links_to_original(self) -> list[Evidence]:
        return [
            Evidence(quote=hidden.where, place=Place.HIDDEN, url=hidden.url)
            for hidden in self.page.hidden_links
            if self.addresses.is_original(hidden.url)
        ]

    # --- Findings ----------------------------------------------------------------------------

    def found(
        self,
        check: Check,
        verdict: Verdict,
        reason: Reason,
        evidence: Iterable[Evidence | None] = (),
        **details: str,
    ) -> Finding:
        grade = GRADES[check]
        if grade == Grade.CONDITION and not self.expected.licence.requires_attribution:
            grade = Grade.REQUEST  # of what is in the public domain nothing can be demanded
        kept = tuple(each for each in evidence if each is not None)[:8]
        return Finding(check, grade, verdict, reason, details, kept)

    def met(self, check: Check, reason: Reason, *evidence: Evidence | None, **details) -> Finding:
        return self.found(check, Verdict.MET, reason, evidence, **details)

    def broken(
        self, check: Check, reason: Reason, *evidence: Evidence | None, **details
    ) -> Finding:
        return self.found(check, Verdict.BROKEN, reason, evidence, **details)

    def untold(
        self, check: Check, reason: Reason, *evidence: Evidence | None, **details
    ) -> Finding:
        return self.found(check, Verdict.CANNOT_BE_TOLD, reason, evidence, **details)

    def said(self, block: Block) -> str:
        return shortened(self.page.said(block))
