"""Checks that what an article links to is there, or kept in an archive."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.checks.findings import Finding
from newsroom.links import links_of
from newsroom.models.link_check import LinkCheck


def links(article, settings) -> Iterator[Finding]:
    """A link that does not answer and of which no archived copy is known."""
    of_article = links_of(article)
    checks = LinkCheck.objects.by_url(link.url for link in of_article)
    unchecked = [link for link in of_article if link.url not in checks]
    if unchecked:
        words = ngettext(
            "%(number)d link has not been checked yet.",
            "%(number)d links have not been checked yet.",
            len(unchecked),
        )
        yield Finding(words % {"number": len(unchecked)}, is_doubt=True)
    for link in of_article:
        check = checks.get(link.url)
        if check and not check.is_settled:
            yield Finding(
                _("%(url)s: %(outcome)s") % {"url": link.url, "outcome": check.in_words},
                block=link.block,
                field=link.field,
                is_doubt=check.is_doubtful,
            )
