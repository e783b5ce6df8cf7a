"""What is asked of the record, as conditions on the flat rows of lists.

A condition belongs to the filter that made it, so that the values of a filter can be counted as if
it had not been set. What is asked of a place is asked of one and the same place, and likewise of a
substance line; a record is found by overlap where it is uncertain.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from seizures.models.listed import ListedLine, ProfileLine, ProfilePlace, RecordProfile
from seizures.models.place import SeizurePlace

LINE, PLACE = "line", "place"
# From so many on, a page is looked for along the order of the list.
MANY = 5_000
NOTHING: Collection[str] = ()


@dataclass(frozen=True)
class Selection:
    """Conditions, each by the name of its filter.

    ``alike``: on :class:`RecordProfile`. ``of_line``: on one line, in names that
    :class:`ProfileLine` has. ``of_place``: on one place, in names that :class:`ProfilePlace` and
    :class:`SeizurePlace` share. ``each``: on :class:`ListedLine`, of what differs from record to
    record. ``mass`` (on :class:`ListedLine`) is asked of the same line, ``named`` (on
    :class:`SeizurePlace`) of the same place. ``certain``: of the day, what leaves no doubt.
    ``sure`` and ``doubtful`` (on :class:`RecordProfile`) tell by the month or year alone that all
    records lie within the days, or that only the records themselves can tell. ``of_many_words``:
    that the words (``q``) are in very many records.
    """

    alike: dict[str, Q] = field(default_factory=dict)
    of_line: dict[str, Q] = field(default_factory=dict)
    of_place: dict[str, Q] = field(default_factory=dict)
    each: dict[str, Q] = field(default_factory=dict)
    mass: Q | None = None
    named: Q | None = None
    certain: Q | None = None
    sure: Q | None = None
    doubtful: Q | None = None
    of_many_words: bool = False

    @property
    def differs_by_record(self) -> bool:
        """Whether anything is asked that profiles do not know."""
        return bool(self.each or self.mass or self.named)

    @property
    def is_only_of_days(self) -> bool:
        """Whether nothing else is asked that profiles do not know."""
        return set(self.each) == {"occurred"} and self.mass is None and self.named is None

    def lines(self, without: str = "") -> Q:
        """What is asked of a line, but for one filter."""
        return _all(self.of_line, without)

    def places(self, without: str = "") -> Q:
        return _all(self.of_place, without)

    @property
    def has_line(self) -> Q:
        """That a profile has a line that is asked for."""
        return _part(ProfileLine, self.lines())

    @property
    def has_place(self) -> Q:
        return _part(ProfilePlace, self.places())

    def profiles(self, without: Collection[str] = NOTHING) -> QuerySet:
        """Profiles of which records can be selected. ``without`` filters, or LINE or PLACE."""
        conditions = _all(self.alike, *without)
        if self.of_line and LINE not in without:
            lines = ProfileLine.objects.filter(self.lines())
            conditions &= Q(pk__in=lines.values("profile"))
        if self.of_place and PLACE not in without:
            places = ProfilePlace.objects.filter(self.places())
            conditions &= Q(pk__in=places.values("profile"))
        return RecordProfile.objects.filter(conditions)

    def is_asked_of_profiles(self, without: Collection[str] = NOTHING) -> bool:
        return bool(
            set(self.alike) - set(without)
            or (self.of_line and LINE not in without)
            or (self.of_place and PLACE not in without)
        )

    def records(self, prefix: str = "", without: Collection[str] = NOTHING) -> Q:
        """What is asked of each record, on :class:`ListedLine` or by a relation to it."""
        conditions = Q()
        for condition in self.each.values():
            conditions &= prefixed(condition, prefix)
        if self.mass is not None and LINE not in without:
            conditions &= self._of_mass(prefix, self.lines())
        if self.named is not None and PLACE not in without:
            places = SeizurePlace.objects.filter(self.named & self.places())
            conditions &= Q(**{f"{prefix}seizure__in": places.values("seizure")})
        return conditions

    def records_for_cells(self) -> Q:
        """The same, but that what is asked of a record's only line is left to its profile."""
        conditions = self.records(without={LINE})
        if self.mass is not None:
            conditions &= self._of_mass("", Q())
        return conditions

    def rows(self, without: Collection[str] = NOTHING) -> QuerySet:
        """All lines of the selected records."""
        rows = ListedLine.objects.filter(self.records(without=without))
        if self.is_asked_of_profiles(without):
            rows = rows.filter(profile__in=self.profiles(without))
        return rows

    def beside(self, prefix: str, without: Collection[str]) -> Q:
        """What selects records, by a relation to them, but for LINE or PLACE."""
        first = f"{prefix}listed__"
        conditions = Q(**{f"{first}position": 0}) & self.records(first, without)
        if self.is_asked_of_profiles(without):
            conditions &= Q(**{f"{first}profile__in": self.profiles(without)})
        return conditions

    def narrow(self, seizures: QuerySet) -> QuerySet:
        """The selected ones among these records, each once."""
        if self.of_many_words:
            return self._narrow_by_words(seizures)
        conditions = Q(listed__position=0) & self.records("listed__")
        if not self.is_asked_of_profiles():
            return seizures.filter(conditions)
        profiles = self.profiles()
        if not self._are_many(profiles):
            return seizures.filter(conditions, listed__profile__in=profiles)
        # Of many records a page is soon met along the order of the list. A sum is in no index, so
        # that no database gathers and sorts them all instead.
        return (
            seizures.filter(conditions)
            .alias(profile_met=F("listed__profile_id") + 0)
            .filter(profile_met__in=profiles)
        )

    def _narrow_by_words(self, seizures: QuerySet) -> QuerySet:
        """Likewise where words are asked for that very many records have."""
        others = replace(
            self,
            each={name: asked for name, asked in self.each.items() if name != "q"},
            of_many_words=False,
        )
        [(_lookup, found)] = self.each["q"].children
        return (
            others.narrow(seizures)
            .alias(record_met=F("listed__seizure_id") + 0)
            .filter(record_met__in=found)
        )

    def _are_many(self, profiles: QuerySet) -> bool:
        number = profiles.order_by().aggregate(of_records=Sum("number"))["of_records"]
        return (number or 0) > MANY

    def _of_mass(self, prefix: str, of_only_line: Q) -> Q:
        """Most records have one line, which is then the row itself."""
        asked = prefixed(self.mass & prefixed(of_only_line, "line__"), prefix)
        several = ListedLine.objects.filter(
            self.mass, prefixed(self.lines(), "line__"), lines__gt=1
        ).values("seizure")
        return (Q(**{f"{prefix}lines": 1}) & asked) | Q(
            **{f"{prefix}lines__gt": 1, f"{prefix}seizure__in": several}
        )


def _all(conditions: dict[str, Q], *without: str) -> Q:
    combined = Q()
    for name, condition in conditions.items():
        if name not in without:
            combined &= condition
    return combined


def _part(model, condition: Q) -> Q:
    return Q(Exists(model.objects.filter(condition, profile=OuterRef("pk"))))


def prefixed(condition: Q, prefix: str) -> Q:
    """The same condition, across a relation."""
    if not prefix:
        return condition
    moved = Q()
    moved.connector, moved.negated = condition.connector, condition.negated
    moved.children = [
        prefixed(child, prefix) if isinstance(child, Q) else (prefix + child[0], child[1])
        for child in condition.children
    ]
    return moved
