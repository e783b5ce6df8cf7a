"""A total says what it counted and what it did not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.totals import Countable, CountableLine, total

D = Decimal


def kilograms(low, high=None, *, is_open=False) -> CountableLine:
    return CountableLine("cocaine", "kg", D(low), None if is_open else D(high or low))


UNKNOWN = CountableLine("cocaine", "", None, None)
PLANTS = CountableLine("coca-leaf", "plant", None, None, D(40), D(40))


def event(identifier: str, *lines: CountableLine, **changes) -> Countable:
    return replace(Countable(identifier, "event", lines=lines), **changes)


def test_the_four_events_and_two_claims_of_the_first_article():
    """By hand: 2.2 and 3 unstated tons are 4,717.360648 to 5,200 kg; with 100 kg, 4,817 to 5,300."""
    records = [
        event("house", kilograms("2721.55422", "3000")),
        event("coffee", UNKNOWN),
        event("scrap", kilograms(100)),
        event("asparagus", kilograms("1995.806428", "2200")),
        Countable("2021", "aggregate", lines=(kilograms("7257.47792", is_open=True),)),
        Countable("since-2017", "aggregate", lines=(kilograms("13607.7711", is_open=True),)),
    ]
    found = total(records)
    assert (found.kg_low, found.kg_high) == (D("4817.360648"), D("5300"))
    assert found.in_words("en") == (
        "4.8 to 5.3 t in 3 events; 1 of unknown quantity; 2 aggregate claims not counted"
    )
    assert found.in_words("es") == (
        "4,8 a 5,3 t en 3 hechos; 1 de cantidad desconocida; 2 afirmaciones agregadas sin contar"
    )


def test_an_unknown_quantity_never_becomes_zero():
    found = total([event("a", UNKNOWN)])
    assert (found.kg_low, found.kg_high) == (None, None)
    assert found.in_words("en") == "1 of unknown quantity"


def test_what_is_no_mass_is_kept_apart():
    found = total([event("a", kilograms(5), PLANTS)])
    assert found.lines_in_other_units == {"plant": 1}
    assert found.kg_high == 5


def test_an_open_quantity_makes_the_total_at_least():
    found = total([event("a", kilograms(500, is_open=True)), event("b", kilograms(100))])
    assert found.in_words("en") == "at least 600 kg in 2 events"


def test_a_roll_up_stands_behind_its_events():
    roll_up = Countable("r", "roll-up", lines=(kilograms(900),))
    found = total([roll_up, event("a", kilograms(400), parent="r")])
    assert found.kg_high == 400
    assert found.roll_ups_not_counted == 1


@pytest.mark.parametrize("status", ["merged", "retracted"])
def test_what_no_longer_stands_is_not_counted(status):
    found = total([event("a", kilograms(400), status=status), event("b", kilograms(1))])
    assert found.kg_high == 1
    assert found.events == 1


def test_nothing_is_said_plainly():
    assert total([]).in_words("en") == "no events"


amounts = st.decimals(min_value=0, max_value=10**6, places=4)
lines = st.one_of(
    st.just(UNKNOWN),
    st.just(PLANTS),
    st.tuples(amounts, amounts, st.booleans()).map(
        lambda t: kilograms(min(t[:2]), max(t[:2]), is_open=t[2])
    ),
)
records = st.lists(
    st.tuples(st.sampled_from(["event", "roll-up", "aggregate"]), st.lists(lines, max_size=3)),
    max_size=12,
).map(
    lambda made: [
        Countable(f"SZ-{number}", kind, lines=tuple(parts))
        for number, (kind, parts) in enumerate(made)
    ]
)


@given(records, st.randoms())
def test_the_order_of_records_never_matters(made, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    assert total(shuffled) == total(made)


@given(records)
def test_low_never_passes_high(made):
    found = total(made)
    assert found.kg_low is None or found.kg_low <= found.kg_high


@given(records)
def test_a_merge_never_raises_a_total(made):
    events = [record for record in made if record.kind == "event"]
    if len(events) < 2:
        return
    merged = replace(events[0], status="merged", merged_into=events[1].identifier)
    before, after = total(events), total([merged, *events[1:]])
    assert (after.kg_high or 0) <= (before.kg_high or 0)
    assert after.events == before.events - 1


@given(records)
def test_a_record_that_is_given_twice_counts_once(made):
    assert total(made + made) == total(made)


@given(records)
def test_what_is_unknown_adds_nothing_and_is_counted(made):
    before = total(made)
    after = total([*made, event("another", UNKNOWN)])
    assert (after.kg_low, after.kg_high) == (before.kg_low, before.kg_high)
    assert after.events_of_unknown_quantity == before.events_of_unknown_quantity + 1
