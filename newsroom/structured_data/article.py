"""An article: schema.org ``NewsArticle``.

Licence, credit and corrections are said with the terms that schema.org has for them (``license``,
``creditText``, ``copyrightNotice``, ``correction``, ``acquireLicensePage``); the records that it
shows are its ``citation``, and with an outlet that published it first what it is based on.
"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from commons.addresses import absolute
from newsroom.images.renditions import SOCIAL_IMAGE, one_size
from newsroom.models import Article, CreditedImage, NewsroomSettings
from newsroom.models.byline import BylineRole
from newsroom.policies import Policy
from newsroom.structured_data.members import Described, known
from newsroom.structured_data.organisation import organisation
from newsroom.structured_data.pages import person
from newsroom.structured_data.record import cited
from newsroom.terms import attribution_of, licence_for_others, source_url


def news_article(
    article: Article,
    newsroom: NewsroomSettings,
    policies: Sequence[Policy] = (),
    translations: Sequence[dict] = (),
) -> Described:
    """The article as JSON-LD.

    ``translations`` are the context's ``language_alternatives``. An article that is not in the
    tree yet, as in a first preview, has no address and names none.
    """
    publisher = organisation(newsroom, policies)
    address = absolute(article.url) if article.url else ""
    bylines = list(article.bylines.all())
    records = article.seizures_shown()
    return known(
        _context="https://schema.org",
        _type="NewsArticle",
        _id=address,
        mainEntityOfPage=source_url(article) if address else "",
        url=address,
        headline=article.title,
        description=article.standfirst,
        inLanguage=article.locale.language_code,
        datePublished=article.published and article.published.isoformat(),
        dateModified=article.last_published_at and article.last_published_at.isoformat(),
        dateline=article.dateline,
        author=[person(b.author) for b in bylines if b.role == BylineRole.BY] or [publisher],
        translator=[person(b.author) for b in bylines if b.role == BylineRole.TRANSLATION],
        contributor=[_contribution(b) for b in bylines if _contributed(b)],
        publisher=publisher,
        articleSection=article.section_title,
        isPartOf=_series(article),
        position=article.series_position if article.series_id else None,
        image=_image(article.lead_image, article.lead_alt),
        isAccessibleForFree=True,
        creativeWorkStatus="Retracted" if article.retraction else "",
        correction=[
            known(
                _type="CorrectionComment",
                name=str(correction.get_kind_display()),
                text=correction.text,
                datePublished=correction.date.isoformat(),
            )
            for correction in article.corrections_newest_first
        ],
        about=_subjects(article),
        citation=cited(records, newsroom),
        isBasedOn=_basis(article, records),
        workTranslation=[
            known(_type="NewsArticle", _id=other["absolute_url"], inLanguage=other["code"])
            for other in translations
            if other["absolute_url"] and not other["is_current"]
        ],
        usageInfo=next(
            (absolute(p.page.address) for p in policies if p.name == "republishing_page"), ""
        ),
        **_terms(article, newsroom, publisher),
    )


def _terms(article: Article, newsroom: NewsroomSettings, publisher: Described) -> dict[str, Any]:
    """Whose work it is, and on what terms others may take it."""
    licence = licence_for_others(article)
    holder = article.origin_outlet or newsroom.publisher_name
    year = article.published.year if article.published else ""
    may_be_taken = article.pk and licence.permits_sharing and not article.retraction
    return {
        "license": licence.url,
        "creditText": attribution_of(article, newsroom).byline().as_text() if article.url else "",
        "copyrightHolder": (
            known(_type="Organization", name=holder) if article.origin_outlet else publisher
        ),
        "copyrightNotice": " ".join(
            filter(
                None, ["©", str(year), f"{holder}.", licence.title(article.locale.language_code)]
            )
        ),
        "copyrightYear": year,
        "acquireLicensePage": (
            absolute(reverse("republication:republish", args=[article.pk])) if may_be_taken else ""
        ),
    }


def _basis(article: Article, records: list) -> list[Described]:
    """What it was made from: the first outlet's article, and the records that it shows."""
    origin = (
        [
            known(
                _type="NewsArticle",
                _id=article.origin_url,
                url=article.origin_url,
                publisher=known(_type="Organization", name=article.origin_outlet),
                license=article.origin_licence.url if article.origin_licence else "",
            )
        ]
        if article.origin_url
        else []
    )
    return origin + [known(_id=absolute(seizure.url)) for seizure in records]


def _subjects(article: Article) -> list[Described]:
    """The countries and groups it is about, as its page shows them."""
    return [
        known(
            _type="Country",
            name=each.name,
            identifier=each.country,
            url=absolute(each.url),
        )
        for each in article.countries.all()
    ] + [
        known(
            _type="Organization",
            name=each.group.display_name,
            url=absolute(each.group.get_absolute_url()),
        )
        for each in article.groups.all()
    ]


def _series(article: Article) -> Described:
    if not article.series_id:
        return {}
    return known(
        _type="CreativeWorkSeries",
        name=article.series.title,
        url=absolute(article.series.url),
    )


def _image(image: CreditedImage | None, caption: str) -> Described:
    """The lead image, with its own terms: they are not the article's."""
    rendition = one_size(image, SOCIAL_IMAGE) if image else None
    if rendition is None:
        return {}
    return known(
        _type="ImageObject",
        url=absolute(rendition.url),
        contentUrl=absolute(rendition.url),
        width=rendition.width,
        height=rendition.height,
        caption=caption,
        creditText=image.credit,
        copyrightNotice=f"© {image.credit}" if image.credit else "",
        license=image.licence.url if image.licence else "",
        acquireLicensePage=image.source_url,
    )


def _contributed(byline) -> bool:
    return byline.role not in (BylineRole.BY, BylineRole.TRANSLATION)


def _contribution(byline) -> Described:
    """Who did what besides writing: schema.org's ``Role`` stands between the two."""
    return known(
        _type="Role", roleName=str(BylineRole(byline.role).label), contributor=person(byline.author)
    )
