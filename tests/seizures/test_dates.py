"""A date says how much is known, in EDTF and in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "english", "spanish"),
    [
        ("2022-06-11", "2022-06-11", "2022-06-11", "11 June 2022", "11 de junio de 2022"),
        ("2022-06", "2022-06-01", "2022-06-30", "June 2022", "junio de 2022"),
        ("2022", "2022-01-01", "2022-12-31", "2022", "2022"),
        ("2022-11~", "2022-11-01", "2022-11-30", "about November 2022", "hacia noviembre de 2022"),
        (
            "2022-06-11?",
            "2022-06-11",
            "2022-06-11",
            "11 June 2022, uncertain",
            "11 de junio de 2022, sin certeza",
        ),
        ("2021/2022", "2021-01-01", "2022-12-31", "2021 to 2022", "2021 a 2022"),
        (
            "2022-06-11/2022-06-13",
            "2022-06-11",
            "2022-06-13",
            "11 June 2022 to 13 June 2022",
            "11 de junio de 2022 a 13 de junio de 2022",
        ),
        ("2017/..", "2017-01-01", None, "since 2017", "desde 2017"),
        ("../2017", None, "2017-12-31", "until 2017", "hasta 2017"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024", "febrero de 2024"),
        (
            "202X",
            "2020-01-01",
            "2029-12-31",
            "between 1 January 2020 and 31 December 2029",
            "entre el 1 de enero de 2020 y el 31 de diciembre de 2029",
        ),
    ],
)
def test_edtf_is_understood_and_said(text, earliest, latest, english, spanish):
    fuzzy = parse(text)
    assert fuzzy.earliest == (earliest and date.fromisoformat(earliest))
    assert fuzzy.latest == (latest and date.fromisoformat(latest))
    assert fuzzy.in_words("en") == english
    assert fuzzy.in_words("es") == spanish


def test_the_text_is_kept_to_the_letter():
    assert parse("2022-11~").text == "2022-11~"


@pytest.mark.parametrize(
    "text",
    ["", "June 2022", "2022-02-30", "2022-13", "11/06/2022", "../..", "Y-17E7", "2022-06-11T10:00"],
)
def test_what_is_no_date_is_refused_with_examples(text):
    with pytest.raises(DateError, match="2022-11~ for about|no date at all"):
        parse(text)


def test_an_interval_that_runs_backwards_is_refused():
    with pytest.raises(DateError):
        parse("2022/2021")


@given(st.text(max_size=50))
def test_any_text_is_either_a_date_or_refused_in_words(text):
    try:
        fuzzy = parse(text)
    except DateError as error:
        assert str(error)
    else:
        assert fuzzy.in_words("en")
