"""What templates cannot ask a model without an argument."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from commons import addresses
from commons.licences import Licence
from newsroom import terms
from newsroom.lists.articles import ArticleList
from newsroom.models import Article

register = template.Library()


@register.simple_tag
def deed_url(licence: Licence) -> str:
    """The licence's deed in the language of the page."""
    return licence.deed_url(get_language())


@register.simple_tag
def absolute(address: str) -> str:
    """An address of ours as others must write it."""
    return addresses.absolute(address)


@register.filter
def breaking_at_sign(address: str) -> SafeString:
    """An e-mail address that a narrow column breaks before its @, not inside a word."""
    name, _sign, domain = address.rpartition("@")
    return format_html("{}<wbr>@{}", name, domain)


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


@register.simple_tag(takes_context=True)
def article_list(context, kind: str, key: str) -> ArticleList:
    """The list that a page of the tree shows, as its address asks for it; one a request."""
    request = context["request"]
    if not hasattr(request, "_article_list"):
        request._article_list = ArticleList(request, kind=kind, key=key)
    return request._article_list
