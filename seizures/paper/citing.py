"""Published articles that cite records, as lists of records are narrowed by them.

Articles belong to a floor above and are reached by the reverse relation ``mentions`` alone.
"""

from django.db.models import QuerySet

from seizures.models import Seizure


def _mentions():
    return Seizure._meta.get_field("mentions").related_model.objects.published()


def records_in_articles(numbers: list[str]) -> QuerySet:
    """Keys of the records that published articles with these numbers show."""
    return _mentions().filter(article__in=numbers).values("seizure")


def records_of_groups(slugs: list[str]) -> QuerySet:
    """Keys of the records in published articles that are about these criminal groups."""
    return _mentions().filter(article__groups__group__slug__in=slugs).values("seizure")


def title_of_article(number: str) -> str:
    """The headline of a published article, or nothing."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return ""
    articles = _mentions().model._meta.get_field("article").related_model.objects.published()
    return articles.filter(pk=number).values_list("title", flat=True).first() or ""


def name_of_group(slug: str) -> str:
    """The name of a criminal group by its address, or nothing."""
    articles = _mentions().model._meta.get_field("article").related_model
    about = articles._meta.get_field("groups").related_model
    groups = about._meta.get_field("group").related_model.objects
    return groups.filter(slug=slug).values_list("name", flat=True).first() or ""
