"""What templates cannot ask a model without an argument."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from commons import addresses
from commons.licences import Licence
from newsroom import terms
from newsroom.models import Article, NewsroomSettings
from newsroom.structured_data import news_article

register = template.Library()


@register.simple_tag
def deed_url(licence: Licence) -> str:
    """The licence's deed in the language of the page."""
    return licence.deed_url(get_language())


@register.simple_tag
def absolute(address: str) -> str:
    """An address of ours as others must write it."""
    return addresses.absolute(address)


@register.simple_tag
def licence_for_others(article: Article) -> Licence:
    """The licence under which others may take an article."""
    return terms.licence_for_others(article)


@register.simple_tag
def canonical_address(article: Article) -> str:
    """Where the original of an article is: here, or with the outlet that published it first.

    Nowhere yet for an article that an editor previews before it was first saved.
    """
    return terms.source_url(article) if article.url or article.origin_url else ""


@register.simple_tag
def structured_data(article: Article, newsroom: NewsroomSettings) -> SafeString:
    """schema.org's description of an article, as a data block that no browser executes.

    ``json_script`` escapes what could end the element; only its type is another.
    """
    block = json_script(news_article(article, newsroom))
    return mark_safe(  # noqa: S308
        block.replace('type="application/json"', 'type="application/ld+json"', 1)
    )
