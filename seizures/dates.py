"""Dates that say how much is known: EDTF (ISO 8601-2), with the days they can mean.

The text is what is stored. The ``edtf`` package parses it; its model field is not used, for it
keeps pickles and loses ``~``. The earliest and latest day are the strict bounds of what was
written: "about November 2022" stays within November, because no margin was given.
"""

from dataclasses import dataclass
from datetime import date
from time import struct_time

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override
from edtf import EDTFParseException, parse_edtf
from edtf.parser import parser_classes as kinds

MAXIMUM_LENGTH = 40
OPEN = ".."


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


def parse(text: str) -> FuzzyDate:
    """Read EDTF. Raises :class:`DateError` for anything else, an impossible day included."""
    text = text.strip()
    try:
        if not text or len(text) > MAXIMUM_LENGTH:
            raise ValueError
        parsed = parse_edtf(text)
        if isinstance(parsed, kinds.LongYear | kinds.ExponentialYear | kinds.Level2Interval):
            raise ValueError
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
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


def _day(moment: struct_time | float) -> date | None:
    """The day of a bound, or ``None`` where the interval is open."""
    if isinstance(moment, float):
        return None
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _part_in_words(text: str) -> str:
    plain = text.rstrip("?~%")
    mark = text[len(plain) :]
    spoken = _plain_in_words(plain)
    if mark == "~":
        return _("about %(date)s") % {"date": spoken}
    if mark == "?":
        return _("%(date)s, uncertain") % {"date": spoken}
    if mark == "%":
        return _("about %(date)s, uncertain") % {"date": spoken}
    return spoken


def _plain_in_words(text: str) -> str:
    parsed = parse_edtf(text)
    earliest = _day(parsed.lower_strict())
    if type(parsed) is kinds.Date:
        if parsed.day:
            return formats.date_format(earliest, "DATE_FORMAT")
        if parsed.month:
            return formats.date_format(earliest, "YEAR_MONTH_FORMAT")
        return str(earliest.year)
    latest = _day(parsed.upper_strict())
    return _("between %(start)s and %(end)s") % {
        "start": formats.date_format(earliest, "DATE_FORMAT"),
        "end": formats.date_format(latest, "DATE_FORMAT"),
    }
