"""A correction goes where the article went: copies are stale, and their people have a letter.

Called in the transaction of the correction. The letters are drafts that an editor sends, unless the
newsroom chose that they go by themselves (:class:`RepublicationSettings`).
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from newsroom.models import Article
from republication.models import Letter, LetterKind, LetterState, RepublicationSettings, Reuse
from republication.reuses import letters


@dataclass
class _Recipient:
    """An address that is to hear of a correction, and which of its copies are concerned."""

    email: str
    republisher: object = None
    reuses: list[Reuse] = field(default_factory=list)


def tell(article: Article, corrections) -> list[Letter]:
    """Mark every copy of an article as stale and write to whoever published one.

    ``corrections`` are those that are new, a retraction among them; none for a withdrawal. A draft
    that still waits is written anew and then tells of everything.
    """
    copies = article.reuses.online().copies()
    copies.filter(stale_since__isnull=True).update(stale_since=timezone.now())
    keys = [str(each.key) for each in corrections]
    known = copies.with_subjects().prefetch_related("republisher__contacts").order_by("pk")
    goes_at_once = RepublicationSettings.load().sends_corrections
    return [
        _drafted(article, keys, recipient, language, goes_at_once)
        for (_address, language), recipient in _recipients(known).items()
    ]


def _recipients(reuses) -> dict[tuple[str, str], _Recipient]:
    """By address and language, in the order in which we came to know them."""
    found: dict[tuple[str, str], _Recipient] = {}
    for reuse in reuses:
        for email in _addresses(reuse):
            recipient = found.setdefault(
                (email.lower(), language_of(reuse)), _Recipient(email, reuse.republisher)
            )
            recipient.reuses.append(reuse)
    return found


def _addresses(reuse: Reuse) -> list[str]:
    """Who hears of corrections of a copy, each once."""
    told = defaultdict(str)
    if reuse.republisher:
        for contact in reuse.republisher.contacts.all():
            if contact.hears_of_corrections:
                told[contact.email.lower()] = contact.email
    if reuse.may_contact and reuse.contact_email:
        told.setdefault(reuse.contact_email.lower(), reuse.contact_email)
    return list(told.values())


def language_of(reuse: Reuse) -> str:
    """The language in which we write about a copy."""
    return language_for(reuse.language, reuse.republisher, reuse.article)


def language_for(language: str, republisher, article: Article) -> str:
    """That in which the outlet is written to, that of the copy, or of the article: the first that
    we publish in. Another has nobody here to write it.
    """
    ours = dict(settings.LANGUAGES)
    outlet = republisher.language if republisher else ""
    for spoken in (outlet, language, language.partition("-")[0]):
        if spoken in ours:
            return spoken
    return article.locale.language_code


def _drafted(article, keys, recipient: _Recipient, language: str, goes_at_once: bool) -> Letter:
    waiting = Letter.objects.select_for_update(of=("self",)).filter(
        kind=LetterKind.CORRECTION,
        state=LetterState.DRAFT,
        article=article,
        to_email__iexact=recipient.email,
        language=language,
    )
    letter = waiting.first() or Letter(
        kind=LetterKind.CORRECTION, to_email=recipient.email, language=language
    )
    letter.article = article
    letter.republisher = recipient.republisher
    # A withdrawal is all that is left to say.
    letter.correction_keys = list(dict.fromkeys([*letter.correction_keys, *keys])) if keys else []
    letters.write_correction(letter, recipient.reuses)
    if goes_at_once:
        letter.state, letter.due_at = LetterState.QUEUED, timezone.now()
    letter.save()
    letter.reuses.set(recipient.reuses)
    return letter
