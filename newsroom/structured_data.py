"""What search engines and libraries are told of an article: schema.org NewsArticle.

Licence, credit and corrections are said with the terms that schema.org has for them (``license``,
``creditText``, ``copyrightNotice``, ``correction``, ``acquireLicensePage``).
"""

from typing import Any

from django.urls import reverse

from commons.addresses import absolute
from newsroom.models import Article, CreditedImage, ImageRendition, NewsroomSettings
from newsroom.models.byline import BylineRole
from newsroom.terms import attribution_of, licence_for_others, source_url

# What social networks and search engines show of a lead image: 1.91 to 1, as Open Graph advises.
SOCIAL_IMAGE = "fill-1200x630|format-jpeg"


def news_article(article: Article, newsroom: NewsroomSettings) -> dict[str, Any]:
    """The article as JSON-LD. Members that are not known are left out, never guessed.

    An article that is not in the tree yet, as in a first preview, has no address and names none.
    """
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": newsroom.name,
        "url": absolute("/"),
    }
    address = absolute(article.url) if article.url else ""
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": source_url(article) if address else "",
        "url": address,
        "headline": article.title,
        "description": article.standfirst,
        "inLanguage": article.locale.language_code,
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.last_published_at and article.last_published_at.isoformat(),
        "dateline": article.dateline,
        "author": [_author(byline) for byline in article.bylines.all() if _wrote(byline)],
        "publisher": publisher,
        "articleSection": article.section_title,
        "image": _image(article.lead_image, article.lead_alt),
        "isAccessibleForFree": True,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.date.isoformat(),
            }
            for correction in article.corrections_newest_first
        ],
        **_terms(article, newsroom, publisher),
    }
    return {name: value for name, value in described.items() if value not in ("", None, [])}


def _terms(article: Article, newsroom: NewsroomSettings, publisher: dict) -> dict[str, Any]:
    """Whose work it is, and on what terms others may take it."""
    licence = licence_for_others(article)
    holder = article.origin_outlet or newsroom.name
    year = article.published.year if article.published else ""
    may_be_taken = article.pk and licence.permits_sharing and not article.retraction
    return {
        "license": licence.url,
        "creditText": attribution_of(article, newsroom).byline().as_text() if article.url else "",
        "copyrightHolder": (
            {"@type": "Organization", "name": holder} if article.origin_outlet else publisher
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
        "isBasedOn": article.origin_url,
    }


def _image(image: CreditedImage | None, caption: str) -> dict[str, Any] | None:
    if image is None:
        return None
    rendition: ImageRendition = image.get_rendition(SOCIAL_IMAGE)
    described = {
        "@type": "ImageObject",
        "url": absolute(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
        "caption": caption,
        "creditText": image.credit,
        "license": image.licence.url if image.licence else "",
    }
    return {name: value for name, value in described.items() if value}


def _wrote(byline) -> bool:
    return byline.role == BylineRole.BY


def _author(byline) -> dict[str, str]:
    return {
        "@type": "Organization" if byline.author.is_collective else "Person",
        "name": byline.author.display_name,
        "url": absolute(byline.author.get_absolute_url()),
    }
