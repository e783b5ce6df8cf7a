"""On what terms an article may be republished, and whose work it is.

For an article that we republish ourselves the terms are the first outlet's, not ours: we cannot
give away what was only lent to us.
"""

from django.utils.translation import gettext as _

from commons import licences
from commons.addresses import absolute
from commons.attribution import Attribution, Wording
from commons.licences import Licence
from newsroom.models import Article, NewsroomSettings
from newsroom.models.byline import BylineRole


def licence_for_others(article: Article) -> Licence:
    """The licence under which others may take the article: its own, or the first outlet's.

    An origin that named no licence has given no permission.
    """
    if article.origin_outlet:
        return article.origin_licence or licences.ALL_RIGHTS_RESERVED
    return article.licence


def reason_to_keep(article: Article) -> str:
    """Why others may not republish the article, in the active language; empty when they may."""
    if licence_for_others(article).permits_sharing:
        return ""
    if article.origin_outlet:
        return _(
            "This article was first published by %(outlet)s, which has not said that others may "
            "republish it. Ask them: %(url)s"
        ) % {"outlet": article.origin_outlet, "url": article.origin_url}
    return _(
        "All rights to this article are reserved: it may be read and linked to, but not "
        "republished without our permission."
    )


def source_url(article: Article) -> str:
    """The address of the original: what a copy links to and names as canonical."""
    return article.origin_url if article.origin_outlet else absolute(article.url)


def attribution_of(article: Article, newsroom: NewsroomSettings) -> Attribution:
    """What every copy must say of the article."""
    return Attribution(
        title=article.title,
        authors=article.byline_names,
        publisher=article.origin_outlet or newsroom.name,
        url=source_url(article),
        licence=licence_for_others(article),
        language=article.locale.language_code,
        # Our own words are about our own work.
        wording=Wording()
        if article.origin_outlet
        else newsroom.wording_in(article.locale.language_code),
    )


def other_credits(article: Article) -> list[tuple[str, str, tuple[str, ...]]]:
    """Who did what besides writing: role, its label in the active language, names.

    In the order of the roles. Those who wrote it are :attr:`Article.byline_names`.
    """
    language = article.locale.language_code
    credits = []
    for role in BylineRole:
        names = tuple(
            byline.author.name_in(language)
            for byline in article.bylines.all()
            if byline.role == role
        )
        if names and role != BylineRole.BY:
            credits.append((role.value, str(role.label), names))
    return credits
