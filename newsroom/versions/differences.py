"""What changed between two texts: part by part, and word by word within a part that changed.

Pure: it knows neither the database nor the web. Whatever is compared, two things hold. Leaving out
what was added gives the old text again; leaving out what was removed gives the new one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

# Two parts with at least this share of words in common are one part that changed.
ALIKE = 0.5
# Beyond this many pairs, comparing each with each costs more than it tells: the one is then removed
# and the other added as a whole.
MOST_PAIRS_OF_WORDS = 4_000_000
MOST_PAIRS_OF_PARTS = 40_000


class Part(NamedTuple):
    """A paragraph, heading or table row: what kind of block it stands in, and its text."""

    kind: str
    text: str


class Fate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Some words of a part, and what became of them: same, added or removed."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Change:
    """A part and what became of it. ``pieces`` in reading order, a removal before what took its
    place."""

    fate: Fate
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return self.fate == Fate.SAME

    def without(self, fate: Fate) -> str:
        """Its text without what was added, or without what was removed."""
        return "".join(piece.text for piece in self.pieces if piece.fate != fate)


@dataclass(frozen=True)
class Unchanged:
    """So many parts that are left out of sight because nothing in them changed."""

    number: int


def compare(old: Iterable[Part], new: Iterable[Part]) -> list[Change]:
    """Every part of either text, in reading order, with what became of it."""
    old, new = [Part(*part) for part in old], [Part(*part) for part in new]
    changes: list[Change] = []
    for tag, from_1, to_1, from_2, to_2 in _opcodes(old, new):
        if tag == "equal":
            changes += [_whole(Fate.SAME, part) for part in old[from_1:to_1]]
        else:
            changes += _replaced(old[from_1:to_1], new[from_2:to_2])
    return changes


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """One text as pieces that stayed, went or came."""
    before, after = _words(old), _words(new)
    steps = [
        (tag == "equal", "".join(before[a:b]), "".join(after[c:d]))
        for tag, a, b, c, d in _opcodes(before, after)
    ]
    return tuple(_pieces(_without_islands(steps)))


def in_sight(changes: Sequence[Change], around: int = 1) -> list[Change | Unchanged]:
    """The changes with so many unchanged parts before and after each; the rest only counted."""
    changed = [place for place, change in enumerate(changes) if not change.is_same]
    shown = {near for place in changed for near in range(place - around, place + around + 1)}
    seen: list[Change | Unchanged] = []
    for place, change in enumerate(changes):
        if place in shown:
            seen.append(change)
        elif seen and isinstance(seen[-1], Unchanged):
            seen[-1] = Unchanged(seen[-1].number + 1)
        else:
            seen.append(Unchanged(1))
    return seen


def count(changes: Iterable[Change]) -> Counter:
    """How many parts were changed, added and removed."""
    return Counter(change.fate for change in changes if not change.is_same)


def _words(text: str) -> list[str]:
    """Words, spaces and marks, which together are the text."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _opcodes(old: Sequence, new: Sequence) -> list[tuple[str, int, int, int, int]]:
    """``difflib``'s, after what both begin and end with was set aside."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    end_1, end_2 = len(old) - tail, len(new) - tail
    steps = [("equal", 0, head, 0, head)] if head else []
    if (end_1 - head) * (end_2 - head) > MOST_PAIRS_OF_WORDS:
        steps.append(("replace", head, end_1, head, end_2))
    else:
        matcher = SequenceMatcher(None, old[head:end_1], new[head:end_2], autojunk=False)
        steps += [
            (tag, a + head, b + head, c + head, d + head)
            for tag, a, b, c, d in matcher.get_opcodes()
        ]
    if tail:
        steps.append(("equal", end_1, len(old), end_2, len(new)))
    return steps


def _without_islands(steps: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Join changes that only a space stands between: a reader sees them as one."""
    joined: list[tuple[bool, str, str]] = []
    for place, (is_equal, before, after) in enumerate(steps):
        island = is_equal and 0 < place < len(steps) - 1 and not before.strip()
        if joined and not joined[-1][0] and (island or not is_equal):
            joined[-1] = (False, joined[-1][1] + before, joined[-1][2] + after)
        else:
            joined.append((is_equal and not island, before, after))
    return joined


def _pieces(steps: list[tuple[bool, str, str]]) -> Iterator[Piece]:
    for is_equal, before, after in steps:
        if is_equal:
            yield Piece(Fate.SAME, before)
            continue
        if before:
            yield Piece(Fate.REMOVED, before)
        if after:
            yield Piece(Fate.ADDED, after)


def _whole(fate: Fate, part: Part) -> Change:
    return Change(fate, part.kind, (Piece(fate, part.text),))


def _replaced(old: list[Part], new: list[Part]) -> list[Change]:
    """Parts that are alike stand as changed, in order; the others as removed and added."""
    changes: list[Change] = []
    next_old = next_new = 0
    for place_old, place_new in [*_pairs(old, new), (len(old), len(new))]:
        changes += [_whole(Fate.REMOVED, part) for part in old[next_old:place_old]]
        changes += [_whole(Fate.ADDED, part) for part in new[next_new:place_new]]
        if place_old < len(old):
            pieces = compare_words(old[place_old].text, new[place_new].text)
            changes.append(Change(Fate.CHANGED, new[place_new].kind, pieces))
        next_old, next_new = place_old + 1, place_new + 1
    return changes


def _pairs(old: list[Part], new: list[Part]) -> list[tuple[int, int]]:
    """Which old part became which new one, in order, so that as many words as can be stay."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS_OF_PARTS:
        return []
    words_old = [Counter(_words(part.text)) for part in old]
    words_new = [Counter(_words(part.text)) for part in new]
    # best[i][j]: the most likeness that old[i:] and new[j:] can give.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[0.0] * len(new) for _ in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            if old[i].kind == new[j].kind:
                likeness[i][j] = _likeness(words_old[i], words_new[j])
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Counter, other: Counter) -> float:
    """The share of words, spaces and marks in common, or 0 below :data:`ALIKE`."""
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 0.0
    return share if share >= ALIKE else 0.0
