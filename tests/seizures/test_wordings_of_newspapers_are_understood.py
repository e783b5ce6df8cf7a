"""Quantities as newspapers in English and Spanish word them: understood, or refused in words."""

from decimal import Decimal

import pytest

from seizures import quantities

UNDERSTOOD = [
    ("some three tons of cocaine hydrochloride", "about", "3", "3", "ton"),
    ("2,2 toneladas de cocaína", "exactly", "2.2", "2.2", "t"),
    ("39,525 lb", "exactly", "39525", "39525", "lb"),
    ("between 300 and 350 kg", "between", "300", "350", "kg"),
    ("unas 12 toneladas métricas", "about", "12", "12", "t"),
    ("over eight tons of cocaine and cocaine base, jointly", "over", "8", None, "ton"),
    ("a ton", "exactly", "1", "1", "ton"),
    ("a ton and a half of cocaine", "exactly", "1.5", "1.5", "ton"),
    ("one and a half tons", "exactly", "1.5", "1.5", "ton"),
    ("two and a half tonnes of cocaine", "exactly", "2.5", "2.5", "t"),
    ("half a ton", "exactly", "0.5", "0.5", "ton"),
    ("half a tonne of cannabis", "exactly", "0.5", "0.5", "t"),
    ("2½ tons", "exactly", "2.5", "2.5", "ton"),
    ("2 1/2 tons", "exactly", "2.5", "2.5", "ton"),
    ("three quarters of a ton", "exactly", "0.75", "0.75", "ton"),
    ("a quarter of a tonne", "exactly", "0.25", "0.25", "t"),
    ("slightly more than 2 tons", "over", "2", None, "ton"),
    ("a little over two tonnes", "over", "2", None, "t"),
    ("just shy of three tonnes", "under", None, "3", "t"),
    ("close to 4 tons", "about", "4", "4", "ton"),
    ("in the region of 400 kilos", "about", "400", "400", "kg"),
    ("1,200kg", "exactly", "1200", "1200", "kg"),
    ("1,200 kg.", "exactly", "1200", "1200", "kg"),
    ("2.2t of cocaine", "exactly", "2.2", "2.2", "t"),
    ("a 2.2-ton", "exactly", "2.2", "2.2", "ton"),
    ("2.2-tonne", "exactly", "2.2", "2.2", "t"),
    ("300-350 kg", "between", "300", "350", "kg"),
    ("300 to 350 kilos", "between", "300", "350", "kg"),
    ("two to three tons", "between", "2", "3", "ton"),
    ("from 300 to 350 kg", "between", "300", "350", "kg"),
    ("~300 kg", "about", "300", "300", "kg"),
    ("> 300 kg", "over", "300", None, "kg"),
    ("300+ kg", "at-least", "300", None, "kg"),
    ("300 kg or more", "at-least", "300", None, "kg"),
    ("300 kilos approximately", "about", "300", "300", "kg"),
    ("at least 1.5 metric tons", "at-least", "1.5", None, "t"),
    ("a dozen kilos", "exactly", "12", "12", "kg"),
    ("two dozen plants", "exactly", "24", "24", "plant"),
    ("2.5 million pills", "exactly", "2500000", "2500000", "tablet"),
    ("three million tablets", "exactly", "3000000", "3000000", "tablet"),
    ("as many as 500 plants", "up-to", None, "500", "plant"),
    ("661 pounds (300 kilograms)", "exactly", "661", "661", "lb"),
    ("nearly 23 metric tonnes of cocaine", "about", "23", "23", "t"),
    ("a record 23 tons", "exactly", "23", "23", "ton"),
    ("a total of 1,115 kilos", "exactly", "1115", "1115", "kg"),
    ("2 257,69 kg", "exactly", "2257.69", "2257.69", "kg"),
    ("1,115 kilograms (1.1 tonnes) of cocaine", "exactly", "1115", "1115", "kg"),
    ("más de ocho toneladas", "over", "8", None, "t"),
    ("cerca de 300 kilos", "about", "300", "300", "kg"),
    ("casi tres toneladas de clorhidrato de cocaína", "about", "3", "3", "t"),
    ("poco más de una tonelada", "over", "1", None, "t"),
    ("algo más de 2 toneladas", "over", "2", None, "t"),
    ("una tonelada y media de cocaína", "exactly", "1.5", "1.5", "t"),
    ("dos toneladas y media", "exactly", "2.5", "2.5", "t"),
    ("2 toneladas y media", "exactly", "2.5", "2.5", "t"),
    ("tonelada y media de marihuana", "exactly", "1.5", "1.5", "t"),
    ("más de una tonelada y media", "over", "1.5", None, "t"),
    ("media tonelada", "exactly", "0.5", "0.5", "t"),
    ("más de media tonelada de cocaína", "over", "0.5", None, "t"),
    ("medio kilo", "exactly", "0.5", "0.5", "kg"),
    ("kilo y medio", "exactly", "1.5", "1.5", "kg"),
    ("en torno a las dos toneladas", "about", "2", "2", "t"),
    ("superior a las tres toneladas", "over", "3", None, "t"),
    ("cerca de los 300 kilos", "about", "300", "300", "kg"),
    ("alrededor de 100 kilos", "about", "100", "100", "kg"),
    ("unos 300 kilos", "about", "300", "300", "kg"),
    ("entre 300 y 350 kilogramos", "between", "300", "350", "kg"),
    ("entre dos y tres toneladas", "between", "2", "3", "t"),
    ("de 300 a 350 kg", "between", "300", "350", "kg"),
    ("300 kilos aproximadamente", "about", "300", "300", "kg"),
    ("por encima de los 300 kilos", "over", "300", None, "kg"),
    ("un aproximado de 300 kilos", "about", "300", "300", "kg"),
    ("dos mil kilos", "exactly", "2000", "2000", "kg"),
    ("mil doscientos kilos", "exactly", "1200", "1200", "kg"),
    ("2 mil kilos de cocaína", "exactly", "2000", "2000", "kg"),
    ("tres millones de pastillas", "exactly", "3000000", "3000000", "tablet"),
    ("un millón de pastillas", "exactly", "1000000", "1000000", "tablet"),
    ("quinientas plantas", "exactly", "500", "500", "plant"),
    ("doscientas cincuenta toneladas", "exactly", "250", "250", "t"),
    ("veintiún kilos", "exactly", "21", "21", "kg"),
    ("una docena de kilos", "exactly", "12", "12", "kg"),
    ("no menos de 40 kilos", "at-least", "40", None, "kg"),
    ("tres (3) toneladas", "exactly", "3", "3", "t"),
    ("1.115,5 kilos", "exactly", "1115.5", "1115.5", "kg"),
    ("1.234.567 pastillas", "exactly", "1234567", "1234567", "tablet"),
    ("casi 500 kilos de cocaína en un contenedor", "about", "500", "500", "kg"),
    ("100 kilos de cocaína ocultos en chatarra", "exactly", "100", "100", "kg"),
    ("un cuarto de kilo", "exactly", "0.25", "0.25", "kg"),
    ("tres cuartos de tonelada", "exactly", "0.75", "0.75", "t"),
    ("1.5 metric tonnes", "exactly", "1.5", "1.5", "t"),
    ("1 500 kg", "exactly", "1500", "1500", "kg"),
    ("500 g", "exactly", "500", "500", "g"),
    ("12 gramos", "exactly", "12", "12", "g"),
    ("treinta y un kilos", "exactly", "31", "31", "kg"),
    ("treinta y cinco toneladas", "exactly", "35", "35", "t"),
    ("ciento veinte kilos", "exactly", "120", "120", "kg"),
    ("up to 20 metric tons", "up-to", None, "20", "t"),
]
REFUSED = [
    ("several tons", "gives no number"),
    ("hundreds of kilos", "gives no number"),
    ("a few kilos", "gives no number"),
    ("tons of cocaine", "gives no number"),
    ("varias toneladas", "gives no number"),
    ("decenas de kilos", "gives no number"),
    ("cientos de kilos", "gives no number"),
    ("2.000 kilos", "may separate thousands or decimals"),
    ("1,115 kilos de cocaína", "may separate thousands or decimals"),
    ("tres (4) toneladas", "is not understood"),
    ("two or three tons", "is not a number"),
    ("50 packages of 1 kg each", "more than one quantity"),
    ("300 kg and 20 lb", "uses two units"),
    ("sobre los 300 kilos", "is not understood"),
    ("1 tonelada 200 kilos", "is not understood"),
    ("3m pills", "is not understood"),
]


@pytest.mark.parametrize(("written", "qualifier", "low", "high", "unit"), UNDERSTOOD)
def test_a_wording_is_understood(written, qualifier, low, high, unit):
    quantity = quantities.parse(written)
    assert (quantity.as_written, quantity.qualifier, quantity.unit) == (written, qualifier, unit)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_what_is_vague_or_ambiguous_is_refused_in_words(written, why):
    with pytest.raises(quantities.QuantityError, match=why):
        quantities.parse(written)


def test_enough_wordings_are_tried():
    assert len(UNDERSTOOD) + len(REFUSED) >= 60
