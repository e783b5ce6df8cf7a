"""What the world map and the route map are drawn from, for a valid filter."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from operator import itemgetter

from django.db.models import Q

from seizures import journeys
from seizures.maps.routes import Leg
from seizures.maps.shapes import Position
from seizures.models import SeizurePlace
from seizures.vocabularies import Kind, Role

# So many different positions can be told apart on a map of the world.
MOST_POSITIONS = 400
FEW_PLACES = 5_000
PLACES_AT_ONCE = 2_000
Route = tuple[str, str]


def positions(filters) -> list[Position]:
    """Where records of the selection were seized, as far as they have a position of their own."""
    seized = Q(role=Role.SEIZED, latitude__isnull=False)
    found = (
        SeizurePlace.objects.filter(seized, seizure__in=_with_place(filters.qs, seized))
        .values_list("longitude", "latitude")
        .distinct()
        .order_by("longitude", "latitude")[:MOST_POSITIONS]
    )
    return [(float(longitude), float(latitude)) for longitude, latitude in found]


def legs(filters) -> tuple[list[Leg], int]:
    """Ways between countries, the most used first, and the events that name no two ends.

    A record that names a transit goes by it, leg by leg, instead of straight to its destination.
    Where a way begins, :mod:`seizures.journeys` says.
    """
    events = Counter({route: total.events for route, total in filters.totals_by("route").items()})
    for straight, ways in _by_transit(filters.qs):
        for route in straight:
            if events[route] > 0:
                events[route] -= 1
        events.update(ways)
    without = sum(number for (start, end), number in events.items() if not (start and end))
    ordered = sorted(events.items(), key=lambda item: (-item[1], item[0]))
    return [
        Leg(start, end, number) for (start, end), number in ordered if start and end and number > 0
    ], without


def _by_transit(queryset) -> Iterable[tuple[set[Route], set[Route]]]:
    """For each event with a transit: the ways it would be counted at, and those it went."""
    events = queryset.filter(kind=Kind.EVENT)
    rows = (
        SeizurePlace.objects.filter(seizure__in=_with_place(events, Q(role=Role.TRANSIT)))
        .exclude(country="")
        .order_by("seizure_id", "sort_order", "pk")
        .values_list("seizure_id", "role", "country")
        .iterator(chunk_size=PLACES_AT_ONCE)
    )
    for _record, places in groupby(rows, key=itemgetter(0)):
        stages: Mapping[str, list[str]] = defaultdict(list)
        for _key, role, country in places:
            stages[role].append(country)
        starts = sorted(
            journeys.starts((role, country) for role in stages for country in stages[role])
        )
        ends = stages[Role.DESTINATION]
        chain = [starts, *([country] for country in stages[Role.TRANSIT]), ends]
        ways = {
            (start, end)
            for before, after in pairwise([stage for stage in chain if stage])
            for start in before
            for end in after
            if start != end
        }
        if ways:
            yield {(start, end) for start in starts or [""] for end in ends or [""]}, ways


def _with_place(queryset, condition: Q):
    """Keys of the records that have such a place.

    Where the whole record has few such places, they are looked for first: to ask them of each
    selected record would read hundreds of thousands.
    """
    places = SeizurePlace.objects.filter(condition).order_by()
    few = list(places.values_list("seizure_id", flat=True)[: FEW_PLACES + 1])
    if len(few) <= FEW_PLACES:
        return list(queryset.order_by().filter(pk__in=few).values_list("pk", flat=True))
    return queryset.order_by().filter(pk__in=places.values("seizure")).values("pk")
