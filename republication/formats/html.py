"""HTML that any content management system takes: plain tags, no class, no script.

Nothing in it is asked of a third party. Where the newsroom counts, what others take holds a pixel
of its own (:mod:`republication.counting`), with a word on what it does.
"""

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from republication import counting, parts
from republication.formats.wording import (
    analysis_title,
    dated_body,
    day,
    record_rows,
    rows_left_out,
)
from republication.parts import Package

TEMPLATES: dict[type, str] = {
    parts.Paragraph: "republication/parts/paragraph.html",
    parts.Heading: "republication/parts/heading.html",
    parts.Analysis: "republication/parts/analysis.html",
    parts.SeeAlso: "republication/parts/see_also.html",
    parts.Figure: "republication/parts/figure.html",
    parts.ImageLeftOut: "republication/parts/image_left_out.html",
    parts.PullQuote: "republication/parts/pull_quote.html",
    parts.Record: "republication/parts/record.html",
    parts.RecordFigure: "republication/parts/record_figure.html",
    parts.RecordChart: "republication/parts/record_chart.html",
    parts.Table: "republication/parts/table.html",
    parts.LinkCard: "republication/parts/link_card.html",
    parts.Document: "republication/parts/document.html",
    parts.KeptHTML: "republication/parts/kept_html.html",
}


def render(package: Package) -> str:
    """The package as a whole document, with its canonical link and charset in the head."""
    return _filled(
        "republication/document.html", {"package": package, "fragment": to_paste(package)}
    )


def fragment(package: Package) -> SafeString:
    """The package as one ``<article>``, to be pasted into an editor's HTML view."""
    return _article(package, with_headline=True)


def to_paste(package: Package) -> SafeString:
    """The fragment as others take it: with the counting pixel, where the newsroom counts."""
    return _article(package, with_headline=True, pixel=counting.pixel_url(package.identifier))


def body(package: Package) -> SafeString:
    """The same without headline and standfirst, for what has places of its own for the two."""
    return _article(package, with_headline=False)


def part(alone: parts.Part, language: str) -> SafeString:
    """One part by itself, to be pasted where there is no article around it."""
    with override(language):
        return _part(alone)


def _article(package: Package, *, with_headline: bool, pixel: str = "") -> SafeString:
    with override(package.language):
        return _filled(
            "republication/package.html",
            {
                "package": package,
                "with_headline": with_headline,
                "pixel": pixel,
                "published": day(package.published),
                "changed": day(package.changed) if package.changed else "",
                "lead_image": _part(package.lead_image) if package.lead_image else "",
                "body": [_part(part) for part in dated_body(package)],
                "corrections": [(note, day(note.date)) for note in package.corrections],
            },
        )


def _part(part: parts.Part) -> SafeString:
    context = {"part": part}
    if isinstance(part, parts.Analysis):
        context |= {"title": analysis_title(part)}
    if isinstance(part, parts.Record):
        context |= {"rows": record_rows(part), "frozen_on": day(part.frozen_on)}
    if isinstance(part, parts.RecordFigure | parts.RecordChart):
        context |= {"frozen_on": day(part.frozen_on)}
    if isinstance(part, parts.RecordChart) and part.rows_left_out:
        context |= {"left_out": rows_left_out(part.rows_left_out)}
    return _filled(TEMPLATES[type(part)], context)


def _filled(template: str, context: dict) -> SafeString:
    """A template's output without its blank lines. Templates escape what they are given."""
    lines = get_template(template).render(context).splitlines()
    return mark_safe("\n".join(line for line in lines if line.strip()))  # noqa: S308
