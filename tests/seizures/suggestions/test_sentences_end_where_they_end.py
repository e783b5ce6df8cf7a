"""A sentence ends where its writer ended it."""

import pytest

from seizures.suggestions.sentences import split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They found 2.2 tons. Nobody was held.", ["They found 2.2 tons.", "Nobody was held."]),
        ("On Jan. 7 it left St. Lucia. It sank.", ["On Jan. 7 it left St. Lucia.", "It sank."]),
        ("The U.S. Coast Guard came.", ["The U.S. Coast Guard came."]),
        ("“We seized it.” He left.", ["“We seized it.”", "He left."]),
        ("¿Qué hallaron? ¡Nada! Se fueron.", ["¿Qué hallaron?", "¡Nada!", "Se fueron."]),
        ("Viajaba a EE. UU. con droga.", ["Viajaba a EE. UU. con droga."]),
        ("El Dr. Ríos habló. Luego calló", ["El Dr. Ríos habló.", "Luego calló"]),
        ("  ", []),
        ("", []),
    ],
)
def test_a_point_ends_a_sentence_only_where_one_ends(text, parts):
    assert [text[slice(*span)] for span in split(text)] == parts
