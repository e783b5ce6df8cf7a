"""A wording is never read as another amount than it says: where it may be, it is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures import quantities
from seizures.number_words import NumberWordError, number_from_words
from seizures.quantities import QuantityError, parse, to_kilograms

AMBIGUOUS = "may separate thousands or decimals"


@pytest.mark.parametrize(
    "text",
    [
        "más de 3.500 kg",
        "unos 3,500 kg",
        "3.500 kg de cocaína",
        "3.000 pastillas",
        "1.500 packages",
        "3 5 kg",
        "1,2.5 kg",
        "1.234,567.8 kg",
        "12,34,567 kg",
    ],
)
def test_digits_that_may_be_a_thousand_times_more_are_refused(text):
    with pytest.raises(QuantityError, match=AMBIGUOUS):
        parse(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0,500 kg", "0.5"),
        ("3,500 kg", "3500"),
        ("12 345,5 kg", "12345.5"),
        ("1,234,567.8 kg", "1234567.8"),
        ("5 mil kilos", "5000"),
        ("1.5 million tablets", "1500000"),
        ("3 millones de pastillas", "3000000"),
    ],
)
def test_digits_that_can_be_read_in_one_way_are(text, amount):
    assert parse(text).best == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "300 kg of cocaine and 200 kg of marijuana",
        "300 kg of cocaine, two tons of marijuana",
        "between 2 and 3 kg of cocaine; 5g of heroin",
    ],
)
def test_a_second_mass_is_not_dropped(text):
    with pytest.raises(QuantityError, match="a line for each"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "8 tons of cocaine and cocaine base",
        "39,525 lb (17,928 kg)",
        "300 kg of cocaine in 250 packages",
        "300 kg of 90% pure cocaine in 5 tents",
        "40 kg of cocaine, worth 60 dollars a gram",
    ],
)
def test_what_else_a_source_says_does_not_hinder(text):
    assert parse(text).is_known


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between three and five tons", 3, 5),
        ("entre tres y cinco toneladas", 3, 5),
        ("two to three tons of cocaine and cocaine base", 2, 3),
        ("entre treinta y cinco y cuarenta toneladas", 35, 40),
        ("entre veinte y treinta y cinco toneladas", 20, 35),
        ("between one hundred and fifty and two hundred kg", 150, 200),
        ("twenty-five to thirty tons", 25, 30),
        ("300 kg to 350 kg", 300, 350),
    ],
)
def test_a_range_in_words_has_the_ends_it_says(text, low, high):
    quantity = parse(text)
    assert (quantity.low, quantity.best, quantity.high) == (low, None, high)


@pytest.mark.parametrize("text", ["300 y 350 kg", "300 and 350 kg", "42 kilos y 736 gramos"])
def test_two_figures_with_and_are_no_range(text):
    with pytest.raises(QuantityError):
        parse(text)


def test_just_over_is_over():
    assert parse("just over 3 tons").qualifier == "over"


@pytest.mark.parametrize("text", ["100000000 kg", "1.123456789 kg", "900 million tablets"])
def test_an_amount_that_cannot_be_kept_exactly_is_refused(text):
    with pytest.raises(QuantityError, match="less than a hundred million"):
        parse(text)


@given(
    st.decimals(min_value=0, max_value="99999999.99999999", places=8),
    st.sampled_from([unit for unit in quantities.UNITS.values() if unit.is_mass]),
)
def test_kilograms_lose_no_digit(amount, unit):
    mass = to_kilograms(parse(f"{amount:f} {unit.spellings[0]}"))
    assert mass.low / unit.kilograms_low == amount
    assert mass.high / unit.kilograms_high == amount


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a half", "0.5"),
        ("half a million", "500000"),
        ("a hundred and five", "105"),
        ("two hundred thousand", "200000"),
        ("treinta y cinco", "35"),
        ("tres y media", "3.5"),
        ("dos mil quinientos", "2500"),
    ],
)
def test_words_are_the_number_that_they_say(words, number):
    assert number_from_words(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    ["two three", "five forty", "half half", "ten one", "thousand million", "three and", ""],
)
def test_words_that_make_no_number_are_refused(words):
    with pytest.raises(NumberWordError):
        number_from_words(words)


@pytest.mark.parametrize("unit", quantities.UNITS.values(), ids=lambda unit: unit.code)
def test_every_unit_has_its_name_in_spanish(unit):
    said = quantities.in_words(parse(f"2 {unit.spellings[0]}"), "es")
    assert said.startswith("2 ")
    alike = ("kg", "g", "mg", "ug", "ml", "viss", "acre")  # one name in both languages
    assert unit.code in alike or unit.plural not in said


def test_a_mass_is_never_shown_as_nothing():
    assert quantities.mass_in_words(Decimal("0.00000001"), None, "en") == "at least 0.00000001 kg"
    assert quantities.mass_in_words(Decimal("0.0001"), Decimal("0.0001"), "en") == "0.0001 kg"
