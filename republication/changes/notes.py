"""Notes that packages are to be looked at again, because of something else than a publication.

They are rows of the transaction of the change, so none is lost; looking is left until after it.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, QuerySet
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from commons.bulk_rows import Shape, in_batches
from newsroom.models import Article, Mention
from republication.changes.entering import settle_after_commit
from republication.models import Cause, PackageToCheck, PackageVersion

NOTES_AT_ONCE = 1_000


def note(articles: Iterable[int], cause: Cause) -> None:
    """Let the packages of these articles (by key) be looked at again. It waits for nobody."""
    written = False
    shape = Shape(PackageToCheck)
    for keys in in_batches(articles, NOTES_AT_ONCE):
        shape.insert([{"article": key, "cause": cause.value} for key in keys])
        written = True
    if written:
        settle_after_commit()


def wait_for_hour(article: Article) -> None:
    """Look again when nothing but time makes it public: it is live, and held until an hour."""
    hours = (article.embargoed_until, article.first_published_at)
    PackageToCheck.objects.create(
        article=article.pk, cause=Cause.HOUR, not_before=max(filter(None, hours))
    )


def showing(thing: Model) -> QuerySet:
    """The keys of the articles that show this image, document or page, or link to it."""
    references = ReferenceIndex.get_references_to(thing).filter(
        content_type=ContentType.objects.get_for_model(Article)
    )
    keys = references.annotate(article=Cast("object_id", BigIntegerField()))
    return keys.values_list("article", flat=True).distinct()


def mentioning(identifiers: Iterable[str]) -> set[int]:
    """The keys of the articles that show one of these records."""
    return {
        article
        for some in in_batches(identifiers, NOTES_AT_ONCE)
        for article in Mention.objects.filter(seizure__public_id__in=some)
        .values_list("article", flat=True)
        .distinct()
    }


def following_records() -> QuerySet:
    """The keys of the articles whose package holds a chart: any record may change it."""
    current = PackageVersion.objects.current().filter(follows_records=True)
    return current.values_list("article", flat=True)
