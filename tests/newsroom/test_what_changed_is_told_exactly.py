"""Two texts compared: nothing is lost, nothing invented, and what stayed is recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.versions.differences import (
    Fate,
    Part,
    Unchanged,
    compare,
    compare_words,
    count,
    in_sight,
)

WORDS = st.sampled_from(["three", "tons", "of", "asparagus", "Callao", "—", "3.2", "", "\n", "é"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)
PARTS = st.lists(st.builds(Part, st.sampled_from(["paragraph", "heading"]), TEXTS), max_size=8)


def marked(old: str, new: str) -> str:
    """``[-removed-]`` and ``{+added+}`` in place."""
    frames = {Fate.SAME: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}
    return "".join(frames[piece.fate].format(piece.text) for piece in compare_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", ""),
        ("Three tons.", "Three tons.", "Three tons."),
        ("Three tons.", "Four tons.", "[-Three-]{+Four+} tons."),
        ("Three tons.", "Three metric tons.", "Three {+metric +}tons."),
        ("Some three tons.", "Three tons.", "[-Some three-]{+Three+} tons."),
        ("It was two men", "It was three women", "It was [-two men-]{+three women+}"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("3.2 t", "3.3 t", "3.[-2-]{+3+} t"),
    ],
)
def test_words(old, new, told):
    assert marked(old, new) == told


def fates(old: list[str], new: list[str]) -> list[str]:
    parts = ([Part("paragraph", text) for text in texts] for texts in (old, new))
    return [str(change.fate) for change in compare(*parts)]


A, B, C = "The cans were full.", "Nobody knew the port.", "A court has ruled since."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([], [], []),
        ([A, B], [A, B], ["same", "same"]),
        ([A, B], [A, C, B], ["same", "added", "same"]),
        ([A, B, C], [A, C], ["same", "removed", "same"]),
        ([A], ["The cans were nearly full."], ["changed"]),
        ([A], [C], ["removed", "added"]),
        ([A, B], [C, "Nobody knew that port."], ["removed", "added", "changed"]),
        ([A, A], [A], ["same", "removed"]),
    ],
)
def test_parts(old, new, told):
    assert fates(old, new) == told


def test_a_heading_does_not_become_a_paragraph():
    [removed, added] = compare([Part("heading", A)], [Part("paragraph", A)])
    assert (removed.fate, added.fate) == (Fate.REMOVED, Fate.ADDED)


@given(old=TEXTS, new=TEXTS)
def test_words_without_what_was_added_are_the_old_text_and_the_other_way_round(old, new):
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.fate != Fate.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.fate != Fate.REMOVED) == new


@given(old=PARTS, new=PARTS)
def test_parts_without_what_was_added_are_the_old_text_and_the_other_way_round(old, new):
    changes = compare(old, new)
    before = [each.without(Fate.ADDED) for each in changes if each.fate != Fate.ADDED]
    after = [each.without(Fate.REMOVED) for each in changes if each.fate != Fate.REMOVED]
    assert before == [part.text for part in old]
    assert after == [part.text for part in new]


@given(text=PARTS)
def test_a_text_compared_with_itself_has_not_changed(text):
    assert not count(compare(text, text))


@given(old=PARTS, new=PARTS)
def test_what_is_out_of_sight_is_counted_and_never_a_change(old, new):
    changes = compare(old, new)
    seen = in_sight(changes)
    hidden = sum(each.number for each in seen if isinstance(each, Unchanged))
    shown = [each for each in seen if not isinstance(each, Unchanged)]
    assert hidden + len(shown) == len(changes)
    assert [each for each in shown if not each.is_same] == [
        each for each in changes if not each.is_same
    ]


def test_a_very_long_text_is_told_in_time():
    old, new = "a " * 20_000 + "x", "b " * 20_000 + "x"
    pieces = compare_words(old, new)
    assert pieces[-1].text.endswith("x")
    many = [Part("paragraph", f"Old {number}") for number in range(2_000)]
    other = [Part("paragraph", f"New {number} words") for number in range(2_000)]
    assert len(compare(many, other)) == 4_000
