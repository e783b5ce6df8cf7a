"""A licence at one glance: what one may do, must do and may not do, a few words each.

Each line follows from what the licence permits and requires (:class:`commons.licences.Licence`)
and from clauses that every Creative Commons licence with attribution has: no endorsement (4.0
section 2(a)(6), 3.0 section 4) and no further restrictions on others (4.0 section 2(a)(5)). What
the newsroom asks besides is no term of a licence and stands nowhere here.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commons.licences import Licence


@dataclass(frozen=True)
class Term:
    """One thing in few words, what it means in a sentence, and the name of its sign.

    Signs are symbols of ``static/img/terms.svg``; the words carry the meaning.
    """

    sign: str
    text: str
    more: str = ""


@dataclass(frozen=True)
class Terms:
    """All of a licence, in the order in which somebody in a hurry needs it."""

    may: tuple[Term, ...]
    must: tuple[Term, ...]
    may_not: tuple[Term, ...]


def terms_of(licence: Licence) -> Terms:
    """The terms of a licence, in the active language."""
    if not licence.permits_sharing:
        return Terms(may=(_read(),), must=(_ask(),), may_not=(_republish(),))
    return Terms(
        may=tuple(_permitted(licence)),
        must=tuple(_required(licence)),
        may_not=tuple(_forbidden(licence)),
    )


def _permitted(licence: Licence):
    yield Term(
        "share", _("Publish it, whole or in part"), _("In print, online or on air, free of charge.")
    )
    if licence.permits_adaptation:
        yield Term("adapt", _("Shorten, translate and adapt it"), _("If you say that you did."))
    if licence.permits_commercial_use:
        yield Term("money", _("Use it commercially"))


def _required(licence: Licence):
    if not licence.requires_attribution:
        return
    yield Term("credit", _("Name the authors and the newsroom"), _("In the byline."))
    yield Term("link", _("Link to the original and to the licence"))
    yield Term("changes", _("Say what you changed"), _("If you changed anything."))
    if licence.requires_share_alike:
        yield Term("same", _("Share what you make of it under the same licence"))


def _forbidden(licence: Licence):
    if not licence.permits_commercial_use:
        yield Term(
            "money",
            _("Use it for commercial purposes"),
            _("Nothing that is mainly for advantage or payment, such as selling it."),
        )
    if not licence.permits_adaptation:
        yield Term("adapt", _("Publish a shortened, translated or adapted version"))
    if licence.requires_attribution:
        yield Term("endorse", _("Suggest that we stand behind you or your use of it"))
        yield Term("lock", _("Keep others from what the licence lets them do"))


def _read() -> Term:
    return Term("link", _("Read it and link to it"))


def _ask() -> Term:
    return Term("credit", _("Ask whoever holds the rights first"))


def _republish() -> Term:
    return Term("share", _("Republish it without their permission"))
