"""From the cleaned values of the filters to conditions on the flat rows of lists."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import CharField, Q, Value
from django.db.models.functions import Length, Upper
from django.db.models.lookups import Exact

from seizures.journeys import START
from seizures.lists import word_index
from seizures.lists.filter_fields import LOCODE, NOT_STATED
from seizures.lists.profiles import PARTS_A_KILOGRAM, in_parts
from seizures.lists.selection import MANY, Selection
from seizures.models.listed import ProfilePlace
from seizures.models.wording import Wording
from seizures.paper import citing
from seizures.vocabularies import Measure, Role

CharField.register_lookup(Length)

# What a filter of quantity means in measures of lines.
MEASURES = {
    "mass": (Measure.MASS, Measure.OPEN),
    "other": (Measure.OTHER,),
    NOT_STATED: (Measure.UNKNOWN,),
}


def select(wanted: dict) -> Selection:
    """The selection that cleaned values of :class:`seizures.lists.filters.SeizureFilter` make."""
    return Selection(
        alike=_set(
            **{
                name: _any_of(wanted.get(name), name)
                for name in ("kind", "status", "mode", "concealment")
            },
            departure=_end(wanted.get("departure"), "departure", Role.DEPARTURE),
            destination=_end(wanted.get("destination"), "destination", Role.DESTINATION),
            route=_routes(wanted.get("route")),
        ),
        of_line=_set(
            substance=_any_of(wanted.get("substance"), "substance"),
            form=_any_of(wanted.get("form"), "form"),
            quantity=_measures(wanted.get("quantity")),
        ),
        of_place=_set(
            **{name: _any_of(wanted.get(name), name) for name in ("country", "role", "site")}
        ),
        each=_set(
            occurred=_overlapping(wanted.get("occurred_from"), wanted.get("occurred_to")),
            q=_worded(wanted.get("q")),
            cover_load=_with_cover_load(wanted.get("cover_load")),
            article=_in(citing.records_in_articles, wanted.get("article")),
            group=_in(citing.records_of_groups, wanted.get("group")),
        ),
        mass=_mass(wanted.get("kg_min"), wanted.get("kg_max")),
        named=_named(wanted.get("place")),
        certain=_within(wanted.get("occurred_from"), wanted.get("occurred_to")),
        sure=_sure(wanted.get("occurred_from"), wanted.get("occurred_to")),
        of_many_words=bool(wanted.get("q")) and word_index.are_many(wanted["q"], MANY),
        doubtful=_doubtful(wanted.get("occurred_from"), wanted.get("occurred_to")),
    )


def _set(**conditions: Q | None) -> dict[str, Q]:
    return {name: condition for name, condition in conditions.items() if condition is not None}


def _any_of(values, column: str) -> Q | None:
    if not values:
        return None
    return Q(**{f"{column}__in": ["" if value == NOT_STATED else value for value in values]})


def _measures(values) -> Q | None:
    if not values:
        return None
    return Q(measure__in=[str(measure) for value in values for measure in MEASURES[value]])


def _end(values, name: str, role: Role) -> Q | None:
    """Countries of an end of the route; “unknown” where no place of that role names one."""
    if not values:
        return None
    condition = Q(pk__in=_profiles_with(role, [code for code in values if code != NOT_STATED]))
    return condition | Q(**{f"{name}_known": False}) if NOT_STATED in values else condition


def _profiles_with(role: str, codes: list[str]):
    return ProfilePlace.objects.filter(role=role, country__in=codes).values("profile")


def _routes(values) -> Q | None:
    if not values:
        return None
    condition = Q()
    for value in values:
        start, end = value.split("-")
        condition |= Q(pk__in=_profiles_with(START, [start])) & Q(
            pk__in=_profiles_with(Role.DESTINATION, [end])
        )
    return condition


def _overlapping(earliest, latest) -> Q | None:
    """Any day of the date lies within; an open end reaches any bound, no date none."""
    if not earliest and not latest:
        return None
    dated = Q()
    if earliest:
        dated &= Q(occurred_latest__gte=earliest) | Q(
            occurred_latest__isnull=True, occurred_earliest__isnull=False
        )
    if latest:
        dated &= Q(occurred_earliest__lte=latest) | Q(
            occurred_earliest__isnull=True, occurred_latest__isnull=False
        )
    return dated


def _within(earliest, latest) -> Q | None:
    """Every day of the date lies within."""
    if not earliest and not latest:
        return None
    certain = Q()
    if earliest:
        certain &= Q(occurred_earliest__isnull=False, occurred_earliest__gte=earliest)
    if latest:
        certain &= Q(occurred_latest__isnull=False, occurred_latest__lte=latest)
    return certain


def _sure(earliest, latest) -> Q | None:
    """Periods of which every day lies within."""
    if not earliest and not latest:
        return None
    months, years = Q(period__length=7), Q(period__length=4)
    if earliest:
        before = earliest - timedelta(days=1) if earliest > date.min else earliest
        months &= Q(period__gt=_month(before))
        years &= Q(period__gt=f"{before.year:04d}")
    if latest:
        after = latest + timedelta(days=1) if latest < date.max else latest
        months &= Q(period__lt=_month(after))
        years &= Q(period__lt=f"{after.year:04d}")
    return months | years


def _doubtful(earliest, latest) -> Q | None:
    """Periods with days within and days outside, and none at all."""
    if not earliest and not latest:
        return None
    months, years = Q(period__length=7), Q(period__length=4)
    if earliest:
        months &= Q(period__gte=_month(earliest))
        years &= Q(period__gte=f"{earliest.year:04d}")
    if latest:
        months &= Q(period__lte=_month(latest))
        years &= Q(period__lte=f"{latest.year:04d}")
    return (Q(period="") | months | years) & ~_sure(earliest, latest)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _worded(text) -> Q | None:
    if not text:
        return None
    if not word_index.has_words(text):
        return Q(lines=0)  # none has
    return Q(seizure__in=word_index.records_with(text))


def _with_cover_load(text) -> Q | None:
    """In any language the record is worded in."""
    if not text:
        return None
    return Q(seizure__in=Wording.objects.filter(cover_load__icontains=text).values("seizure"))


def _in(records, values) -> Q | None:
    return Q(seizure__in=records(values)) if values else None


def _mass(least: Decimal | None, most: Decimal | None) -> Q | None:
    """By overlap; an open end reaches any bound, an unknown mass reaches none."""
    if least is None and most is None:
        return None
    condition = Q(line__measure__in=[str(Measure.MASS), str(Measure.OPEN)])
    if least is not None:
        whole, part = divmod(in_parts(least), PARTS_A_KILOGRAM)
        condition &= (
            Q(line__measure=str(Measure.OPEN))
            | Q(high_kg__gt=whole)
            | Q(high_kg=whole, high_part__gte=part)
        )
    if most is not None:
        whole, part = divmod(in_parts(most), PARTS_A_KILOGRAM)
        condition &= Q(low_kg__lt=whole) | Q(low_kg=whole, low_part__lte=part)
    return condition


def _named(values) -> Q | None:
    """By UN/LOCODE, by name, or by name and country as in “Callao, PE”."""
    if not values:
        return None
    condition = Q()
    for value in values:
        name, comma, country = value.rpartition(", ")
        if LOCODE.fullmatch(value):
            condition |= Q(locode=value.upper()) & ~Q(locode="") | _of_name(value)
        elif comma and len(country) == 2:
            condition |= _of_name(name) & Q(country=country.upper())
        else:
            condition |= _of_name(value)
    return condition


def _of_name(name: str) -> Q:
    """As the index of places has it."""
    return Q(Exact(Upper("name"), Upper(Value(name))))
