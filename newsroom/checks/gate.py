"""Keeps an article from going out while a check that blocks finds something.

A block binds people and what people have set going: the editor's button, the workflow, several at
once, the schedule. A program that publishes with no user (an importer, the demonstration) is
told what to do by whoever runs it; what the checks find is then in the article's editor.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from commons.publication import PublicationBlocked
from newsroom.checks import Result, blocking
from newsroom.models import Article


def kept_back_by(version: Article) -> list[Result]:
    """The checks that keep this version from going out.

    None keeps a correction from readers who have the article already: it cannot wait for an alt
    text.
    """
    return [] if _brings_a_correction(version) else blocking(version)


def _brings_a_correction(version: Article) -> bool:
    if not version.live:
        return False
    standing = Article.objects.get(pk=version.pk).corrections.values_list("key", flat=True)
    return any(each.key not in set(standing) for each in version.corrections.all())


def refuse_blocked(article: Article) -> None:
    """Raise :class:`PublicationBlocked`, in words, unless the article may go out."""
    results = kept_back_by(article)
    if results:
        raise PublicationBlocked(in_words(article, results))


def in_words(article: Article, results: Iterable[Result]) -> str:
    """Which checks keep an article back, and what each found first."""
    told = [
        _("%(check)s: %(finding)s") % {"check": result.label, "finding": result.findings[0].words}
        for result in results
    ]
    return _("“%(article)s” is not published. %(reasons)s") % {
        "article": article.title,
        "reasons": " ".join(told),
    }
