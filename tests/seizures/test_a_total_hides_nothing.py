"""A total names every quantity that it could not add, and its words hold its figures."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seizures.totals import Countable, CountableLine, total

D = Decimal
UNKNOWN = CountableLine("heroin", "", None, None)
PLANTS = CountableLine("coca-leaf", "plant", None, None, D(40), D(40))


def mass(low, high) -> CountableLine:
    return CountableLine("cocaine", "kg", low, high)


def event(identifier: str, *lines: CountableLine) -> Countable:
    return Countable(identifier, "event", lines=lines)


def test_an_unknown_line_beside_a_known_one_is_named():
    found = total([event("a", mass(D(5), D(5)), UNKNOWN)])
    assert (found.events_counted, found.events_partly_unknown) == (1, 1)
    assert found.in_words("en") == "5 kg in 1 event; 1 with a further quantity that is unknown"
    assert found.in_words("es") == "5 kg en 1 hecho; 1 con otra cantidad que se desconoce"


def test_plants_are_not_an_unknown_quantity():
    found = total([event("a", PLANTS)])
    assert (found.events_of_unknown_quantity, found.events_without_mass) == (0, 1)
    assert found.events_counted == 0
    assert found.in_words("en") == "1 quantity that is no mass, kept apart"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("40", "1200", "40 to 1,200 kg in 1 event"),
        ("0.25", "0.25", "0.25 kg in 1 event"),
        ("999.5", "1000", "0.9 to 1 t in 1 event"),
        ("5250", "5251", "5.2 to 5.3 t in 1 event"),
    ],
)
def test_a_mass_is_rounded_outwards_and_never_to_nothing(low, high, said):
    assert total([event("a", mass(D(low), D(high)))]).in_words("en") == said


@pytest.mark.parametrize(
    ("kilograms", "said"),
    [
        ("136.605", "136.605 kg"),
        ("100", "100 kg"),
        ("999.999", "999.999 kg"),
        ("136.6051", "≈ 137 kg"),
        ("0.0000001", "0.0000001 kg"),
        ("0.1234567", "≈ 0.123457 kg"),
        ("1000", "1 t"),
        ("5250", "≈ 5.2 t"),
        ("17928.238", "≈ 17.9 t"),
    ],
)
def test_a_mass_that_is_known_exactly_is_one_figure(kilograms, said):
    assert total([event("a", mass(D(kilograms), D(kilograms)))]).mass_in_words("en") == said


amounts = st.decimals(min_value="0.00000001", max_value=10**7, places=8)


@given(amounts, amounts)
def test_the_words_hold_the_exact_interval(one, other):
    low, high = sorted([one, other])
    assume(low != high)
    words = total([event("a", mass(low, high))]).mass_in_words("en").replace(",", "").split()
    factor = 1000 if words[-1] == "t" else 1
    assert D(words[0]) * factor <= low
    assert D(words[-2]) * factor >= high


@given(st.lists(st.lists(st.sampled_from([UNKNOWN, PLANTS, mass(D(1), D(2))]), max_size=3)))
def test_every_event_is_of_one_sort(made):
    found = total([event(str(number), *lines) for number, lines in enumerate(made)])
    sorts = found.events_counted + found.events_of_unknown_quantity + found.events_without_mass
    assert found.events == sorts == len(made)
    assert found.events_counted == sum(any(line.is_mass for line in lines) for lines in made)
