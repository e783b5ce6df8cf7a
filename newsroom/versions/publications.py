"""A publication, as the newsroom keeps it and tells the floors above."""

from django.db import transaction
from wagtail.models import Revision

from newsroom import archive
from newsroom.models import Article, Correction, PublishedVersion
from newsroom.signals import article_corrected, article_published


@transaction.atomic
def record(*, article: Article, revision: Revision) -> PublishedVersion | None:
    """Keep the version that readers now see, and tell that it, and its corrections, are out.

    Called for an article that is live, in the transaction that made it so.
    """
    earlier = list(article.versions.only("corrections"))
    version = article.versions.keep(article, revision)
    corrections = _new_corrections(article, earlier)
    article_published.send(
        Article,
        article=article,
        is_first=not earlier,
        version=version,
        corrections=corrections,
        is_archive=archive.is_arriving(),
    )
    if corrections:
        article_corrected.send(Article, article=article, corrections=corrections)
    return version


def _new_corrections(article: Article, earlier: list[PublishedVersion]) -> list[Correction]:
    """Those that no earlier version carried, oldest first; none in a first publication.

    A correction that was taken down and put up again is not new, nor is one whose words were
    mended, nor the same words from a revision that was written before corrections had keys.
    """
    if not earlier:
        return []
    carried = [each for version in earlier for each in version.corrections]
    keys = {each["key"] for each in carried}
    words = {(each["kind"], each["text"]) for each in carried}
    new = [
        each
        for each in article.corrections.all()
        if str(each.key) not in keys and (each.kind, each.text) not in words
    ]
    return sorted(new, key=lambda each: each.date)
