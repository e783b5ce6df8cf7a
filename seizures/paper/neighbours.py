"""What stands near a record: the same place and days, its announcement, its former names."""

from datetime import timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from seizures.models import Seizure, SeizurePlace
from seizures.vocabularies import Role, Status

NEAR_DAYS = 30
# “2021” is no near date of anything: only a record whose own days are few has near ones.
MOST_DAYS = 31
MOST_ON_EACH_SIDE = 3
MOST_OF_ONE_ANNOUNCEMENT = 50
_PLACES_THAT_SAY_WHERE = (Role.SEIZED, Role.DEPARTURE)


class Neighbours:
    """The neighbours of one public record, each group read only when it is shown."""

    def __init__(self, seizure: Seizure):
        self.seizure = seizure

    @cached_property
    def former_identifiers(self) -> list[str]:
        """Identifiers of published records that were merged into this one."""
        merged = self.seizure.merged_from.public().filter(status=Status.MERGED)
        return list(merged.order_by("public_id").values_list("public_id", flat=True))

    @cached_property
    def same_announcement(self) -> list[Seizure]:
        """Other events of the roll-up that this event was announced in."""
        parent = self.seizure.parent
        if parent is None or not parent.live:
            return []
        others = parent.children.listed().exclude(pk=self.seizure.pk)
        return list(others.newest().with_parts()[:MOST_OF_ONE_ANNOUNCEMENT])

    @cached_property
    def nearby(self) -> list[Seizure]:
        """Records of the same place within a month, in the order of lists.

        Read from both sides of this record's day along the index of lists, so that a table of
        hundreds of thousands costs what those weeks cost.
        """
        place = self._place()
        seizure = self.seizure
        first = seizure.occurred_earliest or seizure.announced_earliest
        last = seizure.occurred_latest or seizure.announced_latest
        if place is None or not first or not last or last - first > timedelta(days=MOST_DAYS):
            return []
        end = last + timedelta(days=NEAR_DAYS)
        day = seizure.filed_under
        near = (
            Seizure.objects.listed()
            .exclude(pk=seizure.pk)
            .filter(
                Q(occurred_latest__lte=end) | Q(occurred_latest=None, announced_latest__lte=end)
            )
            .filter(Exists(SeizurePlace.objects.filter(place, seizure=OuterRef("pk"))))
        )
        earlier = near.filter(filed_under__range=(day - timedelta(days=NEAR_DAYS), day))
        later = near.filter(filed_under__gt=day, filed_under__lte=end)
        found = [
            *earlier.order_by("-filed_under", "-pk").values_list("pk", flat=True)[
                :MOST_ON_EACH_SIDE
            ],
            *later.order_by("filed_under", "pk").values_list("pk", flat=True)[:MOST_ON_EACH_SIDE],
        ]
        return list(Seizure.objects.filter(pk__in=found).newest().with_parts()) if found else []

    def _place(self) -> Q | None:
        """Where the record is, as a condition: by UN/LOCODE, else by name and country."""
        for role in _PLACES_THAT_SAY_WHERE:
            for place in self.seizure.places_as(role):
                if place.locode:
                    return Q(role__in=_PLACES_THAT_SAY_WHERE, locode=place.locode)
                if place.name:
                    return Q(
                        role__in=_PLACES_THAT_SAY_WHERE, name=place.name, country=place.country
                    )
        return None
