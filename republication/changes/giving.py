"""Giving a package away: what is given is known, so that whoever shows it can be answered.

A publication keeps its package at once. One that came with an archive, or that something changed
which nobody noted, is kept here, when it is given for the first time.
"""

import contextlib

from django.db import transaction

from newsroom.models import Article
from republication.changes import articles
from republication.models import Cause, PackageVersion
from republication.package import ArticleRetracted, RepublicationForbidden, build_package
from republication.parts import Package


def package_to_give(article: Article) -> Package:
    """:func:`republication.package.build_package`, for what leaves the house: one query more."""
    package = build_package(article)
    if not PackageVersion.objects.current().filter(version=package.version).exists():
        with transaction.atomic():
            articles.hold(article.pk)
            articles.look_again(article.pk, Cause.FOUND)
    return package


def keep_what_is_given(key: int) -> None:
    """Keep the package that readers are given of an article now, if none is kept: so that what
    becomes of it can be told from what it was."""
    if PackageVersion.objects.current().filter(article=key).exists():
        return
    article = Article.objects.published().with_package_parts().filter(pk=key).first()
    if article:
        with contextlib.suppress(ArticleRetracted, RepublicationForbidden):
            package_to_give(article)
