"""How alike two records are, in points, each of which has a reason that can be read.

Pure rules. No single likeness makes a candidate: a day, a substance and a place are shared by
events that have nothing to do with each other, so :data:`ENOUGH` takes several, and what speaks
against it (another cover load, another quantity) counts as much.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

#: From this many points on an editor is asked.
ENOUGH = 50
#: How many days apart two events may be said to have happened and still be one.
NEAR = 7
#: An announcement follows its event within this many days.
ANNOUNCED_WITHIN = 31
#: Beyond this many days apart nothing else matters.
APART = 31
#: A rounded figure differs from the exact one by no more than this share.
ROUNDING = Decimal("0.05")

#: Points for a likeness, and against one. The codes are what the desk says in words.
POINTS = {
    "container": 50,
    "vessel": 25,
    "same_day": 25,
    "dates_overlap": 12,
    "near_dates": 8,
    "announced": 10,
    "substance": 10,
    "same_quantity": 25,
    "quantity_overlaps": 15,
    "quantity_rounded": 15,
    "place": 15,
    "country": 5,
    "destination": 5,
    "cover_load": 15,
    "link": 15,
    "other_container": -40,
    "other_dates": -50,
    "other_substance": -50,
    "other_quantity": -30,
    "other_country": -50,
    "other_place": -10,
    "other_destination": -10,
    "other_cover_load": -25,
    "one_data_set": -30,
}
Span = tuple[date | None, date | None]
#: Words of a cover load that do not say what it is, in the languages of the sources.
STOPWORDS = frozenset(
    {"a", "an", "and", "can", "cans", "con", "container", "contenedor", "de", "del", "el", "en"}
    | {"in", "la", "las", "latas", "load", "los", "of", "the", "with", "y"}
)
WORDS_OF_PLACES = frozenset({"aeropuerto", "airport", "city", "port", "puerto", "terminal"})
#: Reports say “cocaine” of what a laboratory finds to be cocaine and its base.
FAMILIES = {"cocaine-and-base": "cocaine"}


@dataclass(frozen=True)
class Mass:
    """A quantity of a substance in kilograms; ``None`` is unknown or open."""

    substance: str
    low: Decimal | None
    high: Decimal | None

    @property
    def is_known(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Profile:
    """What of a record is compared. ``data_set`` is the source of which it is one of many rows."""

    key: int
    kind: str = "event"
    occurred: Span = (None, None)
    announced: Span = (None, None)
    masses: tuple[Mass, ...] = ()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    locodes: frozenset[str] = frozenset()
    destinations: frozenset[str] = frozenset()
    cover_loads: tuple[tuple[str, frozenset[str]], ...] = ()
    container: str = ""
    vessels: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    parent: int | None = None
    data_set: str = ""


@dataclass(frozen=True)
class Likeness:
    """How alike two records are: the sum of the points of its reasons."""

    reasons: tuple[str, ...]

    @property
    def score(self) -> int:
        return sum(POINTS[reason] for reason in self.reasons)

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


def compare(one: Profile, other: Profile) -> Likeness:
    """Every reason for and against the two being one event. The order never matters."""
    if one.kind != other.kind:
        return Likeness(("other_dates", "other_substance"))
    found = (
        _container(one, other),
        _shared("vessel", "", one.vessels, other.vessels),
        _dates(one, other),
        _announced(one, other),
        _substance(one, other),
        _quantity(one, other),
        _place(one, other),
        _shared("destination", "other_destination", one.destinations, other.destinations),
        _cover_load(one, other),
        _shared("link", "", one.links, other.links),
        "one_data_set" if one.data_set and one.data_set == other.data_set else "",
    )
    return Likeness(tuple(reason for reason in found if reason))


def _shared(same: str, different: str, one: frozenset, other: frozenset) -> str:
    if one & other:
        return same
    return different if one and other else ""


def _container(one: Profile, other: Profile) -> str:
    if not one.container or not other.container:
        return ""
    return "container" if one.container == other.container else "other_container"


def when(record: Profile) -> Span:
    """The days on which it can have happened: before its announcement, where no more is known."""
    if any(record.occurred):
        return record.occurred
    earliest, latest = record.announced
    return earliest and earliest - timedelta(days=ANNOUNCED_WITHIN), latest


def days_between(one: Span, other: Span) -> int | None:
    """Days from the end of the earlier span to the start of the later; 0 where they overlap.

    ``None`` where nothing is known of one of them.
    """
    if not any(one) or not any(other):
        return None
    first, second = sorted((one, other), key=lambda span: span[0] or date.min)
    if first[1] is None or second[0] is None:
        return 0
    return max(0, (second[0] - first[1]).days)


def _dates(one: Profile, other: Profile) -> str:
    between = days_between(when(one), when(other))
    if between is None:
        return ""
    if between > NEAR:
        return "other_dates"
    if between:
        return "near_dates"
    day = one.occurred[0]
    is_one_day = day and one.occurred == other.occurred == (day, day)
    return "same_day" if is_one_day else "dates_overlap"


def _announced(one: Profile, other: Profile) -> str:
    """On one day, or as parts of one announcement."""
    together = one.parent is not None and one.parent == other.parent
    same_day = any(one.announced) and one.announced == other.announced
    return "announced" if together or same_day else ""


def _substance(one: Profile, other: Profile) -> str:
    return _shared(
        "substance",
        "other_substance",
        frozenset(mass.substance for mass in one.masses),
        frozenset(mass.substance for mass in other.masses),
    )


def _quantity(one: Profile, other: Profile) -> str:
    """The likest of the quantities of a substance that both name."""
    found = {
        quantities_alike(mine, theirs)
        for mine in one.masses
        for theirs in other.masses
        if mine.substance == theirs.substance and mine.is_known and theirs.is_known
    }
    return max(found, key=POINTS.__getitem__, default="")


def quantities_alike(one: Mass, other: Mass) -> str:
    """Whether two known masses can be one quantity, and how we see it."""
    if (one.low, one.high) == (other.low, other.high):
        return "same_quantity"
    low = max(one.low or Decimal(0), other.low or Decimal(0))
    highs = [mass.high for mass in (one, other) if mass.high is not None]
    if not highs or low <= min(highs):
        return "quantity_overlaps"
    if is_rounded(one, other) or is_rounded(other, one):
        return "quantity_rounded"
    return "other_quantity"


def is_rounded(rounded: Mass, exact: Mass) -> bool:
    """Whether one figure is the other with fewer digits: 2.2 t for 2,183 kg."""
    if None in (rounded.low, exact.low) or rounded.low != rounded.high or exact.low != exact.high:
        return False
    if not exact.low or abs(rounded.low - exact.low) / exact.low > ROUNDING:
        return False
    for digits in (1, 2, 3):
        step = Decimal(1).scaleb(exact.low.adjusted() - digits + 1)
        if (exact.low / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step == rounded.low:
            return True
    return False


def _place(one: Profile, other: Profile) -> str:
    named_alike = any(
        mine <= theirs or theirs <= mine
        for mine in map(_words_of_place, one.places)
        for theirs in map(_words_of_place, other.places)
    )
    if one.locodes & other.locodes or named_alike:
        return "place"
    if not one.countries or not other.countries:
        return ""
    if not one.countries & other.countries:
        return "other_country"
    both_named = (one.locodes and other.locodes) or (one.places and other.places)
    return "other_place" if both_named else "country"


def _words_of_place(name: str) -> frozenset[str]:
    """“Port of Callao” and “Callao” name one place."""
    words = frozenset(name.replace(",", " ").split())
    return words - STOPWORDS - WORDS_OF_PLACES or words


def _cover_load(one: Profile, other: Profile) -> str:
    """Compared language by language: “asparagus” and “espárragos” say nothing of each other."""
    other_words = dict(other.cover_loads)
    pairs = [
        (words, other_words[language])
        for language, words in one.cover_loads
        if language in other_words
    ]
    if not pairs:
        return ""
    return "cover_load" if any(mine & theirs for mine, theirs in pairs) else "other_cover_load"


def family(substance: str) -> str:
    """What a substance is compared as."""
    return FAMILIES.get(substance, substance)


def words_of(cover_load: str) -> frozenset[str]:
    """The words of a cover load that say what it is: “cans of asparagus” is asparagus."""
    words = frozenset(cover_load.casefold().replace(",", " ").split())
    return words - STOPWORDS or words
