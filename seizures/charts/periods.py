"""Months, quarters or years: whichever lets a span be read, every period of it in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from seizures.charts.adding import together
from seizures.totals import Total

MONTH, QUARTER, YEAR, DECADE = "month", "quarter", "year", "decade"
MONTHS_IN = {MONTH: 1, QUARTER: 3, YEAR: 12, DECADE: 120}
MOST_PERIODS = 40


@dataclass(frozen=True)
class Period:
    """A span of whole months."""

    start: date
    months: int

    @property
    def end(self) -> date:
        """Its last day, or the last that a calendar here has."""
        behind = _index(self.start) + self.months
        return date.max if behind > _index(date.max) else _first_of(behind) - timedelta(days=1)

    @property
    def code(self) -> str:
        """In ISO 8601: ``2022-06``; ``2022`` where it is a year or more."""
        return self.start.isoformat()[: 4 if self.months >= MONTHS_IN[YEAR] else 7]

    @property
    def parameters(self) -> dict[str, str]:
        """What asks the list for the records that can have happened in it."""
        return {"occurred_from": self.start.isoformat(), "occurred_to": self.end.isoformat()}

    @property
    def in_words(self) -> str:
        if self.months == 1:
            return date_format(self.start, "YEAR_MONTH_FORMAT")
        if self.months == MONTHS_IN[QUARTER]:
            months = {
                "first": date_format(self.start, "F"),
                "last": date_format(self.end, "F"),
                "year": self.start.year,
            }
            return _("%(first)s to %(last)s %(year)s") % months
        if self.months == MONTHS_IN[YEAR]:
            return str(self.start.year)
        return _("%(first)s to %(last)s") % {"first": self.start.year, "last": self.end.year}


def step_for(months: Iterable[str]) -> str:
    """The finest step with which the span of these months (``2022-06``) still can be read."""
    indices = [_index_of(month) for month in months]
    span = max(indices) - min(indices) + 1 if indices else 1
    return next((step for step, size in MONTHS_IN.items() if span <= MOST_PERIODS * size), DECADE)


def by_period(months: Mapping[str, Total], step: str) -> list[tuple[Period, Total]]:
    """Every period from the first to the last, those without any event included."""
    size = MONTHS_IN[step]
    gathered: dict[int, list[Total]] = {}
    for month, total in months.items():
        gathered.setdefault(_index_of(month) // size, []).append(total)
    if not gathered:
        return []
    return [
        (Period(_first_of(number * size), size), together(gathered.get(number, ())))
        for number in range(min(gathered), max(gathered) + 1)
    ]


def _index_of(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(index: int) -> date:
    """The first decade begins with the year 1: there is none before it."""
    index = max(index, _index(date.min))
    return date(index // 12, index % 12 + 1, 1)
