"""From a filter to the series that a chart draws: in order, with nothing dropped unsaid."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from commons import countries
from seizures.charts import adding, periods, words
from seizures.charts.dimensions import Dimension
from seizures.models import SeizurePlace
from seizures.totals import Total
from seizures.vocabularies import Substance

MOST_BARS = 12
NOTHING = Total()
LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")
MONTH_KEY = len("2022-06")


@dataclass(frozen=True)
class Bar:
    """One value: its total, and the query of the list that shows its records (or nothing)."""

    key: str
    label: str
    total: Total
    query: str = ""

    @property
    def is_known(self) -> bool:
        return self.total.kg_low is not None


@dataclass(frozen=True)
class Further:
    """Another substance of the selection, and the query that charts it."""

    code: str
    events: int
    query: str

    @property
    def name(self) -> str:
        return str(dict(Substance.choices).get(self.code, self.code))

    @property
    def in_words(self) -> str:
        return words.events(self.events)


@dataclass(frozen=True)
class Series:
    """What a chart shows.

    ``bars`` are drawn. ``others`` are the values that are too many for a picture, and ``rest``
    what they add up to; the table holds each. ``unstated`` are records without a value, such as
    those not dated to the period. ``whole`` is all that was asked for, of ``substance`` where one
    was chosen; ``further`` names the other substances of the selection with their events.
    """

    dimension: Dimension
    bars: tuple[Bar, ...]
    others: tuple[Bar, ...] = ()
    unstated: Bar | None = None
    whole: Total = NOTHING
    substance: str | None = None
    further: tuple[Further, ...] = ()
    step: str = ""
    query: str = ""

    @property
    def rest(self) -> Total:
        return adding.together(bar.total for bar in self.others)

    @property
    def rows(self) -> tuple[Bar, ...]:
        """Every value, for the table."""
        return (*self.bars, *self.others, *([self.unstated] if self.unstated else []))

    @property
    def drawn(self) -> tuple[Bar, ...]:
        """As the picture has them: the rest and the unstated after the values."""
        if not self.others:
            rest = ()
        else:
            label = _("and %(number)d others") % {"number": len(self.others)}
            rest = (Bar("", label, self.rest),)
        return (*self.bars, *rest, *([self.unstated] if self.unstated else []))

    @property
    def is_empty(self) -> bool:
        return not any(bar.total.events for bar in self.rows)

    @property
    def substance_name(self) -> str:
        if self.substance is None:
            return ""
        return dict(Substance.choices).get(self.substance) or _("substance not stated")


def read(filters, dimension: Dimension) -> Series:
    """The series of a valid filter. Substances are kept apart: the one with most events is drawn.

    A kilogram of one is never added to a kilogram of another (:mod:`seizures.totals`).
    """
    by_substance = filters.totals
    query = filters.canonical
    if dimension.parts_substances:
        totals = filters.totals_by(dimension.code)
        bars, others, unstated = _values(dimension, totals, query)
        return Series(dimension, bars, others, unstated, query=query)
    substance = _leading(by_substance)
    chosen, chosen_query = "", query
    further: tuple = ()
    if substance and len(by_substance) > 1:
        chosen, chosen_query = substance, asking(query, {"substance": substance})
        further = tuple(
            Further(code, found.events, asking(query, {"substance": code}))
            for code, found in sorted(
                by_substance.items(), key=lambda item: (-item[1].events, item[0])
            )
            if code and code != substance and found.events
        )
    whole = by_substance.get(substance, Total()) if substance is not None else Total()
    known = {"whole": whole, "substance": substance, "further": further, "query": chosen_query}
    if dimension.is_time:
        return _over_time(dimension, filters, chosen, known)
    totals = filters.totals_by(dimension.code, chosen)
    bars, others, unstated = _values(dimension, totals, known["query"])
    return Series(dimension, bars, others, unstated, **known)


def asking(query: str, parameters: Mapping[str, str]) -> str:
    """A question with some of its parameters set otherwise."""
    asked_now = QueryDict(query, mutable=True)
    for name, value in parameters.items():
        asked_now[name] = value
    return asked_now.urlencode()


def _leading(by_substance: Mapping[str, Total]) -> str | None:
    """The substance with most events of known mass, then of most events."""
    ordered = sorted(
        by_substance,
        key=lambda code: (
            not code,
            -by_substance[code].events_counted,
            -by_substance[code].events,
            code,
        ),
    )
    return ordered[0] if ordered else None


def _by_weight(bar: Bar) -> tuple:
    total = bar.total
    return (
        -(total.kg_high or Decimal(0)),
        -(total.kg_low or Decimal(0)),
        -total.events,
        bar.label,
        bar.key,
    )


def _values(dimension: Dimension, totals: Mapping[str, Total], query: str):
    names = _names_of_places(totals) if dimension.code == "place" else {}
    found = sorted(
        (
            Bar(
                key=key,
                label=_capitalised(names.get(key) or dimension.name(key)),
                total=total,
                query=asking(query, parameters)
                if (parameters := dimension.parameters(key))
                else "",
            )
            for key, total in totals.items()
            if key and total.events
        ),
        key=_by_weight,
    )
    nameless = totals.get("")
    unstated = Bar("", _("Not stated"), nameless) if nameless and nameless.events else None
    # One more than fits is shown rather than summed: “and 1 others” helps nobody.
    limit = MOST_BARS if len(found) > MOST_BARS + 1 else MOST_BARS + 1
    return tuple(found[:limit]), tuple(found[limit:]), unstated


def _over_time(dimension: Dimension, filters, substance: str, known: dict) -> Series:
    """By month, or by what is coarse enough; what is known to the year alone counts in years."""
    totals = filters.totals_by("month", substance)
    dated = {key: total for key, total in totals.items() if len(key) == MONTH_KEY and total.events}
    step = periods.step_for(dated)
    undated_label = _("Not dated to the month")
    if step in (periods.YEAR, periods.DECADE):
        totals = filters.totals_by("year", substance)
        dated = {f"{key}-01": total for key, total in totals.items() if key and total.events}
        undated_label = _("Not dated to the year")
    bars = tuple(
        Bar(
            key=period.code,
            label=_capitalised(period.in_words),
            total=total,
            query=asking(known["query"], period.parameters) if total.events else "",
        )
        for period, total in periods.by_period(dated, step)
    )
    undated = adding.together(
        total for key, total in totals.items() if key not in dated and f"{key}-01" not in dated
    )
    unstated = Bar("", undated_label, undated) if undated.events else None
    return Series(dimension, bars, (), unstated, step=step, **known)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names_of_places(keys) -> dict[str, str]:
    """What each place is called: by its UN/LOCODE as most records write it, else as written."""

    named, codes = {}, []
    for key in filter(None, keys):
        name, comma, country = key.rpartition(", ")
        if comma and country in countries.CODES:
            named[key] = f"{name}, {countries.name(country)}"
        elif LOCODE.fullmatch(key):
            codes.append(key)
    written = SeizurePlace.objects.filter(locode__in=codes, seizure__live=True).exclude(name="")
    for locode, name, country in (
        written.order_by("locode", "name").values_list("locode", "name", "country").distinct()
    ):
        named[locode] = ", ".join(filter(None, (name, countries.name(country))))
    return named
