"""The charts and records of an article, each as code that another site pastes.

Outside our house a table of figures stands still. Whoever wants them to follow our record shows
the frame instead, which is drawn anew each time; the still form is for sites without frames.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.addresses import absolute
from newsroom.models import Article
from republication.formats import html
from republication.parts import Package, Record
from seizures.charts.embedding import RECORD_HEIGHT, frame_code, picture_code


@dataclass(frozen=True)
class EmbedCode:
    """One chart or record: what it is, its own page, and its code as a frame and standing still.

    ``is_chart`` tells a picture of a chart from the words of a record.
    """

    title: str
    url: str
    frame: str
    still: str
    is_chart: bool


def embed_codes(article: Article, package: Package) -> list[EmbedCode]:
    """Those that the article holds, each once, in its language and in its order.

    ``package`` is the article's: what does not leave with it is offered in no other way.
    """
    with override(package.language):
        found = [*_charts(article), *_records(package)]
    return list({each.url: each for each in found}.values())


def _charts(article: Article) -> Iterator[EmbedCode]:
    for block in article.body:
        shown = block.value.exhibit if block.block_type == "seizure_chart" else None
        if shown is None:
            continue
        title, url = block.value["title"], absolute(shown.url)
        yield EmbedCode(
            title=title,
            url=url,
            frame=frame_code(absolute(shown.embed_url), title),
            still=picture_code(
                image=absolute(shown.png_url),
                page=url,
                title=title,
                source=shown.source,
                licence=shown.licence,
            ),
            is_chart=True,
        )


def _records(package: Package) -> Iterator[EmbedCode]:
    for record in package.records:
        frame = absolute(reverse("seizures:record-embed", args=[record.identifier]))
        title = _("Record %(record)s: %(title)s") % {
            "record": record.identifier,
            "title": record.title,
        }
        yield EmbedCode(
            title=title,
            url=record.url,
            frame=frame_code(frame, title, height=RECORD_HEIGHT),
            still=_with_source(html.part(record, package.language), record, package.newsroom),
            is_chart=False,
        )


def _with_source(table: SafeString, record: Record, newsroom: str) -> SafeString:
    """Alone, a table has no article around it that says whose it is."""
    return format_html(
        '{}\n<p><small><a href="{}">{}, {}</a></small></p>',
        table,
        record.url,
        newsroom,
        record.identifier,
    )
