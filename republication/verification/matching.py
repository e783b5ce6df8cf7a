"""Comparing our text with a page's: where it is, how much of it, and what is different."""

from collections.abc import Sequence
from dataclasses import dataclass

from republication.verification.expectations import Expected
from republication.verification.page import Page
from republication.verification.texts import (
    ALIKE,
    DENSITY_OF_A_COPY,
    FEWEST_FOUND,
    MOST_WORDS_IN_A_GAP,
    SHARE_OF_A_COPY,
    Comparison,
    Passage,
    Words,
    marks,
    our_sentences,
    sentences,
    words,
)

FEWEST_WORDS_INSERTED = 5
FEWEST_WORDS_BETWEEN = 12
FEWEST_WORDS_OF_A_PARAGRAPH = 12
FEWEST_MARKS = 5


@dataclass(frozen=True)
class _Found:
    """A sentence of ours, by its number, at some words of the page."""

    number: int
    first: int
    last: int  # exclusive


def compare(page: Page, expected: Expected) -> Comparison:
    """What the page has of our text. Nothing of ours there is a comparison without a place."""
    ours = our_sentences(expected.paragraphs)
    sought = [words(sentence) for sentence in ours]
    found = _in_one_place(page.words, sought)
    if not _is_a_copy(found, sought, len(ours)):
        return _retold(page, expected, len(ours))
    differing, alike = _differing(page, ours, found)
    spans = sorted((*found, *alike), key=lambda each: each.first)
    known = {each.number for each in found}
    missing = [
        sentence
        for number, sentence in enumerate(ours)
        if number not in known and all(number != each.number for each in alike)
    ]
    first, last = spans[0].first, max(each.last for each in spans)
    start, end = page.words.span(first, last)
    inserted, between = _not_ours(page, expected, spans, (start, end))
    return Comparison(
        total=len(ours),
        found=len(found),
        differing=tuple(differing),
        missing=tuple(missing),
        inserted=tuple(inserted),
        between=tuple(between),
        is_part=bool(missing)
        and not (differing or inserted)
        and max(known) - min(known) + 1 == len(known),
        start=start,
        end=end,
        sentences=tuple(page.words.span(each.first, each.last) for each in spans),
    )


def _in_one_place(page: Words, sought: Sequence[list[str]]) -> list[_Found]:
    """The sentences where most of them stand together, in the order of the page.

    A teaser, a list of related articles or a summary may repeat some of them elsewhere.
    """
    hits = sorted(
        (place, number) for number, sentence in enumerate(sought) for place in page.places(sentence)
    )
    length = 3 * sum(map(len, sought)) + 1_500
    best: tuple[int, int] = (0, 0)
    chosen: tuple[int, int] = (0, 0)
    counts: dict[int, int] = {}
    left = 0
    for right, (place, number) in enumerate(hits):
        counts[number] = counts.get(number, 0) + 1
        while place - hits[left][0] > length or counts[hits[left][1]] > 1:
            counts[hits[left][1]] -= 1
            if not counts[hits[left][1]]:
                del counts[hits[left][1]]
            left += 1
        score = (len(counts), hits[left][0] - place)
        if score > best:
            best, chosen = score, (left, right + 1)
    return _each_once(hits[slice(*chosen)], sought)


def _each_once(hits, sought) -> list[_Found]:
    """Each sentence once: the first place after the sentence before it, else the first there is."""
    places: dict[int, list[int]] = {}
    for place, number in hits:
        places.setdefault(number, []).append(place)
    found, cursor = [], 0
    for number in sorted(places):
        place = next((each for each in places[number] if each >= cursor), places[number][0])
        cursor = max(cursor, place)
        found.append(_Found(number, place, place + len(sought[number])))
    return sorted(found, key=lambda each: each.first)


def _is_a_copy(found: list[_Found], sought, total: int) -> bool:
    """Whether it is a copy, or some of it, and not an article of others that quotes us."""
    if not found or len(found) < min(FEWEST_FOUND, total):
        return False
    if len(found) / total >= SHARE_OF_A_COPY:
        return True
    stretch = max(each.last for each in found) - found[0].first
    return sum(len(sought[each.number]) for each in found) / stretch >= DENSITY_OF_A_COPY


def _differing(page: Page, ours, found) -> tuple[list[Passage], list[_Found]]:
    """Our sentences that stand there in other words, and where."""
    at = {each.number: each for each in found}
    pairs, alike, taken = [], [], set()
    for number, sentence in enumerate(ours):
        if number in at:
            continue
        before = max((at[n].last for n in at if n < number), default=None)
        after = min((at[n].first for n in at if n > number), default=None)
        slack = MOST_WORDS_IN_A_GAP
        first = (
            before if before is not None else max(0, (after or 0) - 3 * len(words(sentence)) - 60)
        )
        last = after if after is not None else first + 3 * len(words(sentence)) + 60
        last = min(last, first + slack, len(page.words.words))
        theirs = _most_alike(page, words(sentence), first, last, taken)
        if theirs:
            taken.add(theirs)
            start, end = page.words.span(*theirs)
            pairs.append(_passage(page, start, end, ours=sentence))
            alike.append(_Found(number, *theirs))
    return pairs, alike


def _most_alike(page: Page, sought, first, last, taken) -> tuple[int, int] | None:
    """The words of the sentence between two places that has most in common with ours."""
    if first >= last:
        return None
    wanted, best, chosen = set(sought), ALIKE, None
    position = first
    start, end = page.words.span(first, last)
    for line in page.text[start:end].split("\n"):
        for sentence in sentences(line):
            theirs = words(sentence)
            span = (position, position + len(theirs))
            position += len(theirs)
            if not theirs or span in taken:
                continue
            common = 2 * len(wanted & set(theirs)) / (len(wanted) + len(set(theirs)))
            if common >= best:
                best, chosen = common, span
    return chosen


def _not_ours(page, expected, spans, body) -> tuple[list[Passage], list[Passage]]:
    """Words among ours that are not ours: within a line of our text, and in lines between."""
    covered = sorted((each.first, each.last) for each in spans)
    whole = Words("\n".join((*expected.paragraphs, expected.whole)))
    inserted, between = [], []
    for block in page.blocks_between(*body):
        first, last = page.word_range(block)
        holes = _holes(first, last, covered)
        has_ours = holes != [(first, last)]
        if not has_ours and (block.is_apart or last - first < FEWEST_WORDS_BETWEEN):
            continue
        for hole in holes:
            theirs = page.words.words[slice(*hole)]
            if len(theirs) < FEWEST_WORDS_INSERTED or whole.places(theirs):
                continue
            start, end = page.words.span(*hole)
            if has_ours and body[0] < start and end < body[1]:
                inserted.append(_passage(page, start, end))
            elif not has_ours:
                between.append(_passage(page, start, end))
    return inserted, between


def _passage(page: Page, start: int, end: int, *, ours: str = "") -> Passage:
    return Passage(" ".join(page.text[start:end].split()), start, ours)


def _holes(first: int, last: int, covered) -> list[tuple[int, int]]:
    """The parts of a range of words that no covered range holds."""
    holes, position = [], first
    for start, end in covered:
        if end <= first or start >= last:
            continue
        if start > position:
            holes.append((position, start))
        position = max(position, end)
    if position < last:
        holes.append((position, last))
    return holes


def _retold(page: Page, expected: Expected, total: int) -> Comparison:
    """A page without our sentences: perhaps our article in other words or another language."""
    ours = marks("\n".join(expected.paragraphs))
    paragraphs = [
        block
        for block in page.blocks
        if not block.is_apart and len(words(page.said(block))) >= FEWEST_WORDS_OF_A_PARAGRAPH
    ]
    telling = [
        (block, found)
        for block in paragraphs
        if (found := marks_of_ours(page.said(block), ours, expected.newsroom))
    ]
    if len(ours) < FEWEST_MARKS or not telling:
        return Comparison(total=total)
    retold = len(frozenset().union(*(found for _block, found in telling))) / len(ours)
    return Comparison(
        total=total,
        retold=retold,
        start=telling[0][0].start,
        end=telling[-1][0].end,
    )


def marks_of_ours(text: str, ours: frozenset[str], newsroom: str) -> frozenset[str]:
    """Our numbers and names in a paragraph. One that names the newsroom tells of us, not of it."""
    if Words(text).places(words(newsroom)):
        return frozenset()
    return ours & (frozenset(words(text)) | marks(text))
