"""The flat tables of lists say what the records say, whatever happened to them."""

import pytest
from django.core.management import call_command

from seizures.lists import listing
from seizures.models import (
    ListedLine,
    ProfileLine,
    RecordProfile,
    RecordWords,
    Seizure,
    SubstanceLine,
)
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def standing() -> list:
    """Everything that lists read, told without the keys of its rows."""
    numbers = RecordProfile.objects.filter(number__gt=0).values_list("digest", "number")
    sums = ProfileLine.objects.filter(profile__number__gt=0).values_list(
        "profile__digest", "position", "low_kg", "low_part", "high_kg", "high_part"
    )
    rows = ListedLine.objects.values_list(
        "seizure", "position", "profile__digest", "line__position", "filed_under", "weight"
    )
    return [sorted(found) for found in (numbers, sums, rows, RecordWords.objects.values_list())]


def assert_as_if_written_anew() -> None:
    before = standing()
    listing.rebuild()
    assert standing() == before


def test_saved_changed_and_deleted_records():
    records = callao.enter()
    records["house"].substances = [
        SubstanceLine(substance="cocaine", as_written="up to 5 tons"),
        SubstanceLine(substance="heroin", as_written="40 pills"),
    ]
    records["house"].save()
    records["coffee"].delete()
    records["scrap"].unpublish()
    Seizure.objects.filter(pk=records["year"].pk).update(status="retracted")
    assert set(ListedLine.objects.values_list("seizure", flat=True)) == {
        records[name].pk for name in ("house", "asparagus", "programme")
    }
    assert_as_if_written_anew()


def test_rows_changed_past_the_models_are_read_again():
    record = make_seizure(quantity="7 kg")
    SubstanceLine.objects.update(kg_low=3, kg_high=4)
    listing.rewrite([record.pk])
    assert ListedLine.objects.get().high_kg == 4
    SubstanceLine.objects.all().delete()
    call_command("rebuild_record_lists")
    assert ProfileLine.objects.get(profile__number=1).measure == "unknown"


def test_every_change_moves_the_stamp():
    stamps = {listing.stamp()}
    record = make_seizure()
    stamps.add(listing.stamp())
    record.save_revision().publish()
    stamps.add(listing.stamp())
    record.delete()
    stamps.add(listing.stamp())
    assert len(stamps) == 4


def test_lists_of_a_database_from_before_them_are_written():
    make_seizure()
    ListedLine.objects.all().delete()
    listing.build_where_missing()
    assert ListedLine.objects.count() == 1
