"""What pages of the floors below show of the ways that our work takes."""

from django import template

from newsroom.models import Article
from republication.models import Reuse

register = template.Library()
MOST_SHOWN = 12


@register.inclusion_tag("republication/travels.html")
def travels(article: Article) -> dict:
    """Where an article was republished, as far as readers may be told: the newest first.

    One query, and a second only where there are more than a page shows.
    """
    if not article.pk:
        return {}
    shown = Reuse.objects.shown().filter(article=article.pk).select_related("republisher")
    newest = list(shown.newest()[: MOST_SHOWN + 1])
    return {
        "reuses": newest[:MOST_SHOWN],
        "more": shown.count() - MOST_SHOWN if len(newest) > MOST_SHOWN else 0,
        "language": article.locale.language_code,
    }
