"""How each kind of block leaves the house: one function a kind, one table of all kinds.

Our live parts do not travel. A record is frozen with the day on which it stood so, an embed
becomes a link with words, and an image goes only when its licence lets it.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from commons import licences, sanitise
from commons.addresses import absolute
from newsroom.images.renditions import PACKAGE_IMAGE, one_size
from newsroom.models import Article, CreditedImage
from newsroom.terms import licence_for_others
from republication import parts
from republication.materials import Materials
from republication.pictures import EmbedInText, Found, divided
from seizures.lists import asked
from seizures.models import Seizure
from seizures.vocabularies import Status

MOST_ROWS_OF_A_CHART = 40


class UnknownBlock(LookupError):
    """A kind of block that no function here knows: an error, because a hole would go unseen."""


def body_of(article: Article, materials: Materials) -> tuple[parts.Part, ...]:
    """The body in neutral parts, in order. The article's language must be active."""
    made: list[parts.Part] = []
    for block in article.body:
        try:
            make = BLOCKS[block.block_type]
        except KeyError:
            raise UnknownBlock(
                f"“{block.block_type}” has no way to leave the house: add it to BLOCKS in "
                "republication/body.py and to every format."
            ) from None
        part = make(block.value, article, materials)
        made += part if isinstance(part, tuple) else filter(None, [part])
    return tuple(made)


def named(licence: licences.Licence, language: str) -> parts.LicenceNamed:
    """A licence as formats show it."""
    return parts.LicenceNamed(
        code=licence.code,
        short_name=licence.name,
        name=licence.title(language),
        deed_url=licence.deed_url(language),
    )


def image_part(
    image: CreditedImage, alt: str, caption: str, article: Article
) -> parts.Figure | parts.ImageLeftOut:
    """The image as it may travel, or what is said in its place."""
    decision = licences.may_travel(image.licence, licence_for_others(article))
    if not decision.allowed:
        return parts.ImageLeftOut(alt=alt, credit=image.credit, reason=decision.reason)
    rendition = one_size(image, PACKAGE_IMAGE)
    if rendition is None:
        reason = _("The file of this image is missing.")
        return parts.ImageLeftOut(alt=alt, credit=image.credit, reason=reason)
    return parts.Figure(
        image_url=absolute(rendition.url),
        width=rendition.width,
        height=rendition.height,
        alt=alt,
        caption=caption,
        credit=image.credit,
        licence=named(image.licence, article.locale.language_code),
        file=rendition.file.name,
    )


def _seen_in_text(found: Found, article: Article, materials: Materials) -> parts.Part:
    """What stood in a text, judged as if it were a block of its own."""
    if isinstance(found, EmbedInText):
        host = urlsplit(found.url).hostname or ""
        return parts.LinkCard(title=found.url, description="", url=found.url, host=host)
    image = materials.picture(found)
    if image is None:
        reason = licences.may_travel(None, licence_for_others(article)).reason
        return parts.ImageLeftOut(alt=found.alt, credit=found.credit, reason=reason)
    return image_part(image, found.alt, "", article)


def _paragraph(value, article: Article, materials: Materials) -> tuple[parts.Part, ...]:
    return tuple(
        parts.Paragraph(each) if isinstance(each, str) else _seen_in_text(each, article, materials)
        for each in materials.prose(value.source)
    )


def _heading(value: str, article: Article, materials: Materials) -> parts.Heading:
    return parts.Heading(value)


def _analysis(value, article: Article, materials: Materials) -> tuple[parts.Part, ...]:
    """The reasoning whole; what is to be seen in it comes after."""
    pieces = materials.prose(value["text"].source)
    html = "".join(each for each in pieces if isinstance(each, str))
    seen = [each for each in pieces if not isinstance(each, str)]
    return (
        parts.Analysis(title=value["title"], html=html),
        *(_seen_in_text(each, article, materials) for each in seen),
    )


def _see_also(value, article: Article, materials: Materials) -> parts.SeeAlso | None:
    if value.is_ours and not materials.is_public(value["article"]):
        return None
    url = absolute(value["article"].url) if value.is_ours else value["url"]
    return parts.SeeAlso(text=value.label, url=url)


def _image(value, article: Article, materials: Materials):
    if not value["image"]:
        return None
    alt = value.alt_in(article.locale.language_code)
    return image_part(value["image"], alt, value["caption"], article)


def _pull_quote(value, article: Article, materials: Materials) -> parts.PullQuote:
    return parts.PullQuote(text=value["text"], attribution=value["attribution"])


def _seizure_card(
    seizure: Seizure | None, article: Article, materials: Materials
) -> parts.Record | None:
    """A record, or the survivor of a merged one, as it stands. A draft shows nothing."""
    seizure = seizure and seizure.shown_as
    if seizure is None or not seizure.live:
        return None
    claim = seizure.main_claim
    place = seizure.place_seized
    return parts.Record(
        identifier=seizure.public_id,
        title=seizure.title,
        kind=seizure.get_kind_display(),
        status=_status_in_words(seizure),
        lines=tuple(
            parts.RecordLine(
                substance=line.label,
                as_written=line.as_written,
                in_kilograms=line.mass_in_words,
            )
            for line in seizure.substances.all()
        ),
        place=str(place.in_words) if place else "",
        date=seizure.occurred_in_words or seizure.announced_in_words,
        concealment=str(seizure.get_concealment_display()),
        cover_load=seizure.cover_load,
        source=claim.source_name if claim else "",
        source_url=claim.url if claim else "",
        claims=tuple(
            parts.RecordClaim(
                about=str(each.get_about_display()),
                source=each.source_name,
                url=each.url,
                quote=each.quote,
                quote_language=each.quote_language,
                relied_on=each.chosen,
            )
            for each in seizure.claims.all()
        ),
        licence=named(materials.record_licence, article.locale.language_code),
        version=seizure.version,
        url=absolute(seizure.get_absolute_url()),
        # A record that changed after the article went out stood otherwise on the article's day.
        frozen_on=max(
            moment
            for moment in (article.last_published_at, seizure.last_published_at)
            if moment is not None
        ).date(),
    )


def _seizure_figure(value, article: Article, materials: Materials) -> parts.RecordFigure | None:
    """A total as readers were shown it, on its day."""
    figure = value.shown
    if figure is None:
        return None
    return parts.RecordFigure(
        title=value["lead_in"] or figure.question_in_words,
        lines=tuple(
            parts.SumLine(
                substance=line["label"], total=line["first"], not_counted=tuple(line["others"])
            )
            for line in figure.lines
        ),
        caption=value["caption"],
        url=absolute(figure.list_url),
        frozen_on=timezone.localtime(figure.as_of).date(),
    )


def _seizure_chart(value, article: Article, materials: Materials) -> parts.RecordChart | None:
    """The figures of a chart. Their day is the last on which the article or any record changed."""
    shown = value.exhibit
    if shown is None:
        return None
    changed = asked.filters_for(value["records"]).qs.aggregate(day=Max("last_published_at"))["day"]
    days = [moment for moment in (article.last_published_at, changed) if moment is not None]
    return parts.RecordChart(
        title=value["title"],
        measure=shown.subtitle,
        columns=shown.heads,
        rows=tuple(row.cells for row in shown.rows[:MOST_ROWS_OF_A_CHART]),
        rows_left_out=len(shown.rows[MOST_ROWS_OF_A_CHART:]),
        notes=shown.notes,
        caption=value["caption"],
        url=absolute(shown.url),
        image_url=absolute(shown.png_url),
        frozen_on=timezone.localtime(max(days)).date(),
    )


def _status_in_words(seizure: Seizure) -> str:
    if seizure.status == Status.RETRACTED:
        return _("We have retracted this record.")
    if seizure.status == Status.MERGED:
        return _("This record has been merged into another.")
    return str(seizure.get_status_display())


def _table(value, article: Article, materials: Materials) -> parts.Table:
    table = value["table"]
    return parts.Table(
        caption=value["caption"],
        columns=tuple(
            parts.Column(heading=column["heading"], is_figure=column["block"].name == "figure")
            for column in table.columns
        ),
        rows=tuple(tuple(str(cell or "") for cell in row["values"]) for row in table.row_data),
        source=value["source"],
    )


def _embed(value, article: Article, materials: Materials) -> parts.LinkCard:
    return parts.LinkCard(
        title=value["title"], description=value["description"], url=value["url"], host=value.host
    )


def _document(value, article: Article, materials: Materials) -> parts.Document | None:
    document = value["document"]
    if not document:
        return None
    return parts.Document(title=value["title"] or document.title, url=absolute(document.url))


def _kept_html(value, article: Article, materials: Materials) -> tuple[parts.Part, ...]:
    """What was kept, and after each piece the pictures that stood in it: no licence is known."""
    made: list[parts.Part] = []
    for each in divided(value["html"]):
        if isinstance(each, str):
            html = sanitise.kept(each, base=absolute("/"))
            made += [parts.KeptHTML(html)] if html else []
        else:
            made.append(_seen_in_text(each, article, materials))
    return tuple(made)


Made = parts.Part | tuple[parts.Part, ...] | None
BLOCKS: dict[str, Callable[[Any, Article, Materials], Made]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "analysis": _analysis,
    "see_also": _see_also,
    "image": _image,
    "pull_quote": _pull_quote,
    "seizure_card": _seizure_card,
    "seizure_figure": _seizure_figure,
    "seizure_chart": _seizure_chart,
    "table": _table,
    "embed": _embed,
    "document": _document,
    "kept_html": _kept_html,
}
