"""Records that a find may already be: compared by date, place, substance, quantity, cover load.

For an editor who looks at a text, before anything is made. Each candidate says what speaks for
it; what contradicts it (another country, a quantity far off) takes it out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons import countries, words
from seizures import dates, quantities
from seizures.models import Seizure
from seizures.suggestions import Find
from seizures.vocabularies import Kind, Role, Status

# Sources date one event by seizure, arrival or announcement: some days apart.
SLACK = timedelta(days=14)
# “Around 100 kilograms” of one source are 94 or 112 of another.
NEARLY = Decimal("0.2")
MOST_READ = 300
MOST_SHOWN = 3
ENOUGH = 3


@dataclass(frozen=True)
class Candidate:
    """A record, what speaks for its being the same, and how much (more is likelier)."""

    record: Seizure
    reasons: tuple[str, ...]
    weight: int


def find_all(finds: Sequence[Find]) -> list[list[Candidate]]:
    """The candidates of each find, likeliest first. All are read at once: a query a part."""
    asked = Q()
    for find in finds:
        asked |= _alike(find)
    if not asked:
        return [[] for _find in finds]
    records = list(
        Seizure.objects.filter(asked)
        .exclude(status__in=[Status.MERGED, Status.RETRACTED])
        .distinct()
        .with_parts()
        .order_by(*Seizure.LIST_ORDERING)[:MOST_READ]
    )
    return [_best(find, records) for find in finds]


def _best(find: Find, records: Iterable[Seizure]) -> list[Candidate]:
    compared = (compare(find, record) for record in records)
    found = [candidate for candidate in compared if candidate and candidate.weight >= ENOUGH]
    found.sort(key=lambda candidate: -candidate.weight)
    return found[:MOST_SHOWN]


def _alike(find: Find) -> Q:
    """What the database can say: kind, date, substance, and country where the text names it."""
    earliest, latest = span_of(find)
    kinds = [Kind.AGGREGATE] if find.kind == Kind.AGGREGATE else [Kind.EVENT, Kind.ROLL_UP]
    alike = Q(kind__in=kinds, substances__substance__in=_substances(find))
    if earliest is None and latest is None:
        codes = _countries(find)
        return alike & Q(places__country__in=codes) if codes else Q(pk__in=[])
    dated = Q()
    for field in ("occurred", "announced"):
        near = Q(**{f"{field}_earliest__isnull": False})
        if latest:
            near &= Q(**{f"{field}_earliest__lte": latest + SLACK})
        if earliest:
            open_end = Q(**{f"{field}_latest__isnull": True})
            near &= Q(**{f"{field}_latest__gte": earliest - SLACK}) | open_end
        dated |= near
    return alike & dated


def _substances(find: Find) -> list[str]:
    return [line.substance for line in find.substances]


def _countries(find: Find) -> set[str]:
    return {place.country for place in find.places if place.country}


def span_of(find: Find) -> tuple[date | None, date | None]:
    """First and last day that the text puts it on; of its announcement where that is all."""
    written = find.occurred or find.announced
    if not written:
        return None, None
    fuzzy = dates.parse(written)
    return fuzzy.earliest, fuzzy.latest


def compare(find: Find, record: Seizure) -> Candidate | None:
    """What speaks for a record, or ``None`` where something speaks against it."""
    weight, reasons = 0, []
    for look in (_when, _what, _how_much, _where, _where_to, _hidden_in):
        found = look(find, record)
        if found is None:
            return None
        points, reason = found
        weight += points
        if reason:
            reasons.append(reason)
    return Candidate(record, tuple(reasons), weight)


def _when(find, record):
    earliest, latest = span_of(find)
    if earliest is None and latest is None:
        return 0, ""
    for first, last, said in (
        (record.occurred_earliest, record.occurred_latest, record.occurred_in_words),
        (record.announced_earliest, record.announced_latest, record.announced_in_words),
    ):
        if first is None and last is None:
            continue
        begins, ends = first or date.min, last or date.max
        if find.kind == Kind.AGGREGATE:
            if (earliest, latest) == (first, last):
                return 2, _("same period: %(date)s") % {"date": said}
            continue
        if begins <= (latest or date.max) and ends >= (earliest or date.min):
            return 1, _("dates overlap: %(date)s") % {"date": said}
        near = _earlier(begins) <= (latest or date.max) and _earlier(ends) <= (latest or date.max)
        if near and earliest and ends >= _earlier(earliest):
            return 1, _("dates are near: %(date)s") % {"date": said}
    return None if find.kind != Kind.AGGREGATE else (0, "")


def _earlier(day: date) -> date:
    """Some days before; an open beginning has none before it."""
    return day - SLACK if day - date.min > SLACK else date.min


def _what(find, record):
    shared = [line for line in record.substances.all() if line.substance in _substances(find)]
    if not shared:
        return None
    return 1, _("same substance: %(substance)s") % {"substance": shared[0].label}


def _how_much(find, record):
    for line in find.substances:
        if not line.quantity or not line.quantity.is_known:
            continue
        mass = quantities.to_kilograms(line.quantity)
        for other in record.substances.all():
            if other.substance != line.substance or not other.is_known:
                continue
            if mass.rule and other.conversion_rule:
                near = _near((mass.low, mass.high), (other.kg_low, other.kg_high))
            else:
                near = line.quantity.unit == other.unit and _near(
                    (line.quantity.low, line.quantity.high), (other.low, other.high)
                )
            if not near:
                return None
            return 2, _("quantity: %(quantity)s") % {"quantity": other.as_written}
    return 0, ""


def _near(one, other) -> bool:
    """Whether two intervals meet, each widened a little. Open ends reach as far again."""
    (low, high), (low_2, high_2) = _closed(*one), _closed(*other)
    return low * (1 - NEARLY) <= high_2 and low_2 * (1 - NEARLY) <= high


def _closed(low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal]:
    """“Over eight tons” is not any number of tons: its open end is drawn at half as much again."""
    if low is None:
        return high / 2, high
    return low, low * Decimal("1.5") if high is None else high


def _where(find, record):
    here, there = find.place_as(Role.SEIZED), record.place_seized
    there = there or record.place_of_departure
    if not here or not there or not (here.country and there.country):
        return 0, ""
    if here.country != there.country:
        return None
    if here.locode and here.locode == there.locode:
        return 2, _("same place: %(place)s") % {"place": there.in_words}
    if here.name and there.name and _shared_words(here.name, there.name):
        return 2, _("same place: %(place)s") % {"place": there.in_words}
    return 1, _("same country: %(country)s") % {"country": countries.name(here.country)}


def _where_to(find, record):
    here, there = find.place_as(Role.DESTINATION), record.destination
    if not here or not there or here.country != there.country:
        return 0, ""
    return 1, _("same destination: %(place)s") % {"place": there.in_words}


def _hidden_in(find, record):
    for wording in record.wordings.all():
        if find.cover_load and _shared_words(find.cover_load, wording.cover_load):
            return 2, _("same cover load: %(goods)s") % {"goods": wording.cover_load}
    return 0, ""


def _shared_words(one: str, other: str) -> set[str]:
    """Stems that two namings share, leaving out those that any would: “port”, “cans”."""
    language = get_language() or "en"
    stems = [set(words.stems(text, language).split()) for text in (one, other)]
    common = set(words.stems(_EMPTY_WORDS, language).split())
    return (stems[0] & stems[1]) - common


_EMPTY_WORDS = "port puerto of de del the el la cans latas boxes cajas sacks sacos bags container"
