"""Dates that say how much is known: EDTF (ISO 8601-2), with the days they can mean.

The text is what is stored. The ``edtf`` package parses it; its model field is not used, for it
keeps pickles and loses ``~``. The earliest and latest day are the strict bounds of what was
written: "about November 2022" stays within November, because no margin was given.

Understood are days, months and years, whole or with unspecified digits (``202X``, ``2022-XX``,
``2022-06-XX``), each with ``~``, ``?`` or ``%`` behind it, and intervals of them. An end that is
open (``..``) or left blank has no bound. Seasons are refused, because the months that they mean
depend on the hemisphere, and so is all else of level 2, which could not be said in words whole.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from edtf import EDTFParseException, parse_edtf

OPEN = ".."
_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%]?)"
)


class DateError(ValueError):
    """A text that is no date in EDTF, said with an example."""


@dataclass(frozen=True)
class FuzzyDate:
    """A date as written, and the days it can mean. ``None``: open at that end."""

    text: str
    earliest: date | None
    latest: date | None

    def in_words(self, language: str) -> str:
        """In the words of a language: “about November 2022”, “since 2017”."""
        with override(language):
            start, separator, end = self.text.partition("/")
            if not separator:
                return _part_in_words(start)
            if end in (OPEN, ""):
                return _("since %(date)s") % {"date": _part_in_words(start)}
            if start in (OPEN, ""):
                return _("until %(date)s") % {"date": _part_in_words(end)}
            return _("%(start)s to %(end)s") % {
                "start": _part_in_words(start),
                "end": _part_in_words(end),
            }

    def when(self, language: str) -> str:
        """As a sentence says it: “on 11 June 2022”, “in November 2022”, “since 2017”."""
        with override(language):
            start, separator, end = self.text.partition("/")
            if not separator:
                return _part_as_said(start)
            if OPEN in (start, end) or "" in (start, end):
                return self.in_words(language)
            return _("between %(start)s and %(end)s") % {
                "start": _part_in_words(start),
                "end": _part_in_words(end),
            }


def parse(text: str) -> FuzzyDate:
    """Read EDTF. Raises :class:`DateError` for anything else, an impossible day included."""
    text = text.strip()
    start, separator, end = text.partition("/")
    try:
        earliest, latest = _bounds(start, separator)
        if separator:
            latest = _bounds(end, separator)[1]
    except (EDTFParseException, ValueError) as error:
        raise DateError(
            _(
                "“%(text)s” is not a date this form understands. Write 2022-06-11 for a day, "
                "2022-06 for a month, 2022 for a year, 2022-11~ for about, 2021/2022 for between, "
                "2017/.. for since."
            )
            % {"text": text}
        ) from error
    if earliest and latest and earliest > latest:
        raise DateError(
            _("“%(text)s” ends before it begins. Write the earlier date first.") % {"text": text}
        )
    if earliest is None and latest is None:
        raise DateError(_("“%(text)s” says no date at all. Leave it empty.") % {"text": text})
    return FuzzyDate(text, earliest, latest)


@lru_cache(maxsize=10_000)  # the parser takes some milliseconds, and a list shows many dates
def _bounds(text: str, separator: str) -> tuple[date | None, date | None]:
    """First and last day of a date; neither for an end of an interval that is open or blank."""
    if separator and text in (OPEN, ""):
        return None, None
    found = _DATE.fullmatch(text)
    if not found or (found["month"] == "XX" and found["day"] not in (None, "XX")):
        raise ValueError(text)
    if "X" in found["year"] and found["month"] not in (None, "XX"):
        raise ValueError(text)
    parsed = parse_edtf(text.removesuffix(found["mark"]))
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _part_as_said(text: str) -> str:
    """A date with the preposition that its length asks for."""
    found = _DATE.fullmatch(text)
    spoken = _part_in_words(text.removesuffix(found["mark"]))
    is_about = found["mark"] in ("~", "%")
    if found["day"] not in (None, "XX"):
        said = pgettext("a day", "around %(date)s") if is_about else _("on %(date)s")
    elif "X" in found["year"]:
        said = _("some time %(between)s") if is_about else "%(between)s"
    else:
        said = pgettext("a month or year", "around %(date)s") if is_about else _("in %(date)s")
    said %= {"date": spoken, "between": spoken}
    if found["mark"] in ("?", "%"):
        return _("%(when)s, though the date is uncertain") % {"when": said}
    return said


def _part_in_words(text: str) -> str:
    found = _DATE.fullmatch(text)
    earliest, latest = _bounds(text, "")
    if found["day"] not in (None, "XX"):
        spoken = formats.date_format(earliest, "DATE_FORMAT")
    elif found["month"] not in (None, "XX"):
        spoken = formats.date_format(earliest, "YEAR_MONTH_FORMAT")
    elif "X" in found["year"]:
        spoken = _("between %(start)s and %(end)s") % {
            "start": formats.date_format(earliest, "DATE_FORMAT"),
            "end": formats.date_format(latest, "DATE_FORMAT"),
        }
    else:
        spoken = str(earliest.year)
    if found["mark"] == "~":
        return _("about %(date)s") % {"date": spoken}
    if found["mark"] == "?":
        return _("%(date)s, uncertain") % {"date": spoken}
    if found["mark"] == "%":
        return _("about %(date)s, uncertain") % {"date": spoken}
    return spoken
