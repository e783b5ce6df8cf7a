"""An address of the list becomes a question that is always written the same way."""

import pytest

from seizures.lists import asked

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("?country=NL&country=CL", "?country=CL&country=NL"),
        ("?country=CL&country=NL&country=CL", "?country=CL&country=NL"),
        ("?substance=heroin&country=PE&substance=cocaine",
         "?substance=cocaine&substance=heroin&country=PE"),
        ("?status=unverified&status=verified&status=", "?status=unverified&status=verified"),
        ("?place=Callao&place=PECLL&place=Callao", "?place=Callao&place=PECLL"),
        ("?route=pe-nl&route=PE-CL", "?route=PE-NL&route=PE-CL"),
        ("?destination=unknown&destination=NL", "?destination=NL&destination=unknown"),
        ("?kg_min=1&kg_min=2", "?kg_min=2"),
    ],
)  # fmt: skip
def test_repeated_values_are_each_kept_once_in_the_order_of_their_list(typed, kept):
    assert asked.read_address(typed) == kept
    assert asked.read_address(kept) == kept, "the same question is the same text"
    filters = asked.filters_for(kept)
    assert filters.is_valid()
    assert f"?{filters.canonical}" == kept


def test_one_refused_value_among_several_refuses_the_address_and_is_named():
    with pytest.raises(asked.AddressError, match="sugar"):
        asked.read_address("?substance=cocaine&substance=sugar")
    with pytest.raises(asked.AddressError, match="NL"):
        asked.read_address("?route=PE-CL&route=NL")


def test_a_repeated_unknown_parameter_is_refused():
    with pytest.raises(asked.AddressError, match="contry"):
        asked.read_address("?contry=PE&contry=NL&country=PE")


def test_the_whole_list_is_a_question_too():
    assert asked.read_address("?country=&country=") == "?"
    assert asked.list_address("?") == "/en/seizures/"
