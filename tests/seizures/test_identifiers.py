"""Numbers with a check digit are checked, and what is wrong is said."""

import pytest

from seizures.identifiers import (
    CodeError,
    check_container_number,
    check_imo_number,
    check_locode,
)


@pytest.mark.parametrize("text", ["CMAU3206704", "cmau 320670 4", "CSQU3054383", "CSQU305438-3"])
def test_a_right_container_number_is_kept_compact(text):
    assert check_container_number(text) in {"CMAU3206704", "CSQU3054383"}


def test_a_wrong_check_digit_is_named():
    with pytest.raises(CodeError, match="it would be 3, not 4"):
        check_container_number("CSQU3054384")


@pytest.mark.parametrize("text", ["CSQX3054383", "CSQU305438", "ÇSQU3054383", "CSQU٣٠٥٤٣٨٣"])
def test_a_container_number_of_another_shape_is_refused(text):
    with pytest.raises(CodeError, match="three letters, one of U, J, Z or R"):
        check_container_number(text)


@pytest.mark.parametrize("text", ["9176187", "IMO 9176187", "imo9176187"])
def test_a_right_imo_number_is_kept_as_seven_digits(text):
    assert check_imo_number(text) == "9176187"


@pytest.mark.parametrize(
    ("text", "said"), [("9176188", "it would be 7"), ("12345", "seven digits")]
)
def test_a_wrong_imo_number_is_refused(text, said):
    with pytest.raises(CodeError, match=said):
        check_imo_number(text)


def test_a_locode_is_kept_compact():
    assert check_locode("pe cll") == "PECLL"


@pytest.mark.parametrize("text", ["PE", "P3CLL", "PECL1", "PECLLX"])
def test_a_locode_of_another_shape_is_refused(text):
    with pytest.raises(CodeError, match="UN/LOCODE"):
        check_locode(text)
