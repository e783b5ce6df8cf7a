"""The four events and two aggregate claims of one article, added up by hand and by the house."""

from decimal import Decimal

import pytest

from seizures.models import Seizure
from tests.seizures import callao

pytestmark = pytest.mark.django_db

# Three tons and 2.2 tons of a ton nobody names: 907.18474 kg (short) to 1,000 kg (metric) each,
# and about 100 kg. The coffee container's quantity is unknown and is not zero.
BY_HAND_LOW = Decimal("2721.55422") + Decimal("1995.806428") + 100
BY_HAND_HIGH = Decimal(3000) + Decimal(2200) + 100


@pytest.fixture
def records():
    return callao.enter()


def test_the_total_is_the_interval_reached_by_hand(records):
    total = Seizure.objects.listed().total()
    assert (total.kg_low, total.kg_high) == (BY_HAND_LOW, BY_HAND_HIGH)
    assert (total.events, total.events_of_unknown_quantity) == (4, 1)
    assert total.aggregate_claims_not_counted == 2
    assert total.in_words("en") == (
        "4.8 to 5.3 t in 3 events; 1 of unknown quantity; 2 aggregate claims not counted"
    )


def test_a_joint_quantity_is_not_split_between_its_substances(records):
    totals = Seizure.objects.listed().totals_by_substance()
    assert set(totals) == {"cocaine", "cocaine-and-base"}
    assert totals["cocaine"].kg_high == BY_HAND_HIGH
    assert totals["cocaine-and-base"].kg_low is None
    assert totals["cocaine-and-base"].aggregate_claims_not_counted == 1


def test_the_list_says_the_total_and_what_it_leaves_out(reader, records):
    page = reader.get("/en/seizures/").content.decode()
    assert "6 records" in page
    assert "4.8 to 5.3 t in 3 events; 1 of unknown quantity; 1 aggregate claim not counted" in page


def test_a_merged_record_counts_once(records):
    twin = callao.make_seizure(title="The same cans", quantity="2,200 kg")
    Seizure.objects.filter(pk=twin.pk).update(status="merged", merged_into=records["asparagus"])
    assert Seizure.objects.listed().total().kg_high == BY_HAND_HIGH


def test_a_retracted_record_counts_for_nothing(records):
    Seizure.objects.filter(pk=records["scrap"].pk).update(status="retracted")
    assert Seizure.objects.listed().total().kg_high == BY_HAND_HIGH - 100


def test_a_total_of_one_substance_leaves_out_what_lay_beside_it(reader, records):
    mixed = callao.make_seizure(quantity="10 kg")
    mixed.substances.add(
        type(mixed.substances.first())(substance="cannabis", as_written="500 kg", sort_order=1)
    )
    mixed.save()
    page = reader.get("/en/seizures/?substance=cannabis").content.decode()
    assert "500 kg in 1 event" in page
    assert "510 kg" not in page
