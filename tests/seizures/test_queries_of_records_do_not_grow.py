"""What a page of records costs does not depend on how many there are, nor on their parts."""

import pytest

from seizures.models import Claim, SeizureAgency, SeizurePlace, SubstanceLine
from tests.newsroom.factories import make_article
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def make_rich(number: int, parts: int = 2):
    record = make_seizure(title_es="Registro", agency="Customs", destination="NL")
    record.claims = [Claim(quote=f"{n}", source_name="Ministry") for n in range(parts)]
    record.places = [SeizurePlace(role="seized", country="PE") for _ in range(parts)]
    record.agencies = [SeizureAgency(name="Customs") for _ in range(parts)]
    record.substances = [
        SubstanceLine(substance="cocaine", as_written="10 kg") for _ in range(parts)
    ]
    record.save()
    return record


@pytest.mark.parametrize(
    ("address", "most"), [("/en/seizures/?country=PE", 18), ("/api/v1/seizures/?page_size=50", 6)]
)
def test_a_list(reader, django_assert_max_num_queries, address, most):
    make_rich(1)
    reader.get(address)
    with django_assert_max_num_queries(most) as for_one:
        reader.get(address)
    for number in range(2, 12):
        make_rich(number)
    reader.get(address)
    with django_assert_max_num_queries(most) as for_many:
        reader.get(address)
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize(
    ("address", "most"), [("/en/seizures/{}/", 18), ("/api/v1/seizures/{}/", 6)]
)
def test_one_record(reader, django_assert_max_num_queries, address, most):
    few, many = make_rich(1, parts=1), make_rich(2, parts=8)
    make_article("One", body=[("seizure_card", few)])
    for number in range(4):
        make_article(f"Article {number}", body=[("seizure_card", many)])
        many.save_revision().publish()
    few.save_revision().publish()
    costs = []
    for record in (few, many):
        reader.get(address.format(record.public_id))
        with django_assert_max_num_queries(most) as captured:
            reader.get(address.format(record.public_id))
        costs.append(len(captured))
    assert costs[0] == costs[1]
