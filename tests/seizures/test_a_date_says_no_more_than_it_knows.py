"""A date has the bounds that were written and no others, and is said whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [("2017/", date(2017, 1, 1), None), ("/2017", None, date(2017, 12, 31))],
)
def test_a_blank_end_gets_no_invented_bound(text, earliest, latest):
    fuzzy = parse(text)
    assert (fuzzy.earliest, fuzzy.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "said"),
    [("2022-XX", "2022"), ("2022-06-XX", "June 2022"), ("2022-06-XX?", "June 2022, uncertain")],
)
def test_unspecified_months_and_days_are_not_said_as_days(text, said):
    assert parse(text).in_words("en") == said


@pytest.mark.parametrize(
    "text",
    [
        "2022-21",
        "2022S2",
        "[..2022]",
        "{2021,2022}",
        "~2022",
        "2022-06~-11",
        "202X-06",
        "2022-XX-11",
        "٢٠٢٢",
    ],
)
def test_what_could_not_be_said_whole_is_refused(text):
    with pytest.raises(DateError, match="is not a date this form understands"):
        parse(text)


days = st.dates(min_value=date(1000, 1, 1))
written = st.tuples(
    days, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "~", "?", "%"])
).map(lambda t: (t[0], t[0].strftime(t[1]) + t[2]))


@given(written)
def test_the_bounds_hold_the_day_that_was_meant(made):
    day, text = made
    fuzzy = parse(text)
    assert fuzzy.earliest <= day <= fuzzy.latest
    assert str(day.year) in fuzzy.in_words("en")
    assert str(day.year) in fuzzy.in_words("es")


@given(written, written)
def test_an_interval_begins_and_ends_with_its_parts(one, other):
    (_, start), (_, end) = sorted([one, other])
    earliest, latest = parse(start).earliest, parse(end).latest
    if earliest <= latest:
        fuzzy = parse(f"{start}/{end}")
        assert (fuzzy.earliest, fuzzy.latest) == (earliest, latest)
