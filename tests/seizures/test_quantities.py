"""A quantity is understood as its source wrote it, and never as more."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures import quantities
from seizures.quantities import QuantityError, parse, parse_plain, to_kilograms

D = Decimal


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "best", "high", "unit"),
    [
        ("some three tons of cocaine hydrochloride", "about", "3", "3", "3", "ton"),
        ("2.2 tons", "exactly", "2.2", "2.2", "2.2", "ton"),
        ("2,2 toneladas", "exactly", "2.2", "2.2", "2.2", "t"),
        ("7.2 toneladas de cocaína", "exactly", "7.2", "7.2", "7.2", "t"),
        ("39,525 lb", "exactly", "39525", "39525", "39525", "lb"),
        ("39,525 pounds of cocaine", "exactly", "39525", "39525", "39525", "lb"),
        ("around 100 kilograms", "about", "100", "100", "100", "kg"),
        ("unas tres toneladas", "about", "3", "3", "3", "t"),
        ("casi 3 toneladas", "about", "3", "3", "3", "t"),
        ("over eight tons", "over", "8", None, None, "ton"),
        ("more than eight tons", "over", "8", None, None, "ton"),
        ("más de ocho toneladas", "over", "8", None, None, "t"),
        ("at least 5 kg", "at-least", "5", None, None, "kg"),
        ("al menos 5 kg", "at-least", "5", None, None, "kg"),
        ("up to 1.5 t", "up-to", None, None, "1.5", "t"),
        ("hasta 20 kilos", "up-to", None, None, "20", "kg"),
        ("less than 2 kg", "under", None, None, "2", "kg"),
        ("between 300 and 350 kg", "between", "300", None, "350", "kg"),
        ("entre 300 y 350 kilos", "between", "300", None, "350", "kg"),
        ("300–350 kg", "between", "300", None, "350", "kg"),
        ("300 to 350 kg", "between", "300", None, "350", "kg"),
        ("1.234,5 kg", "exactly", "1234.5", "1234.5", "1234.5", "kg"),
        ("1,234.5 kg", "exactly", "1234.5", "1234.5", "1234.5", "kg"),
        ("1,234,567 kg", "exactly", "1234567", "1234567", "1234567", "kg"),
        ("2 388 kg of cocaine", "exactly", "2388", "2388", "2388", "kg"),
        ("2257.690 kg", "exactly", "2257.690", "2257.690", "2257.690", "kg"),
        ("half a ton", "exactly", "0.5", "0.5", "0.5", "ton"),
        ("two and a half tons", "exactly", "2.5", "2.5", "2.5", "ton"),
        ("twenty-five tons", "exactly", "25", "25", "25", "ton"),
        ("mil quinientos kilos", "exactly", "1500", "1500", "1500", "kg"),
        ("1,000 plants", "exactly", "1000", "1000", "1000", "plant"),
    ],
)
def test_what_a_source_wrote_is_understood(text, qualifier, low, best, high, unit):
    quantity = parse(text)
    amounts = tuple(None if value is None else D(value) for value in (low, best, high))
    assert (quantity.low, quantity.best, quantity.high) == amounts
    assert (quantity.qualifier, quantity.unit) == (qualifier, unit)
    assert quantity.as_written == text


@pytest.mark.parametrize(
    "text", ["", "unknown", "an unknown quantity", "undisclosed amount", "cantidad desconocida"]
)
def test_an_unknown_quantity_stays_unknown(text):
    quantity = parse(text)
    assert not quantity.is_known
    assert to_kilograms(quantity) == quantities.Mass(None, None, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-5 kg", "never negative"),
        ("5 parsecs", "“parsecs” is not a unit"),
        ("cocaine", "a number and a unit are needed"),
        ("350-300 kg", "the lower figure comes first"),
        ("300 kg to 2 tons", "uses two units"),
        ("3.000 kilos", "may separate thousands or decimals"),
        ("3.500 kg", "may separate thousands or decimals"),
        ("571.810 toneladas", "may separate thousands or decimals"),
        ("1,2,3 kg", "may separate thousands or decimals"),
        ("some kg", "“some kg” gives no number"),
        ("9" * 300 + " kg", "too long"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(text, said):
    with pytest.raises(QuantityError, match=said):
        parse(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "rule"),
    [
        ("1 kg", "1", "1", "kg"),
        ("250 g", "0.25", "0.25", "g"),
        ("1 lb", "0.45359237", "0.45359237", "lb"),
        ("1 tonne", "1000", "1000", "t"),
        ("1 short ton", "907.18474", "907.18474", "short-ton"),
        ("1 long ton", "1016.0469088", "1016.0469088", "long-ton"),
        ("2.2 tons", "1995.806428", "2200", "ton"),
        ("over eight tons", "7257.47792", None, "ton"),
        ("up to 2 tons", None, "2000", "ton"),
    ],
)
def test_kilograms_are_exact_and_an_unstated_ton_is_an_interval(text, low, high, rule):
    mass = to_kilograms(parse(text))
    assert mass.low == (None if low is None else D(low))
    assert mass.high == (None if high is None else D(high))
    assert mass.rule == rule
    assert quantities.rule_in_words(rule)


@pytest.mark.parametrize(
    "text", ["1,000 plants", "3 hectares", "40 doses", "12 litres", "9 bricks"]
)
def test_what_is_no_mass_never_becomes_kilograms(text):
    mass = to_kilograms(parse(text))
    assert (mass.low, mass.high) == (None, None)


@given(
    st.decimals(min_value=0, max_value=10**7, places=3),
    st.sampled_from(["kg", "g", "lb", "tons", "t", "short tons", "oz"]),
    st.sampled_from(["", "about ", "over ", "at least ", "under ", "up to "]),
)
def test_low_never_passes_best_nor_best_high(amount, unit, qualifier):
    quantity = parse_plain(f"{qualifier}{amount:f} {unit}")
    known = [v for v in (quantity.low, quantity.best, quantity.high) if v is not None]
    assert known == sorted(known)
    mass = to_kilograms(quantity)
    assert mass.low is None or mass.high is None or mass.low <= mass.high


@given(st.text(max_size=80))
def test_any_text_is_either_understood_or_refused_in_words(text):
    try:
        parse(text)
    except QuantityError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        (
            "some three tons",
            "about 3 tons (which ton is not stated)",
            "alrededor de 3 toneladas (no se indica de qué tipo)",
        ),
        ("over 7.2 tonnes", "over 7.2 metric tons", "más de 7,2 toneladas métricas"),
        ("between 300 and 350 kg", "300 to 350 kg", "300 a 350 kg"),
        ("", "unknown quantity", "cantidad desconocida"),
        ("1 plant", "1 plant", "1 planta"),
    ],
)
def test_a_quantity_is_said_in_both_languages(text, english, spanish):
    assert quantities.in_words(parse(text), "en") == english
    assert quantities.in_words(parse(text), "es") == spanish


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("2200", "2200", "2,200 kg"),
        ("2257.69", "2257.69", "2,257.69 kg"),
        ("2721.55422", "3000", "≈ 2,722 to 3,000 kg"),
        ("17928.23842425", "17928.23842425", "≈ 17,928 kg"),
        ("13607.7711", None, "at least ≈ 13,608 kg"),
        (None, "1500", "up to 1,500 kg"),
    ],
)
def test_a_rounded_figure_is_marked(low, high, said):
    values = [None if value is None else D(value) for value in (low, high)]
    assert quantities.mass_in_words(*values, "en") == said


@pytest.mark.parametrize(
    ("text", "amount"), [("42.736 kg", "42.736"), ("over 8 tons", "8"), ("39525 lb", "39525")]
)
def test_the_plain_form_has_one_reading(text, amount):
    assert parse_plain(text).low == D(amount)
    assert parse_plain(text).as_written == text


@pytest.mark.parametrize("text", ["39,525 lb", "2,2 toneladas", "1.234.567 kg", "2 388 kg"])
def test_the_plain_form_takes_no_other_separator(text):
    with pytest.raises(QuantityError, match="a point marks decimals"):
        parse_plain(text)
