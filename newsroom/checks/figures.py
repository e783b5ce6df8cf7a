"""Checks of the totals of the record that an article shows."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsroom import figures
from newsroom.checks.findings import Finding


def figures_that_count(article) -> Iterator[Finding]:
    """A figure that counts nothing may be meant, and one that moved may be left: neither blocks."""
    figures.put_in_place_for_editors(article)
    for block in figures.blocks_of(article):
        figure = block.value.shown
        words = {"figure": block.value["lead_in"] or figure.question_in_words}
        if figure.counts_nothing:
            said = _("“%(figure)s” counts nothing: no record answers its filters.") % words
            yield Finding(said, block=block.id or "", is_doubt=True)
        elif figure.has_moved:
            said = _("“%(figure)s” has moved: update it, freeze it or correct it.") % words
            yield Finding(said, block=block.id or "", is_doubt=True)
