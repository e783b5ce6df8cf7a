"""A text gives the seizures that it tells of, with what it says of each, and nothing else."""

import pytest

from tests.seizures.suggestions import english, messy, spanish
from tests.seizures.suggestions.case import Case, differences, essentials

CASES = [*english.CASES, *spanish.CASES, *messy.CASES]


def _name(case: Case) -> str:
    return f"{case.language}: {case.text[:60]}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_it_is_read_as_it_was_written(case):
    found = case.read()
    assert len(found) == len(case.finds), [essentials(find) for find in found]
    amiss = [differences(*pair) for pair in zip(found, case.finds, strict=True)]
    assert amiss == [[] for _find in case.finds]


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_every_quote_and_every_part_stands_in_the_text(case):
    paragraphs = case.text.split("\n\n")
    for find in case.read():
        paragraph = paragraphs[find.paragraph]
        assert paragraph[slice(*find.span)] == find.quote
        for part in find.parts:
            start, end = part.span
            assert 0 <= start < end <= len(paragraph), part


def test_there_are_enough_of_every_kind():
    for cases in (english, spanish):
        told = [case for case in cases.CASES if case.finds]
        assert len(told) >= 20
        assert len(cases.NOTHING) >= 15
