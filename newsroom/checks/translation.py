"""Checks that a translation says what its original says today."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsroom.checks.findings import Finding


def translation(article, settings) -> Iterator[Finding]:
    """What the original asks of its translation, while nobody has dealt with it."""
    task = article.translation_task
    if task:
        reason = {"reason": task.get_reason_display()}
        yield Finding(_("It is behind its original: %(reason)s.") % reason)
