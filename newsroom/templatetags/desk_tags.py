"""What the desk's templates ask of an article."""

from django import template

from newsroom.checks import report
from newsroom.links import links_of
from newsroom.models import Article

register = template.Library()


@register.inclusion_tag("newsroom/desk/checks.html")
def article_checks(article: Article) -> dict:
    """Where the article stands and what the checks found in this version of it."""
    return {"article": article, "report": report(article), "links": len(links_of(article))}


@register.filter
def is_article(page) -> bool:
    return isinstance(page, Article)
