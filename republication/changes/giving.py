"""Giving a package away: what is given is known, so that whoever shows it can be answered.

A publication keeps its package at once. One that came with an archive, or that something changed
which nobody noted, is kept here, when it is given for the first time.
"""

from django.db import transaction

from newsroom.models import Article
from republication.changes import articles
from republication.models import Cause, PackageVersion
from republication.package import build_package
from republication.parts import Package


def package_to_give(article: Article) -> Package:
    """:func:`republication.package.build_package`, for what leaves the house: one query more."""
    package = build_package(article)
    if not PackageVersion.objects.current().filter(version=package.version).exists():
        with transaction.atomic():
            articles.hold(article.pk)
            articles.look_again(article.pk, Cause.FOUND)
    return package
