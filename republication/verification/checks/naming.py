"""Title, authors, and the newsroom in the byline."""

import re

from republication.verification.copy import Copy
from republication.verification.findings import Check, Finding, Reason
from republication.verification.page import Block
from republication.verification.texts import Words, folded, words

_BEGINS_A_BYLINE = re.compile(
    r"\s*(?:by|por|texto|text|words|story|reporting by|reportaje de|escrito por|written by|autora?"
    r"|author|authors|autores|de)\b[\s:]",
    re.IGNORECASE,
)
_IS_A_STATEMENT = re.compile(
    r"\b(?:published|appeared|republish\w*|publicad[oa]s?|aparecio|publico|republicad[oa]s?)\b"
)
MOST_WORDS_OF_A_BYLINE = 45
MOST_OTHER_WORDS = 8
LINES_AFTER_THE_TEXT = 4
MOST_LINES = 400  # before the text, or of a page without it


def title(copy: Copy) -> Finding:
    evidence, is_seen = copy.first_of(copy.expected.headlines)
    if evidence:
        return (
            copy.met(Check.TITLE, Reason.TITLE_FOUND, evidence)
            if is_seen
            else copy.untold(Check.TITLE, Reason.ONLY_HIDDEN_BY_STYLE, evidence)
        )
    headline = copy.expected.headlines[0]
    if copy.comparison.is_retold:
        return copy.untold(Check.TITLE, Reason.TITLE_PERHAPS_TRANSLATED, title=headline)
    return copy.broken(Check.TITLE, Reason.TITLE_MISSING, title=headline)


def authors(copy: Copy) -> Finding:
    if not copy.expected.authors:
        return copy.met(Check.AUTHORS, Reason.NO_AUTHOR_TO_NAME)
    evidence, missing, doubted = [], [], []
    for names in copy.expected.authors:
        found, is_seen = copy.first_of(names)
        if found is None:
            missing.append(names[0])
        elif not is_seen:
            doubted.append(found)
        else:
            evidence.append(found)
    if missing:
        return copy.broken(
            Check.AUTHORS, Reason.AUTHORS_MISSING, *evidence, names=", ".join(missing)
        )
    if doubted:
        return copy.untold(Check.AUTHORS, Reason.ONLY_HIDDEN_BY_STYLE, *doubted)
    return copy.met(Check.AUTHORS, Reason.AUTHORS_NAMED, *evidence)


def newsroom_in_byline(copy: Copy) -> Finding:
    """The newsroom's name in the line that says who wrote it, or in the line beside that one."""
    lines = _lines_of_bylines(copy)
    for block in lines:
        if Words(copy.page.said(block)).places(words(copy.expected.newsroom)):
            evidence = copy.evidence_at(block.start)
            if block.is_doubtful:
                return copy.untold(Check.BYLINE, Reason.ONLY_HIDDEN_BY_STYLE, evidence)
            return copy.met(Check.BYLINE, Reason.NEWSROOM_IN_BYLINE, evidence)
    if not lines:
        return copy.broken(Check.BYLINE, Reason.NO_BYLINE)
    return copy.broken(
        Check.BYLINE, Reason.NEWSROOM_NOT_IN_BYLINE, copy.evidence_at(lines[0].start)
    )


def _lines_of_bylines(copy: Copy) -> list[Block]:
    """Before the text and just after it: lines that name who wrote it, and short ones beside."""
    comparison, page = copy.comparison, copy.page
    near = _outside_menus(page.blocks)[:MOST_LINES]
    if comparison.start is not None and comparison.end is not None:
        near = _outside_menus(page.blocks_until(comparison.start))[-MOST_LINES:]
        near += _outside_menus(page.blocks_from(comparison.end, LINES_AFTER_THE_TEXT))
    found: list[Block] = []
    for position, block in enumerate(near):
        if not _names_who_wrote(copy, block):
            continue
        found.append(block)
        beside = [*near[max(0, position - 1) : position], *near[position + 1 : position + 2]]
        found += [each for each in beside if _is_newsroom_alone(copy, each)]
    return sorted(
        found, key=lambda block: comparison.start is not None and block.start > comparison.start
    )


def _outside_menus(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if not (block.in_menu or block.in_figure)]


def _names_who_wrote(copy: Copy, block: Block) -> bool:
    said = copy.page.said(block)
    number = len(words(said))
    if not 0 < number <= MOST_WORDS_OF_A_BYLINE or _is_statement(copy, said):
        return False
    if block.is_byline or (_BEGINS_A_BYLINE.match(said) and number <= 25):
        return True
    here = Words(said)
    named = [
        len(words(name))
        for names in copy.expected.authors
        for name in names
        if here.places(words(name))
    ]
    return bool(named) and number <= sum(named) + 20


def _is_statement(copy: Copy, said: str) -> bool:
    """A sentence of attribution is not a byline, though it names the same."""
    here = Words(said)
    if any(here.places(words(headline)) for headline in copy.expected.headlines):
        return True
    return bool(_IS_A_STATEMENT.search(folded(said))) and not _BEGINS_A_BYLINE.match(said)


def _is_newsroom_alone(copy: Copy, block: Block) -> bool:
    said = copy.page.said(block)
    allowed = len(words(copy.expected.newsroom)) + MOST_OTHER_WORDS
    return len(words(said)) <= allowed and not _is_statement(copy, said)
