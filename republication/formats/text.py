"""Plain text for any editor: no wrapping, one line a paragraph, links as numbered notes."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from republication import parts
from republication.formats.prose_text import as_text, kept_as_text
from republication.formats.wording import (
    analysis_title,
    dated_body,
    day,
    record_rows,
    rows_left_out,
)
from republication.parts import Package

RULE = "* * *"


def render(package: Package) -> str:
    """The package as plain text in the article's language, ending in one line break."""
    return f"{package.headline}\n\n{package.standfirst}".strip() + f"\n\n{body(package)}\n"


def body(package: Package) -> str:
    """The same without headline and standfirst, for what has places of its own for the two."""
    with override(package.language):
        notes = Notes()
        pieces = [
            "\n".join([package.byline.text, *map(_credit, package.credits), _dates(package)]),
            package.attribution_top.text,
            RULE,
            _part(package.lead_image, notes) if package.lead_image else "",
            *(_part(part, notes) for part in dated_body(package)),
            RULE,
            *map(_correction, package.corrections),
            notes.text(),
            package.attribution_bottom.text,
        ]
        return "\n\n".join(piece for piece in pieces if piece)


class Notes:
    """The addresses a text refers to, numbered in the order in which it names them."""

    def __init__(self):
        self.addresses: list[str] = []

    def mark(self, address: str) -> str:
        """``[1]`` for an address; the same address keeps its number."""
        if address not in self.addresses:
            self.addresses.append(address)
        return f"[{self.addresses.index(address) + 1}]"

    def text(self) -> str:
        if not self.addresses:
            return ""
        numbered = (f"[{number}] {url}" for number, url in enumerate(self.addresses, start=1))
        return "\n".join([_("Links:"), *numbered])


def _credit(credit: parts.Credit) -> str:
    return f"{credit.role_in_words}: {', '.join(credit.names)}"


def _dates(package: Package) -> str:
    published = _("Published %(day)s") % {"day": day(package.published)}
    if not package.changed:
        return published
    return f"{published} · " + _("Changed %(day)s") % {"day": day(package.changed)}


def _correction(note: parts.CorrectionNote) -> str:
    return f"{note.kind_in_words} ({day(note.date)}): {note.text}"


def _part(part: parts.Part, notes: Notes) -> str:
    return WRITERS[type(part)](part, notes)


def _paragraph(part: parts.Paragraph, notes: Notes) -> str:
    return as_text(part.html, notes.mark)


def _heading(part: parts.Heading, notes: Notes) -> str:
    return f"## {part.text}"


def _analysis(part: parts.Analysis, notes: Notes) -> str:
    return f"## {analysis_title(part)}\n\n{as_text(part.html, notes.mark)}"


def _see_also(part: parts.SeeAlso, notes: Notes) -> str:
    return _("See also: %(text)s") % {"text": part.text} + f" {notes.mark(part.url)}"


def _figure(part: parts.Figure, notes: Notes) -> str:
    caption = part.caption or part.alt
    credit = " · ".join(filter(None, [part.credit, part.licence.short_name]))
    words = {"caption": caption, "credit": credit, "mark": notes.mark(part.image_url)}
    return _("[Image: %(caption)s (%(credit)s) %(mark)s]") % words


def _image_left_out(part: parts.ImageLeftOut, notes: Notes) -> str:
    credit = part.credit or _("no credit recorded")
    words = {"alt": part.alt, "credit": credit, "reason": part.reason}
    return _("[Image left out: %(alt)s (%(credit)s). %(reason)s]") % words


def _pull_quote(part: parts.PullQuote, notes: Notes) -> str:
    return f"“{part.text}”" + (f"\n— {part.attribution}" if part.attribution else "")


def _record(part: parts.Record, notes: Notes) -> str:
    lines = [f"{part.identifier} · {part.title} {notes.mark(part.url)}"]
    for row in record_rows(part):
        mark = f" {notes.mark(row.url)}" if row.url else ""
        lines.append(f"  {row.label}: {row.text}{mark}")
    as_of = _("As of %(day)s.") % {"day": day(part.frozen_on)}
    lines.append(f"  {as_of} {part.licence.short_name}")
    return "\n".join(lines)


def _record_figure(part: parts.RecordFigure, notes: Notes) -> str:
    lines = [f"{part.title} {notes.mark(part.url)}"]
    for line in part.lines:
        lines.append("  " + "; ".join([f"{line.substance}: {line.total}", *line.not_counted]))
    if not part.lines:
        lines.append("  " + _("no events in our record"))
    lines.append("  " + _("As of %(day)s.") % {"day": day(part.frozen_on)})
    return "\n".join([*lines, *filter(None, [part.caption])])


def _record_chart(part: parts.RecordChart, notes: Notes) -> str:
    lines = [f"{part.title} {notes.mark(part.url)}", part.measure, " | ".join(part.columns)]
    lines += ["  " + " | ".join(row) for row in part.rows]
    if part.rows_left_out:
        lines.append("  " + rows_left_out(part.rows_left_out))
    lines += part.notes
    lines.append(_("As of %(day)s.") % {"day": day(part.frozen_on)})
    return "\n".join([*lines, *filter(None, [part.caption])])


def _table(part: parts.Table, notes: Notes) -> str:
    lines = [part.caption]
    if part.has_headings:
        lines.append(" | ".join(column.heading for column in part.columns))
    lines += [" | ".join(row) for row in part.rows]
    if part.source:
        lines.append(_("Source: %(source)s") % {"source": part.source})
    return "\n".join(lines)


def _link_card(part: parts.LinkCard, notes: Notes) -> str:
    return f"{part.title} ({part.host}) {notes.mark(part.url)}\n{part.description}".strip()


def _document(part: parts.Document, notes: Notes) -> str:
    return _("Document: %(title)s") % {"title": part.title} + f" {notes.mark(part.url)}"


def _kept_html(part: parts.KeptHTML, notes: Notes) -> str:
    return kept_as_text(part.html, notes.mark)


WRITERS: dict[type, Callable[[Any, Notes], str]] = {
    parts.Paragraph: _paragraph,
    parts.Heading: _heading,
    parts.Analysis: _analysis,
    parts.SeeAlso: _see_also,
    parts.Figure: _figure,
    parts.ImageLeftOut: _image_left_out,
    parts.PullQuote: _pull_quote,
    parts.Record: _record,
    parts.RecordFigure: _record_figure,
    parts.RecordChart: _record_chart,
    parts.Table: _table,
    parts.LinkCard: _link_card,
    parts.Document: _document,
    parts.KeptHTML: _kept_html,
}
