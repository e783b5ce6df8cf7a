"""Reads of the record, each named for who it serves."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q, QuerySet

from seizures.lists import listing
from seizures.totals import Countable, CountableLine, Total, total, totals_by_substance
from seizures.vocabularies import Kind, Status

# What lists filter, count and sort a record by, and are rewritten for when it is changed.
LISTED_BY = frozenset(
    {
        "live",
        "kind",
        "status",
        "mode",
        "concealment",
        "occurred_earliest",
        "occurred_latest",
        "filed_under",
        "last_published_at",
        "vessel",
        "imo_number",
        "container_number",
    }
)


class SeizureQuerySet(QuerySet):
    """Records, most recent first in every list: ``order_by(*LIST_ORDERING)``."""

    def public(self):
        """What anyone may read, retracted and merged records included: their address lives on."""
        return self.filter(live=True)

    def reachable(self):
        """Public records whose address answers: a merged one needs a survivor that is public."""
        return self.public().filter(Q(merged_into=None) | Q(merged_into__live=True))

    def listed(self):
        """What lists, totals and the API show: public, and neither merged nor retracted."""
        return self.public().exclude(status__in=[Status.MERGED, Status.RETRACTED])

    def events(self):
        """Something that happened once, somewhere: the only records that are ever added up."""
        return self.filter(kind=Kind.EVENT)

    def with_parts(self):
        """With everything that a card, a row or a record page shows, in one query a part."""
        return self.prefetch_related("wordings", "substances", "places", "agencies", "claims")

    def with_titles(self):
        """With what a title is made of: its words, or the fields of a record that has none."""
        return self.prefetch_related("wordings", "substances", "places")

    def newest(self):
        """In the order of lists: by the day a record is filed under, newest first."""
        return self.order_by(*self.model.LIST_ORDERING)

    def overlapping(self, earliest, latest):
        """Records that can have happened between two days (inclusive; either may be ``None``).

        A fuzzy date matches when any of its days does. A record with no date at all matches only
        when no bound is given.
        """
        dated = Q()
        if earliest:
            open_ended = Q(occurred_latest__isnull=True, occurred_earliest__isnull=False)
            dated &= Q(occurred_latest__gte=earliest) | open_ended
        if latest:
            open_started = Q(occurred_earliest__isnull=True, occurred_latest__isnull=False)
            dated &= Q(occurred_earliest__lte=latest) | open_started
        return self.filter(dated)

    @transaction.atomic
    def update(self, **changes):
        """Django's, and lists follow what was changed past ``save()``."""
        keys = list(self.values_list("pk", flat=True)) if LISTED_BY & changes.keys() else []
        number = super().update(**changes)
        if keys:
            listing.rewrite(keys)
        return number

    update.alters_data = True

    def countables(self, line_conditions: Q | None = None) -> list[Countable]:
        """These records as :mod:`seizures.totals` counts them, read in two queries.

        ``line_conditions`` leaves out the other substances of a record that has several.
        """
        lines = defaultdict(list)
        line_model = self.model._meta.get_field("substances").related_model
        for seizure_id, substance, unit, kg_low, kg_high, low, high in line_model.objects.filter(
            line_conditions or Q(), seizure__in=self.order_by().values("pk")
        ).values_list("seizure_id", "substance", "unit", "kg_low", "kg_high", "low", "high"):
            lines[seizure_id].append(CountableLine(substance, unit, kg_low, kg_high, low, high))
        return [
            Countable(
                identifier=public_id,
                kind=kind,
                status=status,
                merged_into=merged_into,
                parent=parent,
                lines=tuple(lines[pk]),
            )
            for pk, public_id, kind, status, merged_into, parent in self.order_by().values_list(
                "pk", "public_id", "kind", "status", "merged_into__public_id", "parent__public_id"
            )
        ]

    def total(self, line_conditions: Q | None = None) -> Total:
        """What these records add up to, with what was counted and what was not."""
        return total(self.countables(line_conditions))

    def totals_by_substance(self, line_conditions: Q | None = None) -> dict[str, Total]:
        """A total for each substance: :func:`seizures.totals.totals_by_substance`."""
        return totals_by_substance(self.countables(line_conditions))
