"""What happens to an article, as the change log tells it.

The log's last entry of an article says what those who follow it believe. Every event asks the
database what is public now, and enters what has become of that belief: so an event that changes
nothing in public enters nothing, and nothing that is not public is told.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from newsroom.models import Article, Correction, PublishedVersion
from newsroom.models.correction import CorrectionKind
from newsroom.models.standing import MISTAKES
from republication.changes import differences, notes, versions
from republication.changes.entering import enter
from republication.models import Cause, Change, ChangeKind, PackageVersion, SubjectKind
from republication.package import RepublicationForbidden, as_plain_values, build_package
from republication.parts import Package

#: A kind and its reason, in the article's language.
Told = tuple[str, str]


def published(
    article: Article,
    *,
    text: PublishedVersion | None,
    corrections: Iterable[Correction],
    is_archive: bool,
) -> None:
    """It was published. ``text`` is its new version, or ``None`` where readers see what they saw.

    Called in the transaction that publishes, which holds the page's row.
    """
    if not article.is_out:
        notes.wait_for_hour(article)
        return
    _enter(article.pk, text=text, corrections=list(corrections), is_archive=is_archive)


def withdrawn(article: Article) -> None:
    """It was taken away from readers, with a reason."""
    last = Change.objects.last_about(SubjectKind.ARTICLE, article.pk)
    if last is None or last.kind in (ChangeKind.WITHDRAWN, ChangeKind.DELETED):
        return
    with override(article.locale.language_code):
        _leave(article, ChangeKind.WITHDRAWN, article.withdrawal_in_words)


def about_to_be_deleted(article: Article) -> None:
    """Its page goes for good; nothing will be known of it but that."""
    hold(article.pk)
    last = Change.objects.last_about(SubjectKind.ARTICLE, article.pk)
    if last is None or last.kind in (ChangeKind.WITHDRAWN, ChangeKind.DELETED):
        return
    with override(article.locale.language_code):
        _leave(article, ChangeKind.DELETED, _("It was deleted."))


def look_again(key: int, cause: Cause) -> None:
    """Something else happened that may have changed its package, or who may read it.

    Called with the page's row held (:func:`hold`), so that no publication comes in between.
    """
    _enter(key, cause=cause)


def hold(key: int) -> None:
    """Hold the page's row until the transaction ends, as a publication does."""
    list(Page.objects.select_for_update().filter(pk=key).values_list("pk"))


def _enter(
    key: int,
    *,
    text: PublishedVersion | None = None,
    corrections: list[Correction] = (),
    cause: Cause | None = None,
    is_archive: bool = False,
) -> None:
    # Read anew, so that the package kept here is byte for byte the one that is given away.
    article = Article.objects.published().with_package_parts().filter(pk=key).first()
    last = Change.objects.last_about(SubjectKind.ARTICLE, key)
    if article is None:
        _enter_that_it_is_closed(key, last)
        return
    with override(article.locale.language_code):
        if article.retraction:
            _enter_retraction(article, last, corrections)
        elif is_archive:
            _enter_old_work(article, last, text)
        else:
            _enter_what_changed(article, last, text, corrections, cause)


def _enter_that_it_is_closed(key: int, last: Change | None) -> None:
    article = Article.objects.select_related("locale").filter(pk=key).first()
    if article and article.live and not article.is_out:
        notes.wait_for_hour(article)
    if last is None or last.is_tombstone:
        return
    if article is None:  # gone past its model
        enter(
            ChangeKind.DELETED, SubjectKind.ARTICLE, key, language=last.language, is_tombstone=True
        )
        versions.end(key)
        return
    with override(article.locale.language_code):
        # A restriction gives no reason of its own: :mod:`republication.changes.reading` says it.
        reason = article.withdrawal_in_words if article.withdrawn_at else ""
        _leave(article, ChangeKind.WITHDRAWN, reason)


def _enter_retraction(article: Article, last: Change | None, corrections: list[Correction]) -> None:
    is_new = any(each.kind == CorrectionKind.RETRACTION for each in corrections)
    if is_new or last is None or last.kind != ChangeKind.RETRACTED:
        _leave(article, ChangeKind.RETRACTED, article.retraction.text)


def _enter_old_work(article: Article, last: Change | None, text: PublishedVersion | None) -> None:
    """What an import brings gets its dates of old after it is published, and ten thousand packages
    would take hours: each is made when it is first asked for."""
    versions.end(article.pk)
    kind = ChangeKind.PUBLISHED
    if last is not None:
        kind = ChangeKind.RESTORED if last.is_tombstone else ChangeKind.UPDATED
    if text or kind != ChangeKind.UPDATED:
        _say(article, kind, "", is_archive=True)


def _enter_what_changed(
    article: Article,
    last: Change | None,
    text: PublishedVersion | None,
    corrections: list[Correction],
    cause: Cause | None,
) -> None:
    before = versions.current(article.pk)
    package, kept_back = _package_of(article)
    if package:
        versions.keep(article, package, text)
    else:
        versions.end(article.pk)
    if last is None:
        told = [(ChangeKind.PUBLISHED, "")]
    elif last.is_tombstone:
        told = [(ChangeKind.RESTORED, ""), *_corrections_told(corrections)]
    elif last.is_archive and before is None and package:
        # Its package is made for the first time: what it was before is known to nobody.
        told = [*_corrections_told(corrections)] or ([(ChangeKind.UPDATED, "")] if text else [])
    else:
        told = [*_corrections_told(corrections)]
        told += _what_else_changed(before, package, kept_back, text, cause, bool(told))
    for kind, reason in told:
        _say(article, kind, reason, version=package.version if package else "")
    if last is None or last.is_tombstone or ChangeKind.MOVED in dict(told):
        notes.note(notes.showing(article), Cause.LINK)


def _package_of(article: Article) -> tuple[Package | None, str]:
    """What may be taken of it, or why nothing may."""
    try:
        return build_package(article), ""
    except RepublicationForbidden as reason:
        return None, str(reason)


def _what_else_changed(
    before: PackageVersion | None,
    package: Package | None,
    kept_back: str,
    text: PublishedVersion | None,
    cause: Cause | None,
    has_corrections: bool,
) -> Iterator[Told]:
    """Of an article that was out and still is, besides its corrections."""
    if before is None and package is None:
        if text and not has_corrections:
            yield ChangeKind.UPDATED, ""
        return
    if before is None or package is None:
        yield ChangeKind.LICENCE_CHANGED, kept_back or _now_under(package)
        return
    if before.version == package.version:
        return
    after = as_plain_values(package)
    is_explained = has_corrections
    if before.content["licence"] != after["licence"]:
        is_explained = True
        yield ChangeKind.LICENCE_CHANGED, _now_under(package)
    if before.content["canonical_url"] != after["canonical_url"]:
        is_explained = True
        said = _("Its address is now %(address)s.") % {"address": package.canonical_url}
        yield ChangeKind.MOVED, said
    parts = differences.changed_parts(before.content, after)
    if not is_explained or (text and parts and not has_corrections):
        if cause:
            yield cause.kind, str(cause.label)
        else:
            yield ChangeKind.UPDATED, differences.in_words(parts)


def _now_under(package: Package) -> str:
    return _("It may be taken under another licence: %(licence)s.") % {
        "licence": package.licence.name
    }


def _corrections_told(corrections: Iterable[Correction]) -> Iterator[Told]:
    """One entry each, with its own words."""
    for correction in corrections:
        kind = ChangeKind.CORRECTED if correction.kind in MISTAKES else ChangeKind.UPDATED
        yield kind, correction.text


def _leave(article: Article, kind: str, reason: str) -> None:
    versions.end(article.pk)
    _say(article, kind, reason, is_tombstone=True)
    notes.note(notes.showing(article), Cause.LINK)


def _say(article: Article, kind: str, reason: str, **said) -> None:
    language = article.locale.language_code
    enter(
        kind,
        SubjectKind.ARTICLE,
        article.pk,
        language=language,
        reason=reason,
        reason_language=language if reason else "",
        **said,
    )
