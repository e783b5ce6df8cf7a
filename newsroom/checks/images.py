"""Checks of the pictures: what they show, who made them, whether they may travel."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from commons.licences import may_travel
from newsroom.checks.findings import Finding
from newsroom.terms import licence_for_others


def alt_texts(article, settings) -> Iterator[Finding]:
    """WCAG 2.2, success criterion 1.1.1: every picture has words."""
    for picture in article.pictures():
        if not picture.alt:
            yield _finding(
                article,
                picture,
                _("“%(image)s” has no alt text: say what it shows."),
                "lead_image_alt",
            )


def credits(article, settings) -> Iterator[Finding]:
    """Who made a picture is named under it, whatever its licence."""
    for picture in article.pictures():
        if not picture.image.credit.strip():
            yield _finding(article, picture, _("“%(image)s” has no credit: name who made it."))


def image_licences(article, settings) -> Iterator[Finding]:
    """Those that the article's readers get and its republishers would not."""
    terms = licence_for_others(article)
    if not terms.permits_sharing:
        return  # nothing leaves with an article that does not leave
    for picture in article.pictures():
        decision = may_travel(picture.image.licence, terms)
        if not decision.allowed:
            words = _("“%(image)s” stays behind when others republish the article. %(reason)s")
            yield _finding(article, picture, words, reason=decision.reason)


def _finding(article, picture, words: str, field: str = "", **values) -> Finding:
    said = words % {"image": picture.image.title, **values}
    if picture.position is None:
        return Finding(said, field=field or "lead_image_alt")
    return Finding(said, block=article.body[picture.position].id or "")
