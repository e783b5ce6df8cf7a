"""Words that every format shares, in the active language."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from republication.parts import Analysis, Package, Paragraph, Part, Record


@dataclass(frozen=True)
class RecordRow:
    """A line of a frozen record: what it is about, what it says, and where that is said."""

    label: str
    text: str
    url: str = ""


def dated_body(package: Package) -> tuple[Part, ...]:
    """The body as print sets it: “CALLAO — Three tons …”, the dateline on the first line.

    A body that does not open with a paragraph gets the dateline as a line of its own.
    """
    if not package.dateline:
        return package.body
    dateline = escape(package.dateline)
    first, *rest = package.body or (None,)
    if isinstance(first, Paragraph) and first.html.startswith("<p>"):
        return (Paragraph(f"<p>{dateline} — {first.html.removeprefix('<p>')}"), *rest)
    return (Paragraph(f"<p>{dateline}</p>"), *package.body)


def analysis_title(part: Analysis) -> str:
    """The title, marked as analysis unless it says so itself (“Port Monitor Analysis”)."""
    if _("analysis") in part.title.casefold():
        return part.title
    return _("Analysis: %(title)s") % {"title": part.title}


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
        *(RecordRow(_("Source"), *source) for source in _by_source(record, relied_on=True)),
        *(
            RecordRow(_("Others say otherwise"), f"{source}: {', '.join(about)}", url)
            for (source, url), about in _by_source(record, relied_on=False).items()
        ),
    ]
    return tuple(row for row in rows if row.text)


def _by_source(record: Record, *, relied_on: bool) -> dict[tuple[str, str], list[str]]:
    """Name and address of each source, in the record's order, and what it speaks of."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in record.claims:
        if claim.relied_on == relied_on:
            about = found.setdefault((claim.source, claim.url), [])
            about += [claim.about] if claim.about not in about else []
    return found


def _quantity(line) -> str:
    """“2.2 tons” of cocaine, and the kilograms when they say more than the words."""
    said = f"{line.substance}, “{line.as_written}”" if line.as_written else line.substance
    return f"{said} ({line.in_kilograms})" if line.in_kilograms else said
