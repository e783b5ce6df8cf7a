"""What a package is made of besides its article: whoever changes it leaves notes."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.models import (
    Article,
    Author,
    AuthorBiography,
    CreditedImage,
    NewsroomSettings,
    Section,
)
from republication.changes import notes
from republication.changes.entering import enter
from republication.models import Cause, ChangeKind, SubjectKind

NEWSROOM = "newsroom"
#: The fields of each model that packages show.
WATCHED = {
    Author: ("name",),
    AuthorBiography: ("name",),
    CreditedImage: ("licence_code", "credit", "alt_texts", "file"),
    NewsroomSettings: ("name", "wordings", "default_licence_code"),
    Section: ("title",),
}


def remember(instance) -> None:
    """Before it is saved: what it was."""
    stored = type(instance)._base_manager.filter(pk=instance.pk) if instance.pk else None
    was = stored.values(*WATCHED[type(instance)]).first() if stored is not None else None
    instance.was_shown_as = was


def follow(instance) -> None:
    """After it was saved: what shows it is looked at again, if that is another now."""
    was = getattr(instance, "was_shown_as", None)
    if was is None:
        return
    now = type(instance)._base_manager.filter(pk=instance.pk).values(*was).first()
    changed = {name for name in was if was[name] != now[name]}
    if changed:
        _FOLLOWERS[type(instance)](instance, changed)


def _author(author: Author, changed: set[str]) -> None:
    signed = author.bylines.values_list("page", flat=True).distinct()
    notes.note(signed, Cause.AUTHOR)


def _biography(biography: AuthorBiography, changed: set[str]) -> None:
    _author(biography.author, changed)


def _image(image: CreditedImage, changed: set[str]) -> None:
    cause = Cause.IMAGE_LICENCE if "licence_code" in changed else Cause.IMAGE
    notes.note(notes.showing(image), cause)


def _section(section: Section, changed: set[str]) -> None:
    notes.note(section.articles.values_list("pk", flat=True), Cause.SECTION)


def _newsroom(newsroom: NewsroomSettings, changed: set[str]) -> None:
    """Its licence is that of the record and of articles to come; those that exist keep theirs."""
    language = settings.LANGUAGE_CODE
    said: dict[str, Any] = {"language": "", "reason_language": language}
    with translation.override(language):
        if "default_licence_code" in changed:
            reason = _(
                "The licence of new articles and of the record is now %(licence)s. Articles that "
                "exist keep theirs."
            ) % {"licence": newsroom.default_licence.title(language)}
            enter(ChangeKind.LICENCE_CHANGED, SubjectKind.NEWSROOM, NEWSROOM, reason=reason, **said)
        if changed - {"default_licence_code"}:
            reason = str(Cause.NEWSROOM.label)
            enter(ChangeKind.UPDATED, SubjectKind.NEWSROOM, NEWSROOM, reason=reason, **said)
            out = Article.objects.out().values_list("pk", flat=True).order_by("pk")
            notes.note(out.iterator(), Cause.NEWSROOM)


_FOLLOWERS = {
    Author: _author,
    AuthorBiography: _biography,
    CreditedImage: _image,
    NewsroomSettings: _newsroom,
    Section: _section,
}
