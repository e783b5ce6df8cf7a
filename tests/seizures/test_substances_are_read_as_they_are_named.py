"""A substance is read as a text names it, in English and Spanish, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seizures.substance_words import find, fold_in_place


@pytest.mark.parametrize(
    ("text", "name", "substance", "form"),
    [
        ("some three tons of cocaine hydrochloride", "cocaine hydrochloride", "cocaine",
         "hydrochloride"),
        ("2 kg of cocaine", "cocaine", "cocaine", ""),
        ("eight tons of cocaine and cocaine base", "cocaine and cocaine base", "cocaine-and-base",
         ""),
        ("ocho toneladas de cocaína y pasta base", "cocaína y pasta base", "cocaine-and-base", ""),
        ("clorhidrato y base de cocaína", "clorhidrato y base de cocaína", "cocaine-and-base", ""),
        ("pasta base y clorhidrato de cocaína", "pasta base y clorhidrato de cocaína",
         "cocaine-and-base", ""),
        ("Clorhidrato de Cocaína", "Clorhidrato de Cocaína", "cocaine", "hydrochloride"),
        ("cocaina", "cocaina", "cocaine", ""),
        ("20 kilos de pasta básica de cocaína", "pasta básica de cocaína", "cocaine", "paste"),
        ("pasta base de cocaína", "pasta base de cocaína", "cocaine", "paste"),
        ("coca paste", "coca paste", "cocaine", "paste"),
        ("base de cocaína", "base de cocaína", "cocaine", "base"),
        ("crack cocaine", "crack cocaine", "cocaine", "base"),
        ("30 grams of crack", "crack", "cocaine", "base"),
        ("liquid cocaine", "liquid cocaine", "cocaine", "liquid"),
        ("cocaína líquida", "cocaína líquida", "cocaine", "liquid"),
        ("cocaína en polvo", "cocaína en polvo", "cocaine", "powder"),
        ("pink cocaine", "pink cocaine", "other", ""),
        ("hojas de coca", "hojas de coca", "coca-leaf", ""),
        ("coca bushes", "coca bushes", "coca-leaf", "plant"),
        ("1,000 marijuana plants", "marijuana plants", "cannabis", "plant"),
        ("plantas de marihuana", "plantas de marihuana", "cannabis", "plant"),
        ("marihuana", "marihuana", "cannabis", "herb"),
        ("marihuana tipo creepy", "marihuana tipo creepy", "cannabis", "herb"),
        ("hachís", "hachís", "cannabis", "resin"),
        ("resina de hachís", "resina de hachís", "cannabis", "resin"),
        ("resina de cannabis", "resina de cannabis", "cannabis", "resin"),
        ("cannabis oil", "cannabis oil", "cannabis", "liquid"),
        ("synthetic cannabinoids", "synthetic cannabinoids", "synthetic-cannabinoids", ""),
        ("heroína", "heroína", "heroin", ""),
        ("látex de amapola", "látex de amapola", "opium", ""),
        ("fentanilo", "fentanilo", "fentanyl", ""),
        ("fentanyl pills", "fentanyl pills", "fentanyl", "tablet"),
        ("pastillas de fentanilo", "pastillas de fentanilo", "fentanyl", "tablet"),
        ("crystal meth", "crystal meth", "methamphetamine", "crystal"),
        ("metanfetamina cristal", "metanfetamina cristal", "methamphetamine", "crystal"),
        ("metanfetamina líquida", "metanfetamina líquida", "methamphetamine", "liquid"),
        ("Captagon", "Captagon", "amphetamine", "tablet"),
        ("pastillas de éxtasis", "pastillas de éxtasis", "ecstasy", "tablet"),
        ("MDMA", "MDMA", "ecstasy", ""),
        ("ketamina", "ketamina", "ketamine", ""),
        ("insumos químicos fiscalizados", "insumos químicos fiscalizados", "precursor", ""),
        ("potassium permanganate", "potassium permanganate", "precursor", ""),
    ],
)  # fmt: skip
def test_a_name_gives_its_substance_form_and_place_in_the_text(text, name, substance, form):
    [(span, *found)] = find(text)
    assert text[slice(*span)] == name
    assert found == [substance, form]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Police announced a crackdown; they will crack down on smugglers",
        "She was in ecstasy over the methodology of the hash function",
        "a naval base and a crack in its wall",
        "la base naval y la pasta de dientes",
        "envases de cristal con espárragos",
        "Coca-Cola cans and cocoa powder",
    ],
)
def test_what_only_looks_like_a_name_is_none(text):
    assert find(text) == []


def test_a_base_that_is_none_joins_nothing():
    assert [named.substance for named in find("at the naval base and cocaine in the hold")] == [
        "cocaine"
    ]


def test_several_are_found_in_order_each_once():
    text = "300 kg de cocaína, 20 kg de marihuana y 500 pastillas de éxtasis"
    assert [(named.substance, named.form) for named in find(text)] == [
        ("cocaine", ""),
        ("cannabis", "herb"),
        ("ecstasy", "tablet"),
    ]


@given(st.text(alphabet="cocaíne hashıİßﬁ ñÑ\n\u0301", max_size=60))
def test_positions_hold_in_any_script(text):
    assert len(fold_in_place(text)) == len(text)
    for span, _substance, _form in find(text):
        assert 0 <= span[0] < span[1] <= len(text)
