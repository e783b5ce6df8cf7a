"""Somebody's figure for a place and a period, beside what the record holds of the same.

The comparison is asked through the filters of the list, so that its address shows the very records
that were added up. A joint substance is compared with each of its parts, and no kilogram of one is
added to a kilogram of another. Places are compared by where things were seized, at the narrowest
level that the claim names. Records whose date is not exact are matched by overlap, and counted out
loud, for some of them may lie outside the period.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse

from seizures.lists.filters import SeizureFilter
from seizures.models import Seizure, SeizurePlace, SubstanceLine
from seizures.totals import Total
from seizures.vocabularies import Kind, Role, Substance

# What a joint substance is made of, itself included: some sources count both jointly.
JOINT = {Substance.COCAINE_AND_BASE: (Substance.COCAINE, Substance.COCAINE_AND_BASE)}
MOST_CLAIMS = 5
HUNDRED = Decimal(100)


class Level:
    """How narrowly the places were compared."""

    LOCODE, PLACE, COUNTRY, ANYWHERE = "locode", "place", "country", "anywhere"


@dataclass(frozen=True)
class Share:
    """How much of a claim known quantities come to, in per cent; ``None`` at an end that is open.

    Rounded outwards: to whole per cent, to a tenth where it is under ten.
    """

    low: Decimal | None
    high: Decimal | None

    @property
    def is_more_than_all(self) -> bool:
        return self.low is not None and self.low > HUNDRED


def share(
    claimed_low: Decimal | None, claimed_high: Decimal | None, held: Total, *, all_within: bool
) -> Share | None:
    """What ``held`` is of a claim in kilograms, or ``None`` where neither end can be told.

    The most it can be is all that may be held over the least that is claimed; the least is the
    other way round, and only where every record is known to lie within the period.
    """
    if held.kg_low is None or held.kg_high is None:
        return None
    low = high = None
    if claimed_high and all_within:
        low = _per_cent(held.kg_low / claimed_high, ROUND_FLOOR) or None
    if claimed_low and not held.is_open:
        high = _per_cent(held.kg_high / claimed_low, ROUND_CEILING)
    return Share(low, high) if low is not None or high is not None else None


def _per_cent(part: Decimal, rounding: str) -> Decimal:
    per_cent = part * HUNDRED
    step = Decimal(1) if per_cent >= 10 else Decimal("0.1")
    return per_cent.quantize(step, rounding=rounding).normalize() + 0


@dataclass(frozen=True)
class Holding:
    """What the record holds of one substance of the claim.

    ``asked`` are the parameters of the list's filters that give exactly these records.
    """

    substance: str
    form: str
    label: str
    asked: dict[str, str]
    total: Total
    partly_outside: int
    is_part_of_joint: bool
    share: Share | None

    @property
    def url(self) -> str:
        """The list of these records, in the active language."""
        return f"{reverse('seizures:list')}?{urlencode(self.asked)}"


class Holdings:
    """An aggregate claim beside the events that the record holds of its place and period."""

    def __init__(self, claim: Seizure):
        self.claim = claim
        self.place = claim.place_seized or claim.place_of_departure
        self.earliest: date | None = claim.occurred_earliest
        self.latest: date | None = claim.occurred_latest

    @property
    def level(self) -> str:
        """By UN/LOCODE where the claim's place has one, else by its name, else by its country."""
        if self.place is None:
            return Level.ANYWHERE
        if self.place.locode:
            return Level.LOCODE
        if self.place.name:
            return Level.PLACE
        return Level.COUNTRY if self.place.country else Level.ANYWHERE

    @property
    def place_in_words(self) -> str:
        """The place as it was compared: a country alone where nothing narrower could be."""
        if self.level == Level.ANYWHERE:
            return ""
        return self.place.country_name if self.level == Level.COUNTRY else self.place.in_words

    @cached_property
    def parts(self) -> list[Holding]:
        """One for each substance of the claim, and for each part of a joint one."""
        found: dict[tuple[str, str], Holding] = {}
        for line in self.claim.substances.all():
            for substance in JOINT.get(line.substance, (line.substance,)):
                form = "" if line.substance in JOINT else line.form
                if (substance, form) not in found:
                    found[substance, form] = self._of(substance, form, line)
        return list(found.values())

    def _of(self, substance: str, form: str, line: SubstanceLine) -> Holding:
        asked = self._asked(substance, form)
        filters = SeizureFilter(QueryDict(urlencode(asked)), Seizure.objects.listed())
        total = filters.totals.get(substance, Total()) if filters.is_valid() else Total()
        partly_outside = filters.number_fuzzy if total.events else 0
        is_joint = line.substance in JOINT
        return Holding(
            substance=substance,
            form=form,
            label=str(Substance(substance).label) if is_joint else line.label,
            asked=asked,
            total=total,
            partly_outside=partly_outside,
            is_part_of_joint=is_joint,
            share=None
            if is_joint
            else share(line.kg_low, line.kg_high, total, all_within=not partly_outside),
        )

    def _asked(self, substance: str, form: str) -> dict[str, str]:
        asked = {"substance": substance, "form": form}
        if self.level == Level.LOCODE:
            asked["place"] = self.place.locode
        elif self.level == Level.PLACE:
            asked |= {"place": self.place.name, "country": self.place.country}
        elif self.level == Level.COUNTRY:
            asked["country"] = self.place.country
        if self.level != Level.ANYWHERE:
            asked["role"] = Role.SEIZED.value
        asked["occurred_from"] = self.earliest.isoformat() if self.earliest else ""
        asked["occurred_to"] = self.latest.isoformat() if self.latest else ""
        asked["kind"] = Kind.EVENT.value
        return {name: value for name, value in asked.items() if value}


def holdings_of(seizure: Seizure) -> Holdings | None:
    """What is held beside a claim; ``None`` for a record that is no claim, or is on no list."""
    is_claim = seizure.kind == Kind.AGGREGATE and seizure.is_listed
    return Holdings(seizure) if is_claim else None


def claims_that_cover(event: Seizure) -> list[Seizure]:
    """Aggregate claims whose substance, place and period hold an event; the latest periods first.

    Whether their source counted it is not known. Read along the index of kinds and days, which
    holds the claims only, and never more than :data:`MOST_CLAIMS`.
    """
    if event.kind != Kind.EVENT or not (event.occurred_earliest and event.occurred_latest):
        return []
    places = Q()
    for place in event.places_as(Role.SEIZED):
        if place.locode:
            places |= Q(locode=place.locode)
        if place.name:
            places |= Q(name=place.name, country=place.country)
        if place.country:
            places |= Q(locode="", name="", country=place.country)
    lines = Q()
    for line in event.substances.all():
        lines |= Q(substance=line.substance) & Q(form__in=["", line.form])
        joint = [whole for whole, parts in JOINT.items() if line.substance in parts]
        lines |= Q(substance__in=joint)
    if not places or not lines:
        return []
    of_it = OuterRef("pk")
    return list(
        Seizure.objects.listed()
        .filter(kind=Kind.AGGREGATE, occurred_earliest__lte=event.occurred_latest)
        .filter(Q(occurred_latest__gte=event.occurred_earliest) | Q(occurred_latest=None))
        .filter(Exists(SubstanceLine.objects.filter(lines, seizure=of_it)))
        .filter(Exists(SeizurePlace.objects.filter(places, seizure=of_it, role=Role.SEIZED)))
        .order_by(F("occurred_earliest").desc(), "-pk")
        .with_parts()[:MOST_CLAIMS]
    )
