"""One article as it may leave the house: the one source of every format, the feed and the API.

A package is built from the article's blocks, never by stripping its page. Nothing in it depends
on the hour or the reader: the same article gives the same bytes.
"""

import hashlib
import json
import re
from dataclasses import Field, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from commons import attribution, countries
from newsroom.models import Article
from newsroom.terms import (
    attribution_of,
    licence_for_others,
    other_credits,
    reason_to_keep,
    source_url,
)
from republication.body import body_of, image_part, named
from republication.materials import Materials
from republication.parts import (
    CorrectionNote,
    Credit,
    ImageLeftOut,
    Origin,
    Package,
    Part,
    Statement,
)


class RepublicationForbidden(Exception):
    """The article may not be republished. ``str()`` says why, in the article's language."""


class ArticleWithdrawn(Exception):
    """The article was out and was withdrawn: there is no package of it. ``str()`` says why."""


class ArticleRetracted(Exception):
    """The article was retracted: there is no package of it. ``str()`` is the reason given."""

    def __init__(self, reason: str, retracted_on: datetime):
        super().__init__(reason)
        self.retracted_on = retracted_on


def build_package(article: Article, materials: Materials | None = None) -> Package:
    """The package of a published article, best read with ``with_package_parts()``.

    ``materials`` of several articles may be shared, so that a list costs what one article costs.
    Raises :class:`ArticleWithdrawn`, :class:`ArticleRetracted` or
    :class:`RepublicationForbidden`.
    """
    with override(article.locale.language_code):
        refuse_unless_free(article)
        return _packed(article, materials or Materials([article]))


def uri_of(article: Article) -> str:
    """What names an article in feeds and packages, whatever becomes of its address (RFC 4151)."""
    return tag_of(article.pk, article.published.year)


def tag_of(key: int, year: int) -> str:
    """The same, of one that may be gone: its primary key, and the year it went out."""
    return f"tag:{settings.BASE_HOST},{year}:article/{key}"


def refuse_unless_free(article: Article) -> None:
    """Raise unless others may republish this article. Its language must be active."""
    if article.withdrawn_at:
        raise ArticleWithdrawn(article.withdrawal_in_words)
    if article.retraction:
        raise ArticleRetracted(article.retraction.text, article.retraction.date)
    reason = reason_to_keep(article)
    if reason:
        raise RepublicationForbidden(reason)


def _packed(article: Article, materials: Materials) -> Package:
    language = article.locale.language_code
    newsroom = materials.newsroom
    said = attribution_of(article, newsroom)
    licence = licence_for_others(article)
    lead_image = (
        image_part(article.lead_image, article.lead_alt, article.lead_image_caption, article)
        if article.lead_image
        else None
    )
    body = body_of(article, materials)
    package = Package(
        identifier=article.pk,
        uri=uri_of(article),
        version="",
        language=language,
        headline=article.title,
        standfirst=article.standfirst,
        newsroom=newsroom.name,
        authors=article.byline_names,
        byline=_statement(said.byline()),
        credits=tuple(
            Credit(role=role, role_in_words=str(label), names=names)
            for role, label, names in other_credits(article)
        ),
        dateline=article.dateline,
        section=article.section_title,
        countries=tuple(countries.name(each.country) for each in article.countries.all()),
        published=article.published,
        changed=article.changed,
        canonical_url=source_url(article),
        attribution_top=_statement(said.top()),
        lead_image=lead_image,
        body=body,
        images_left_out=tuple(
            part for part in (lead_image, *body) if isinstance(part, ImageLeftOut)
        ),
        corrections=tuple(
            CorrectionNote(
                kind=each.kind,
                kind_in_words=str(each.get_kind_display()),
                date=each.date,
                text=each.text,
            )
            for each in article.corrections.all()
        ),
        attribution_bottom=_statement(said.bottom()),
        licence=named(licence, language),
        conditions=tuple(licence.conditions()),
        origin=_origin(article, language),
    )
    return replace(package, version=_digest(package))


def _statement(said: attribution.Statement) -> Statement:
    return Statement(text=said.as_text(), html=str(said.as_html()))


def _origin(article: Article, language: str) -> Origin | None:
    if not article.origin_outlet:
        return None
    licence = article.origin_licence
    return Origin(
        outlet=article.origin_outlet,
        url=article.origin_url,
        licence=named(licence, language) if licence else None,
    )


def as_plain_values(value: Any) -> Any:
    """A package or a part of it as dictionaries, lists and strings, ready for JSON.

    A part of the body says its kind in ``type``, as in ``see-also``; times are ISO 8601.
    """
    if is_dataclass(value):
        kind = {"type": kind_of(type(value))} if isinstance(value, Part) else {}
        return kind | {
            each.name: as_plain_values(getattr(value, each.name)) for each in told(type(value))
        }
    if isinstance(value, tuple | list):
        return [as_plain_values(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def told(described: type) -> list[Field]:
    """The members of a part that are said outside; the others are for our own writers."""
    return [each for each in fields(described) if not each.metadata.get("internal")]


def kind_of(part: type) -> str:
    """A part’s name outside Python: ``SeeAlso`` is ``see-also``, ``KeptHTML`` ``kept-html``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", part.__name__).lower()


def _digest(package: Package) -> str:
    """SHA-256 of the package without its version, as lower-case hexadecimal."""
    canonical = json.dumps(
        as_plain_values(package), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
