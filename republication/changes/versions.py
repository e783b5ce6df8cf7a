"""Keeping every package that is given away, so that any copy's version can be proved."""

from django.utils import timezone

from newsroom.models import Article, PublishedVersion
from republication.models import PackageVersion
from republication.package import as_plain_values
from republication.parts import Package, RecordChart


def current(article: int) -> PackageVersion | None:
    """The package that readers are given of this article now, as far as one was made."""
    return PackageVersion.objects.current().filter(article=article).first()


def keep(
    article: Article, package: Package, text: PublishedVersion | None = None
) -> PackageVersion:
    """Keep the package as the one that is given from now on, in place of the last.

    ``text``: the published version whose text it carries, read where it is not given. One that
    was current before, and is again, is the same row again.
    """
    end(article.pk, but=package.version)
    known = PackageVersion.objects.filter(version=package.version).first()
    if known is None:
        return PackageVersion.objects.create(
            article=article,
            version=package.version,
            language=package.language,
            content=as_plain_values(package),
            published_version=text or article.versions.order_by("-number").first(),
            follows_records=any(isinstance(part, RecordChart) for part in package.body),
        )
    if known.superseded_at:
        known.superseded_at = None
        known.save(update_fields=["superseded_at"])
    return known


def end(article: int, *, but: str = "") -> None:
    """None of its packages is given any more, except perhaps one."""
    given = PackageVersion.objects.current().filter(article=article).exclude(version=but)
    given.update(superseded_at=timezone.now())
