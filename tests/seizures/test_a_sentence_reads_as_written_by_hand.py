"""What is known of a record is one sentence that a person could have written."""

import pytest

from seizures.models import SeizurePlace, SubstanceLine
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def test_the_callao_records():
    records = callao.enter()
    assert {name: record.sentence for name, record in records.items()} == {
        "house": "About 3 tons of cocaine hydrochloride (which ton is not stated), seized in Callao, "
        "Peru, announced on 7 January 2023.",
        "coffee": "An unknown quantity of cocaine, seized at the port of Callao, Peru, with a load of "
        "coffee, in December 2022.",
        "scrap": "About 100 kg of cocaine, found hidden in scrap metal on the way to Chile from the "
        "port of Callao, Peru, around November 2022.",
        "asparagus": "2.2 tons of cocaine (which ton is not stated), seized at the port of Callao, "
        "Peru, hidden in cans of asparagus bound for the Netherlands, on 11 June 2022.",
        "year": "A claim about a period, not one event: over 8 tons of cocaine and cocaine base "
        "(which ton is not stated), seized at the port of Callao, Peru, in 2021.",
        "programme": "A claim about a period, not one event: over 15 tons of cocaine (which ton is "
        "not stated), seized at the port of Callao, Peru, since 2017.",
    }


def sentence(**fields) -> str:
    return make_seizure(**{"quantity": "5 kg", **fields}).sentence


def test_what_is_not_known_is_left_out_but_for_what_and_how_much():
    assert sentence(quantity=None, place="", occurred="") == "A substance that is not stated."
    assert sentence(quantity="", place="", occurred="") == "An unknown quantity of cocaine."
    assert sentence(place="", occurred="") == "5 kg of cocaine."


@pytest.mark.parametrize(
    ("occurred", "said"),
    [
        ("2022-06-11", "on 11 June 2022."),
        ("2022-06-11~", "around 11 June 2022."),
        ("2022-06", "in June 2022."),
        ("2022?", "in 2022, though the date is uncertain."),
        ("2021/2022", "between 2021 and 2022."),
        ("../2022", "until 2022."),
        ("202X", "between 1 January 2020 and 31 December 2029."),
    ],
)
def test_a_date_takes_the_preposition_of_its_length(occurred, said):
    assert sentence(occurred=occurred).endswith(f", {said}")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"concealment": "hull"}, "hidden on or in the hull of a ship"),
        ({"concealment": "rip-off", "cover_load": "coffee"}, "beside a load of coffee"),
        ({"concealment": "clothing"}, "hidden in clothing or shoes"),
        ({"mode": "sea-container", "vessel": "MSC Gayane"}, "in a sea container on the MSC Gayane"),
        ({"mode": "post"}, "in the post"),
        ({"place": "Puerto del Callao"}, "seized at the port of Callao, Peru"),
        ({"place": "Lima"}, "seized in Lima, Peru"),
    ],
)
def test_how_and_where(fields, said):
    assert said in sentence(**fields)


def test_several_substances_and_places_are_told_and_many_are_counted():
    record = make_seizure(quantity="5 kg")
    record.substances = [
        SubstanceLine(substance=name, as_written="1 kg")
        for name in ("cocaine", "heroin", "cannabis", "opium", "ketamine", "fentanyl")
    ]
    record.places = [
        SeizurePlace(role="seized", name=name, country="PE") for name in ("A", "B", "C", "D", "E")
    ]
    record.save()
    assert "1 kg of opium and 2 further substances, seized in A, Peru" in record.sentence
    assert "in C, Peru and 2 more places" in record.sentence


def test_plants_are_not_said_twice():
    assert sentence(quantity="30 plants", substance="cannabis", form="plant").startswith(
        "30 plants of cannabis,"
    )
