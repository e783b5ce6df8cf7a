"""Checks of the terms an article goes out under."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsroom.checks.findings import Finding


def licence(article, settings) -> Iterator[Finding]:
    """A licence is set; and for another outlet's article, that outlet's is."""
    if not article.licence_code:
        yield Finding(_("No licence is set."), field="licence_code")
    if article.origin_outlet and not article.origin_licence_code:
        yield Finding(
            _(
                "It was first published by %(outlet)s, and under which licence is not said: "
                "without one we have no leave to publish it. Choose it, or “all rights reserved” "
                "where we have their permission."
            )
            % {"outlet": article.origin_outlet},
            field="origin_licence_code",
        )
