"""Checks of the words around the text: headline, standfirst, byline."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsroom.checks.findings import Finding


def standfirst(article, settings) -> Iterator[Finding]:
    """Lists, feeds and search engines show it."""
    if not article.standfirst.strip():
        yield Finding(
            _("There is no standfirst: lists and feeds show only the headline."), field="standfirst"
        )


def headline(article, settings) -> Iterator[Finding]:
    """Between the newsroom's two bounds, in characters, spaces included."""
    length = len(article.title.strip())
    values = {
        "length": length,
        "shortest": settings.headline_shortest,
        "longest": settings.headline_longest,
    }
    if length > settings.headline_longest:
        yield Finding(
            _("The headline has %(length)d characters; at most %(longest)d are asked for.")
            % values,
            field="title",
        )
    elif length < settings.headline_shortest:
        yield Finding(
            _("The headline has %(length)d characters; at least %(shortest)d are asked for.")
            % values,
            field="title",
        )


def byline(article, settings) -> Iterator[Finding]:
    """Somebody answers for an article; one of another outlet names that outlet."""
    if not article.byline_names and not article.origin_outlet:
        yield Finding(_("Nobody signs it: there is no byline."))
