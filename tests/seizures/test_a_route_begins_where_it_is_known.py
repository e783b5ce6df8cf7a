"""A route begins where the consignment left, else where it was seized on its way, else nowhere."""

import pytest
from django.http import QueryDict

from seizures import journeys
from seizures.lists.filters import SeizureFilter
from seizures.maps.reading import legs
from seizures.models import Seizure, SeizurePlace
from tests.seizures.factories import make_seizure


@pytest.mark.parametrize(
    ("places", "begins"),
    [
        ([("departure", "PE"), ("origin", "BO"), ("seized", "ES")], {"PE"}),
        ([("origin", "BO"), ("seized", "PE"), ("destination", "BE")], {"BO"}),
        ([("departure", ""), ("seized", "PE"), ("destination", "NL")], {"PE"}),
        ([("seized", "PE"), ("seized", "EC"), ("destination", "NL")], {"PE", "EC"}),
        ([("seized", "PE"), ("transit", "PA")], {"PE"}),
        ([("seized", "NL"), ("destination", "NL")], set()),
        ([("seized", "NL"), ("transit", "BE"), ("destination", "NL")], set()),
        ([("seized", "PE"), ("destination", "PE")], set()),
        ([("seized", "PE")], set()),
        ([("destination", "NL")], set()),
        ([("seized", "PE"), ("production", "CO")], set()),
    ],
)
def test_the_rule(places, begins):
    assert journeys.starts(places) == begins


def _record(*places):
    seizure = make_seizure(place="")
    seizure.places = [SeizurePlace(role=role, country=country) for role, country in places]
    seizure.save()
    return seizure


def _legs():
    filters = SeizureFilter(QueryDict("kind=event"), Seizure.objects.listed())
    assert filters.is_valid()
    found, without = legs(filters)
    return {(leg.start, leg.end): leg.events for leg in found}, without


@pytest.mark.django_db
def test_the_route_map_counts_each_event_by_the_way_it_went():
    _record(("seized", "PE"), ("destination", "NL"))
    _record(("departure", "PE"), ("destination", "NL"))
    _record(("seized", "PE"), ("transit", "PA"), ("destination", "NL"))
    _record(("seized", "PE"), ("transit", "PA"))
    _record(("departure", "PE"), ("transit", "PE"), ("destination", "PE"))
    _record(("seized", "NL"), ("destination", "NL"))
    found, without = _legs()
    assert found == {("PE", "NL"): 2, ("PE", "PA"): 2, ("PA", "NL"): 1, ("PE", "PE"): 1}
    assert without == 1
