"""A series over time: a column a period, the events in it below, both on one axis of time."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seizures.charts import lettering, marks, periods
from seizures.charts.grouping import Group
from seizures.charts.reading import Bar, Series
from seizures.charts.scale import scale_for
from seizures.charts.svg import Picture
from seizures.charts.words import said_of

PLOT, STRIP, GAP = 200, 28, 42
# Pixels that a shortened month takes, in either language.
LONGEST_MONTH = 31
# From this width of a slot on, each period has its number of events written above it.
NUMBERED = 26
WIDEST_COLUMN = 44


def columns(
    series: Series, *, width: int, key: str, title: str = "", description: str = ""
) -> Picture:
    """The picture, ``width`` pixels wide; its height follows from what it holds."""
    picture = Picture(width, 10, key=key, title=title, description=description)
    hatch = picture.hatching()
    bars = series.bars
    scale = scale_for(bar.total for bar in bars)
    most_events = max((bar.total.events for bar in bars), default=1)
    left = 10 + max(
        *(lettering.width(scale.label(tick), 12) for tick in scale.ticks),
        lettering.width(_number(most_events), 12),
        22,
    )
    top = marks.key(picture, 0, (bar.total for bar in bars), hatch=hatch)
    picture.text(0, top + 11, _in_unit(scale.unit), "d-muted", size=12)
    roof = top + 36
    base = roof + PLOT
    slot = (width - left) / max(len(bars), 1)
    wide = min(max(slot * 0.7, 1.5), WIDEST_COLUMN)
    for tick in scale.ticks:
        y = base - scale.share(tick) * PLOT
        picture.add("line", "d-grid", x1=left, x2=width, y1=y, y2=y)
        picture.text(left - 8, y + 4, scale.label(tick), "d-muted", size=12, anchor="end")
    strip = base + GAP + STRIP
    picture.text(0, base + 20, _("events"), "d-muted", size=12)
    tops = []
    for position, bar in enumerate(bars):
        x = left + slot * (position + 0.5) - wide / 2
        group = Group(picture, said_of(bar.label, bar.total))
        low, high = (scale.share(end) * PLOT for end in (bar.total.kg_low, bar.total.kg_high))
        if bar.is_known:
            summit = marks.upwards(group, x, base, wide, low, high, bar.total, hatch=hatch)
            tops.append((x + wide / 2, summit, bar))
        elif bar.total.events_of_unknown_quantity:
            size = max(min(wide, marks.UNKNOWN_SIZE), 3)
            marks.unknown(group, x + (wide - size) / 2, base - size - 3, size)
        _events(group, bar, x, strip, wide, most_events, numbered=slot >= NUMBERED)
    picture.add("line", "d-axis", x1=left, x2=width, y1=base, y2=base)
    picture.add("line", "d-axis", x1=left, x2=width, y1=strip, y2=strip)
    if slot < NUMBERED:
        most = _number(most_events)
        picture.text(left - 8, strip - STRIP + 6, most, "d-muted", size=12, anchor="end")
    _direct_labels(picture, tops, left, width)
    _axis(picture, bars, series.step, left, slot, strip)
    picture.set_size(width, strip + 42)
    return picture


def _events(
    group: Group, bar: Bar, x: float, strip: float, wide: float, most: int, *, numbered: bool
) -> None:
    """The number of events; those of unknown quantity in broken lines on top."""
    events, unknown = bar.total.events, bar.total.events_of_unknown_quantity
    if not events:
        return
    tall = (events - unknown) / most * STRIP
    if tall:
        group.add("rect", "d-count", x=x, y=strip - tall, width=wide, height=tall)
    if unknown:
        height = unknown / most * STRIP
        group.add("rect", "d-unknown", x=x, y=strip - tall - height, width=wide, height=height)
        tall += height
    if numbered:
        middle = x + wide / 2
        group.text(middle, strip - tall - 4, _number(events), "d-ink", size=12, anchor="middle")


def _direct_labels(picture: Picture, tops: list, left: float, right: float) -> None:
    """The highest columns say what they are, as many as have room, the highest first."""
    taken: list[tuple[float, float, float]] = []
    for middle, summit, bar in sorted(tops, key=lambda each: (each[1], each[0])):
        words = bar.total.mass_in_words(get_language())
        half = lettering.width(words, 12, strong=True) / 2
        x = min(max(middle, left + half), right - half)
        y = summit - 6
        if any(
            x - half < end + 6 and x + half > start - 6 and abs(y - at) < 60
            for start, end, at in taken
        ):
            continue
        if any(
            abs(other - x) < half and high < y + 3 for other, high, _bar in tops if other != middle
        ):
            continue
        taken.append((x - half, x + half, y))
        picture.text(x, y, words, "d-strong d-halo", size=12, anchor="middle")


def _axis(picture: Picture, bars, step: str, left: float, slot: float, strip: float) -> None:
    """Years below the strip, months above them where there is room."""
    end = -1.0
    shown_year = ""
    for position, bar in enumerate(bars):
        year = bar.key[:4]
        middle = left + slot * (position + 0.5)
        if step == periods.MONTH and slot >= 12:
            name = date_format(date(int(year), int(bar.key[5:7]), 1), "M")
            if slot < LONGEST_MONTH:
                name = name[:1].upper()
            picture.text(middle, strip + 17, name, "d-muted", size=12, anchor="middle")
        starts_year = year != shown_year and (position == 0 or bar.key[5:7] in ("01", ""))
        if starts_year:
            x = middle if step in (periods.YEAR, periods.DECADE) else left + slot * position
            centred = step in (periods.YEAR, periods.DECADE)
            needed = lettering.width(year, 12)
            start = x - needed / 2 if centred else x
            if start > end + 6 and start + needed <= picture.width + 4:
                if not centred:
                    picture.add("line", "d-axis", x1=x, x2=x, y1=strip, y2=strip + 6)
                anchor = "middle" if centred else "start"
                below = 34 if step == periods.MONTH and slot >= 12 else 18
                picture.text(x, strip + below, year, "d-ink", size=12, anchor=anchor)
                end = start + needed
            shown_year = year


def _in_unit(unit: str) -> str:
    return _("tonnes") if unit == "t" else _("kilograms")


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)
