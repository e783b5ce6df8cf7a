"""Numbers over time as a picture for the desk: a column a month, drawn where the page is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from seizures.charts import lettering
from seizures.charts.svg import Picture

WIDTH, PLOT, AXIS, ROOF = 720, 160, 40, 24
SIZE = 12
# Pixels of a column from which its number is written above it.
NUMBERED = 24
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Months:
    """How many of something there were in each of some months, the oldest first.

    ``key`` keeps the ids of one picture apart from those of others on the page.
    """

    key: str
    title: str
    counts: Sequence[tuple[date, int]]
    nothing: str

    @property
    def total(self) -> int:
        return sum(count for _month, count in self.counts)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The same in words, the newest first, for whoever reads a table rather than a picture."""
        return [(month_in_words(month), _number(count)) for month, count in reversed(self.counts)]

    @property
    def svg(self) -> SafeString:
        """The picture; its texts are escaped by the builder."""
        return mark_safe(_drawn(self).for_page())  # noqa: S308


def month_in_words(month: date) -> str:
    return date_format(month, "F Y")


def months_until(last: date, number: int) -> list[date]:
    """The first days of so many months, the oldest first, that of ``last`` included."""
    ends = last.year * 12 + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(ends - number + 1, ends + 1)]


def _drawn(months: Months) -> Picture:
    counts = months.counts
    highest = max(counts, key=lambda each: each[1])
    described = _("The most were %(count)s in %(month)s.") % {
        "count": _number(highest[1]),
        "month": month_in_words(highest[0]),
    }
    height = ROOF + PLOT + AXIS
    picture = Picture(WIDTH, height, key=months.key, title=months.title, description=described)
    step, most = _scale(highest[1])
    left = 10 + lettering.width(_number(most), SIZE)
    base = ROOF + PLOT
    for tick in range(0, most + 1, step):
        y = base - tick / most * PLOT
        picture.add("line", "d-axis" if tick == 0 else "d-grid", x1=left, x2=WIDTH, y1=y, y2=y)
        picture.text(left - 8, y + 4, _number(tick), "d-muted", size=SIZE, anchor="end")
    slot = (WIDTH - left) / len(counts)
    wide = min(slot * 0.7, 40)
    for position, (month, count) in enumerate(counts):
        middle = left + slot * (position + 0.5)
        tall = count / most * PLOT
        if count:
            bar = picture.add(
                "rect", "d-solid", x=middle - wide / 2, y=base - tall, width=wide, height=tall
            )
            said = f"{month_in_words(month)}: {_number(count)}"
            picture.add("title", inside=bar).text = said
            if slot >= max(NUMBERED, lettering.width(_number(count), SIZE) + 4):
                picture.text(
                    middle, base - tall - 6, _number(count), "d-ink", size=SIZE, anchor="middle"
                )
        name = date_format(month, "M")
        if slot < lettering.width(name, SIZE) + 3:
            name = name[:1].upper()
        picture.text(middle, base + 17, name, "d-muted", size=SIZE, anchor="middle")
    _say_years(picture, [month for month, _count in counts], left, slot, base + 34)
    return picture


def _say_years(picture: Picture, months: Sequence[date], left: float, slot: float, y: float):
    """Each year where it begins; the first one only where the next leaves it room."""
    for position, month in enumerate(months):
        room = (13 - month.month) * slot
        begins = month.month == 1 or position == 0
        if begins and lettering.width(str(month.year), SIZE) + 6 <= room:
            picture.text(left + slot * position + 2, y, str(month.year), "d-ink", size=SIZE)


def _scale(highest: int) -> tuple[int, int]:
    """A round step and a round end at or above the highest column, in about four steps."""
    magnitude = 10 ** max(len(str(max(highest // 4, 1))) - 1, 0)
    step = next(each * magnitude for each in _STEPS if each * magnitude * 4 >= highest)
    return step, max(-(-highest // step), 1) * step


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)
