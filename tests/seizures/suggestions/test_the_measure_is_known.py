"""What the rules are worth on texts that they were not made for, in numbers."""

from tests.seizures.suggestions import held_back
from tests.seizures.suggestions.case import score


def test_precision_and_recall_on_what_was_held_back():
    measured = score(held_back.CASES)
    assert measured.precision >= 0.95, measured.wrong
    assert measured.recall >= 0.9, measured.missed


def test_precision_holds_where_texts_are_hard_and_recall_is_known_to_be_less():
    measured = score(held_back.HARD)
    assert measured.precision >= 0.9, measured.wrong
    assert measured.recall >= 0.6, measured.missed
