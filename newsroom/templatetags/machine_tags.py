"""What pages tell machines: schema.org, Open Graph. The rules are in ``structured_data``."""

import json

from django import template
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from commons.addresses import absolute
from newsroom import structured_data
from newsroom.images.renditions import SOCIAL_IMAGE, one_size
from newsroom.images.social import SIZE
from newsroom.models import Article, Author
from seizures.models import Seizure, Snapshot

register = template.Library()
# Open Graph wants a territory with each language (ogp.me); these are the languages' own.
OPEN_GRAPH_LOCALES = {"en": "en_GB", "es": "es_ES"}


def _block(described: dict) -> SafeString:
    """A data block that no browser executes.

    ``json_script`` escapes what could end the element; only its type is another.
    """
    return mark_safe(  # noqa: S308
        json_script(described).replace('type="application/json"', 'type="application/ld+json"', 1)
    )


@register.simple_tag(takes_context=True)
def article_data(context, article: Article) -> SafeString:
    """schema.org's description of an article."""
    return _block(
        structured_data.news_article(
            article,
            context["newsroom"],
            policies=context["policies"],
            translations=context["language_alternatives"],
        )
    )


@register.simple_tag(takes_context=True)
def record_data(context, seizure: Seizure) -> SafeString:
    """schema.org's description of a record."""
    return _block(structured_data.dataset(seizure, context["newsroom"]))


@register.simple_tag(takes_context=True)
def record_document(context, seizure: Seizure) -> SafeString:
    """schema.org's description of a record as a document of its own (``application/ld+json``)."""
    described = structured_data.dataset(seizure, context["newsroom"])
    return mark_safe(json.dumps(described, ensure_ascii=False, indent=2))  # noqa: S308


@register.simple_tag(takes_context=True)
def catalogue_data(context, name: str, description: str) -> SafeString:
    """schema.org's description of the database."""
    return _block(
        structured_data.data_catalogue(context["newsroom"], name=name, description=description)
    )


@register.simple_tag(takes_context=True)
def snapshot_data(context, snapshot: Snapshot) -> SafeString:
    """schema.org's description of a release of the database."""
    return _block(structured_data.snapshot(snapshot, context["newsroom"]))


@register.simple_tag(takes_context=True)
def front_data(context, description: str) -> SafeString:
    """schema.org's description of the site, and of who makes it."""
    newsroom = context["newsroom"]
    made_by = structured_data.organisation(newsroom, context["policies"])
    return _block(structured_data.website(newsroom, description)) + _block(
        {"@context": "https://schema.org", **made_by}
    )


@register.simple_tag
def author_data(author: Author) -> SafeString:
    """schema.org's description of an author's page."""
    return _block(structured_data.profile(author))


@register.simple_tag(takes_context=True)
def page_data(context, kind: str, name: str, description: str = "") -> SafeString:
    """schema.org's description of a page that is none of these, by its type."""
    return _block(
        structured_data.web_page(
            kind,
            name=name,
            description=description,
            address=context["canonical_url"],
            language=get_language(),
        )
    )


@register.simple_tag(takes_context=True)
def way_here(context, *steps: str) -> SafeString:
    """The way to this page as breadcrumbs.

    ``steps`` are names and addresses in turn, without the front page, where every way begins.
    A step without a name is left out.
    """
    pairs = [(name, address) for name, address in zip(steps[::2], steps[1::2], strict=True) if name]
    front = (context["newsroom"].name, f"/{get_language()}/")
    return _block(structured_data.breadcrumbs([front, *pairs]))


@register.inclusion_tag("components/open_graph.html", takes_context=True)
def open_graph(
    context, title: str, description: str = "", kind: str = "website", image=None, alt: str = ""
) -> dict:
    """Open Graph (ogp.me) and the card of social networks.

    ``image`` is a CreditedImage; without one the newsroom's own social image stands there.
    """
    rendition = one_size(image, SOCIAL_IMAGE) if image else None
    language = get_language()
    return {
        "newsroom": context["newsroom"],
        "title": title,
        "description": description,
        "kind": kind,
        "address": context["canonical_url"],
        "locale": OPEN_GRAPH_LOCALES.get(language, language),
        "other_locales": [
            OPEN_GRAPH_LOCALES.get(other["code"], other["code"])
            for other in context["language_alternatives"]
            if other["url"] and not other["is_current"]
        ],
        "image": {
            "address": absolute(rendition.url if rendition else reverse("social-image")),
            "width": rendition.width if rendition else SIZE[0],
            "height": rendition.height if rendition else SIZE[1],
            "type": "image/jpeg" if rendition else "image/png",
            "alt": alt if rendition else context["newsroom"].name,
        },
    }
