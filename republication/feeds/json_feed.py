"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with the full text, attribution inside.

Its format has no place for a licence or for what was taken back: they are extensions of our own,
``_licence`` and ``_gone``, each with ``about``, an address that explains it.
"""

import json

from django.urls import reverse

from commons.addresses import absolute
from republication.feeds.reading import Feed, Item
from republication.formats import html
from republication.parts import Package

MEDIA_TYPE = "application/feed+json; charset=utf-8"


def write(feed: Feed) -> str:
    icon = feed.newsroom.logos.icon
    about = absolute(reverse("api-docs"))
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "description": feed.description,
        "language": feed.language,
        "icon": absolute(icon.url) if icon else None,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
        "items": [_item(item, feed.language, about) for item in feed.items],
        "_gone": {
            "about": about,
            "items": [
                {"id": gone.uri, "when": gone.when.isoformat(), "reason": gone.reason}
                for gone in feed.gone
            ],
        },
    }
    return json.dumps(_without_nothing(written), ensure_ascii=False)


def _item(item: Item, language: str, about: str) -> dict:
    article, package = item.article, item.package
    picture = package.figures[0].image_url if package and package.figures else None
    return _without_nothing(
        {
            "id": item.uri,
            "url": item.url,
            "title": article.title,
            "summary": article.standfirst,
            "content_html": html.body(package) if package else None,
            # Every item has one or the other, and there is no more of this one to give.
            "content_text": None if package else article.standfirst or article.title,
            "image": picture,
            "date_published": article.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": name} for name in item.authors],
            "tags": [article.section_title] if article.section_title else None,
            "language": language,
            "_licence": _licence(item, package, language, about),
        }
    )


def _licence(item: Item, package: Package | None, language: str, about: str) -> dict:
    licence = item.licence
    return _without_nothing(
        {
            "about": about,
            "code": licence.code,
            "name": licence.title(language),
            "url": licence.deed_url(language),
            "attribution": package.attribution_bottom.text if package else None,
            "conditions": list(licence.conditions()),
            "version": package.version if package else None,
        }
    )


def _without_nothing(members: dict) -> dict:
    """A member that has no value is left out: JSON Feed knows no ``null``."""
    return {name: value for name, value in members.items() if value not in (None, "")}
