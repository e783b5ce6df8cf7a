"""Which records are compared, so that three hundred thousand are not compared with each other.

One record is compared with those that the database finds near it. All of them are read once, in
blocks of one country and one substance, ordered by day: within a block a window of days slides
over the rows. Rows of one data set are never compared with each other: their publisher counts
them as several, and we know of them nothing that it does not. They are counted instead.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from seizures.duplicates import comparing, profiles
from seizures.duplicates.comparing import ENOUGH, NEAR, Mass
from seizures.models import Claim, DuplicatePair, ImportedRow, Seizure, SeizurePlace, SubstanceLine
from seizures.vocabularies import Kind, Status, Substance

MOST_NEAR = 300
#: A record that is this like more than so many others of a data set is like none of them.
MOST_ALIKE = 5
#: The same of records that people wrote, which tell more of themselves than rows do.
MOST_ALIKE_OF_OURS = 25
AT_ONCE = 500
GONE = (Status.MERGED, Status.RETRACTED)
KINDS = (Kind.EVENT, Kind.ROLL_UP)


def find_for(record: Seizure) -> list[DuplicatePair]:
    """The pairs of a record that was just written; kept, and brought up to date.

    A draft is compared as it was last saved.
    """
    record = Seizure.objects.with_parts().get(pk=record.pk)
    if not record.live:
        record = record.get_latest_revision_as_object()
    if record.status in GONE or record.kind not in KINDS:
        return []
    links = {claim.url for claim in record.claims.all() if claim.url}
    source = profiles.imported_from([record.pk]).get(record.pk, "")
    mine = profiles.profile(record, profiles.data_sets(links), source)
    near: set[int] = set()
    for records in (*_near(record, mine, source), _tied(record, mine)):
        near.update(records.values_list("pk", flat=True)[:MOST_NEAR])
    found = {key: comparing.compare(mine, other) for key, other in profiles.read(near).items()}
    alike = {key: likeness for key, likeness in found.items() if likeness.is_enough}
    _forget(record, alike)
    _keep((record.pk, key, likeness) for key, likeness in alike.items())
    pairs = DuplicatePair.objects.of(record).filter(Q(first__in=alike) | Q(second__in=alike))
    return list(pairs.select_related("first", "second"))


def _standing(record: Seizure) -> QuerySet:
    return (
        Seizure.objects.filter(kind=record.kind)
        .exclude(status__in=GONE)
        .exclude(pk=record.pk)
        .order_by()
    )


def _near(record: Seizure, mine: comparing.Profile, source: str) -> list[QuerySet]:
    """Records of the same country, substance and days: those that tell when, then the others.

    Rows of the same source are passed over, so that they do not crowd out what is compared.
    Apart, because of both at once a database finds no way through an index of days.
    """
    earliest, latest = comparing.when(mine)
    if earliest is None and latest is None:
        return []
    margin = timedelta(days=NEAR)
    first, last = (earliest or latest) - margin, (latest or earliest) + margin
    announced_to = last + timedelta(days=comparing.ANNOUNCED_WITHIN)
    occurred = Q(occurred_earliest__lte=last, occurred_latest__gte=first)
    only_announced = Q(
        occurred_earliest=None,
        occurred_latest=None,
        announced_earliest__lte=announced_to,
        announced_latest__gte=first,
    )
    places = SeizurePlace.objects.filter(
        seizure=OuterRef("pk"), role__in=profiles.SEIZED_IN, country__in=mine.countries
    )
    families = {mass.substance for mass in mine.masses}
    substances = [code for code in Substance.values if comparing.family(code) in families]
    lines = SubstanceLine.objects.filter(seizure=OuterRef("pk"), substance__in=substances)
    standing = _standing(record)
    if source:
        alike = ImportedRow.objects.filter(seizure=OuterRef("pk"), source=source)
        standing = standing.exclude(Exists(alike))
    return [
        standing.filter(days).filter(Exists(places), Exists(lines))
        for days in (occurred, only_announced)
    ]


def _tied(record: Seizure, mine: comparing.Profile) -> QuerySet:
    """Records that share a container, a ship or a link, whatever else they say."""
    tied = Q()
    if mine.container:
        tied |= Q(container_number=mine.container)
    if record.imo_number:
        tied |= Q(imo_number=record.imo_number)
    if mine.links:
        sharing = Claim.objects.filter(url__in=mine.links).values("seizure")
        tied |= Q(pk__in=sharing)
    return _standing(record).filter(tied) if tied else Seizure.objects.none()


@dataclass
class Found:
    """What a search through all records came to."""

    records: int = 0
    compared: int = 0
    pairs: int = 0
    repeats_in_data_sets: int = 0
    alike_too_many: int = 0
    likest: dict[tuple[int, int], comparing.Likeness] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class _Row:
    """One substance line in one country, as a block is read. ``data_set`` is a link or nothing."""

    key: int
    kind: str
    first: date
    last: date
    low: Decimal | None
    high: Decimal | None
    data_set: str


def find_all(say: Callable[[int], None] = lambda done: None) -> Found:
    """Compare all records with those near them, and keep the pairs an editor should see."""
    found = Found()
    of_data_set = _data_set_of_each_record()
    candidates: set[tuple[int, int]] = set()
    for _block, rows in groupby(_blocks(of_data_set), key=lambda block: block[0]):
        candidates |= _within([row for _key, row in rows], found, say)
    candidates |= _tied_pairs()
    _compare(candidates, found)
    found.pairs = len(_keep((*pair, likeness) for pair, likeness in found.likest.items()))
    return found


def _data_set_of_each_record() -> dict[int, str]:
    links = profiles.data_sets()
    linked = Claim.objects.filter(url__in=links).order_by().values_list("seizure_id", "url")
    return {**dict(linked.iterator()), **profiles.imported_from()}


def _blocks(of_data_set: dict[int, str]) -> Iterator[tuple[tuple[str, str], _Row]]:
    """Every line of a record that stands, by country and substance, then by day."""
    lines = (
        SubstanceLine.objects.filter(
            seizure__kind__in=KINDS,
            seizure__places__role__in=profiles.SEIZED_IN,
            seizure__places__country__gt="",
        )
        .exclude(seizure__status__in=GONE)
        .annotate(country=F("seizure__places__country"))
        .order_by("country", "substance")
        .values_list(
            "country",
            "substance",
            "seizure_id",
            "seizure__kind",
            "kg_low",
            "kg_high",
            "seizure__occurred_earliest",
            "seizure__occurred_latest",
            "seizure__announced_earliest",
            "seizure__announced_latest",
        )
    )
    for country, substance, key, kind, low, high, *days in lines.iterator(chunk_size=5000):
        first, last = comparing.when(
            comparing.Profile(key, occurred=(days[0], days[1]), announced=(days[2], days[3]))
        )
        if first or last:
            yield (
                (country, comparing.family(substance)),
                _Row(key, kind, first or last, last or first, low, high, of_data_set.get(key, "")),
            )


def _within(rows: list[_Row], found: Found, say: Callable[[int], None]) -> set[tuple[int, int]]:
    """The pairs of a block whose days and quantities allow that they are one."""
    # Seized in a country and shipped from it, a record is in the block twice.
    rows = list({(row.key, row.low, row.high): row for row in rows}.values())
    found.records += len(rows)
    say(found.records)
    repeats = Counter(
        (row.data_set, row.first, row.last, row.low, row.high) for row in rows if row.data_set
    )
    found.repeats_in_data_sets += sum(number - 1 for number in repeats.values())
    if len({row.data_set for row in rows}) == 1 and rows[0].data_set:
        return set()
    rows.sort(key=lambda row: row.first)
    open_rows: dict[str, list[_Row]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    margin = timedelta(days=NEAR)
    for row in rows:
        for data_set, others in open_rows.items():
            if data_set and data_set == row.data_set:
                continue
            others[:] = [other for other in others if other.last + margin >= row.first]
            likely = [other for other in others if _may_be_one(row, other)]
            found.compared += len(others)
            most = MOST_ALIKE if data_set or row.data_set else MOST_ALIKE_OF_OURS
            if len(likely) > most:
                found.alike_too_many += 1
                continue
            pairs |= {_in_order(row.key, other.key) for other in likely}
        open_rows[row.data_set].append(row)
    return pairs


def _may_be_one(one: _Row, other: _Row) -> bool:
    if one.key == other.key or one.kind != other.kind:
        return False
    if (one.low, one.high) == (None, None) or (other.low, other.high) == (None, None):
        # Of what is not known only people's own records are compared.
        return not (one.data_set or other.data_set)
    masses = Mass("", one.low, one.high), Mass("", other.low, other.high)
    return comparing.quantities_alike(*masses) != "other_quantity"


def _tied_pairs() -> set[tuple[int, int]]:
    """Records that name one container."""
    holding = defaultdict(list)
    named = Seizure.objects.exclude(container_number="").exclude(status__in=GONE).order_by()
    for key, number in named.values_list("pk", "container_number"):
        holding[number].append(key)
    return {
        _in_order(one, other)
        for keys in holding.values()
        for position, one in enumerate(keys)
        for other in keys[position + 1 :]
    }


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _compare(candidates: set[tuple[int, int]], found: Found) -> None:
    ordered = sorted(candidates)
    links = profiles.data_sets()
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        read = profiles.read({key for pair in some for key in pair}, links)
        for pair in some:
            likeness = comparing.compare(read[pair[0]], read[pair[1]])
            if likeness.score >= ENOUGH:
                found.likest[pair] = likeness


def _forget(record: Seizure, alike: Iterable[int]) -> None:
    """Pairs that no editor has looked at and that are no longer alike."""
    waiting = DuplicatePair.objects.of(record).filter(state="waiting", decided_at=None, score__gt=0)
    waiting.exclude(Q(first__in=alike) | Q(second__in=alike)).delete()


@transaction.atomic
def _keep(found: Iterable[tuple[int, int, comparing.Likeness]]) -> list[DuplicatePair]:
    """Write the pairs. What an editor decided stays as decided."""
    pairs = []
    for one, other, likeness in found:
        first, second = _in_order(one, other)
        pairs.append(
            DuplicatePair(
                first_id=first,
                second_id=second,
                score=likeness.score,
                reasons=list(likeness.reasons),
            )
        )
    DuplicatePair.objects.bulk_create(
        pairs,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score", "reasons"],
    )
    return pairs
