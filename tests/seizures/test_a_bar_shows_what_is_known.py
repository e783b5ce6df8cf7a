"""A bar begins and ends where the amounts are, and is open where nobody says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.paper.interval_bars import LEFT, RIGHT, interval_bar

AMOUNTS = st.decimals(min_value=0, max_value=10**8, places=8, allow_nan=False)


@given(AMOUNTS, AMOUNTS)
def test_low_is_never_right_of_high_and_both_are_on_the_drawing(one, other):
    low, high = sorted((one, other))
    bar = interval_bar(low, high)
    if high == 0:
        assert bar is None
        return
    assert LEFT <= bar.start <= bar.end <= RIGHT
    assert bar.ticks[0].amount == 0
    assert bar.ticks[-1].amount >= high
    assert 2 <= len(bar.ticks) <= 6


@given(AMOUNTS.filter(bool))
def test_an_open_end_reaches_the_edge_and_leaves_room_behind_what_is_known(amount):
    over = interval_bar(amount, None)
    assert over.end == RIGHT
    assert over.start < RIGHT - 40
    up_to = interval_bar(None, amount)
    assert up_to.start == LEFT


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [("1995.8", "2200", "0 1000 2000 3000"), ("100", "100", "0 50 100"), ("0.003", "0.003", "0 0.001 0.002 0.003")],
)  # fmt: skip
def test_the_scale_is_one_that_people_use(low, high, marks):
    ticks = interval_bar(Decimal(low), Decimal(high)).ticks
    assert [format(tick.amount.normalize(), "f") for tick in ticks] == marks.split()


def test_what_is_not_known_has_no_bar():
    assert interval_bar(None, None) is None
