"""Words that every format shares, in the active language."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from republication.parts import Record


@dataclass(frozen=True)
class RecordRow:
    """A line of a frozen record: what it is about, what it says, and where that is said."""

    label: str
    text: str
    url: str = ""


def day(moment: date | datetime) -> str:
    """A day in words, in the newsroom's time zone."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return formats.date_format(moment, "DATE_FORMAT")


def rows_left_out(number: int) -> str:
    """That a table goes on where it links to."""
    return ngettext(
        "and %(number)d more row, at the link", "and %(number)d more rows, at the link", number
    ) % {"number": number}


def record_rows(record: Record) -> tuple[RecordRow, ...]:
    """What a frozen record says, line by line. What no source says has no line."""
    hidden = " · ".join(filter(None, [record.concealment, record.cover_load]))
    rows = [
        RecordRow(_("What this is"), f"{record.kind} · {record.status}"),
        *(RecordRow(_("Seized"), _quantity(line)) for line in record.lines),
        RecordRow(_("Where"), record.place),
        RecordRow(_("When"), record.date),
        RecordRow(_("How it was hidden"), hidden),
        RecordRow(_("Source"), record.source, record.source_url),
    ]
    return tuple(row for row in rows if row.text)


def _quantity(line) -> str:
    """“2.2 tons” of cocaine, and the kilograms when they say more than the words."""
    said = f"{line.substance}, “{line.as_written}”" if line.as_written else line.substance
    return f"{said} ({line.in_kilograms})" if line.in_kilograms else said
