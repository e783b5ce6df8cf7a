"""What search engines and libraries are told of an article: schema.org NewsArticle.

Licence, credit and corrections are said with the terms that schema.org has for them (``license``,
``creditText``, ``copyrightNotice``, ``correction``, ``acquireLicensePage``).
"""

from typing import Any

from django.urls import reverse

from commons.addresses import absolute
from newsroom.models import Article
from newsroom.models.article import BylineRole
from newsroom.terms import licence_for_others


def news_article(article: Article) -> dict[str, Any]:
    """The article as JSON-LD. Members that are not known are left out, never guessed."""
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": article.newsroom.name,
        "url": absolute("/"),
    }
    licence = licence_for_others(article)
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.standfirst,
        "inLanguage": article.locale.language_code,
        "mainEntityOfPage": absolute(article.get_url() or "/"),
        "datePublished": article.published and article.published.isoformat(),
        "dateModified": article.last_published_at and article.last_published_at.isoformat(),
        "author": [_author(byline) for byline in article.bylines.all() if _wrote(byline)],
        "publisher": publisher,
        "articleSection": article.section_title,
        "license": licence.url,
        "creditText": f"{article.byline_in_words}, {article.newsroom.name}".strip(", "),
        "copyrightHolder": publisher,
        "acquireLicensePage": absolute(reverse("republication:republish", args=[article.pk]))
        if article.pk
        else "",
        "isAccessibleForFree": True,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.date.isoformat(),
            }
            for correction in article.corrections.all()
        ],
        "isBasedOn": article.origin_url,
    }
    return {name: value for name, value in described.items() if value not in ("", None, [])}


def _wrote(byline) -> bool:
    return byline.role == BylineRole.BY


def _author(byline) -> dict[str, str]:
    return {
        "@type": "Organization" if byline.author.is_collective else "Person",
        "name": byline.author.display_name,
        "url": absolute(byline.author.get_absolute_url()),
    }
