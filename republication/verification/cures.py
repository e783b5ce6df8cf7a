"""A licence that was not kept, and how it is mended: told politely, given its days, seen again.

CC 4.0 section 6(b)(1): rights that ended with a breach come back when it is cured within 30 days of
its discovery. Section 6(b) takes nothing from what else the newsroom may do, and the letter
threatens nobody with it: most breaches are mistakes.
"""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from newsroom.models import NewsroomSettings
from newsroom.terms import licence_for_others, source_url
from republication.models import (
    Contact,
    Cure,
    CureState,
    Letter,
    LetterKind,
    LetterState,
    Outcome,
    Republisher,
    Reuse,
    Verification,
)
from republication.models.verification import DAYS_TO_CURE
from republication.verification import words
from republication.verification.findings import Grade, Verdict


def follow(reuse: Reuse, made: Verification) -> Cure | None:
    """What a look at a copy means for its licence: a cure begins, goes on or has succeeded.

    Called in the transaction of the verification. One that tells nothing changes nothing.
    """
    cure = reuse.cures.select_for_update(of=("self",)).open().first()
    broken = made.broken(Grade.CONDITION)
    if broken and cure is None:
        return None if is_let_be(reuse, broken) else _open(reuse, made)
    if broken:
        cure.checks = broken
        cure.save(update_fields=["checks"])
        if cure.state == CureState.DRAFTED and cure.letter and cure.letter.is_draft:
            cure.letter.to_email = cure.letter.to_email or _address(reuse, cure.letter.republisher)
            _write(cure.letter, made)
            cure.letter.save(update_fields=["to_email", "subject", "text", "language"])
        return cure
    if cure and made.outcome in (Outcome.IN_ORDER, Outcome.REQUESTS):
        _end(cure, CureState.CURED)
    return cure


def is_let_be(reuse: Reuse, broken: Collection[str]) -> bool:
    """Whether an editor has seen these conditions broken on the copy, and closed the matter."""
    last = reuse.cures.order_by("-opened_at", "-pk").first()
    return last is not None and last.state == CureState.CLOSED and set(broken) <= set(last.checks)


def end_with_the_copy(reuse: Reuse, made: Verification) -> None:
    """A copy that was taken down breaks nothing any more."""
    cure = reuse.cures.select_for_update(of=("self",)).open().first()
    if cure:
        _end(cure, CureState.CURED)


@transaction.atomic
def tell(cure: Cure, *, by) -> Cure:
    """Note that they know, by whatever way: their days begin now."""
    stored = Cure.objects.select_for_update(of=("self",)).get(pk=cure.pk)
    if stored.state == CureState.DRAFTED:
        stored.state, stored.told_at = CureState.RUNNING, timezone.now()
        stored.save(update_fields=["state", "told_at"])
        log(stored, "republication.tell_of_breach", user=by)
    return stored


@transaction.atomic
def close(cure: Cure, *, by) -> Cure:
    """End a cure by an editor's decision; a letter that waits is not sent."""
    stored = Cure.objects.select_for_update(of=("self",)).get(pk=cure.pk)
    if stored.is_open:
        _end(stored, CureState.CLOSED, by=by)
        log(stored, "republication.close_cure", user=by)
    return stored


@transaction.atomic
def keep_the_days() -> int:
    """Begin the days of those whose letter was delivered, end those whose days are over; how many.

    Late by an hour is no harm, so nothing has to hear of the moment itself.
    """
    sent = Cure.objects.filter(state=CureState.DRAFTED, letter__state=LetterState.SENT)
    begun = 0
    for cure in sent.select_related("letter"):
        Cure.objects.filter(pk=cure.pk, state=CureState.DRAFTED).update(
            state=CureState.RUNNING, told_at=cure.letter.sent_at or timezone.now()
        )
        begun += 1
    # A whole day more: the last day is theirs, in whatever time zone.
    over = timezone.now() - timedelta(days=DAYS_TO_CURE + 1)
    lapsed = Cure.objects.filter(state=CureState.RUNNING, told_at__lt=over)
    return begun + lapsed.update(state=CureState.LAPSED)


def _open(reuse: Reuse, made: Verification) -> Cure:
    republisher = reuse.republisher or Republisher.objects.at(reuse.url).first()
    letter = Letter(
        kind=LetterKind.CURE,
        state=LetterState.DRAFT,
        article=reuse.article,
        republisher=republisher,
        to_email=_address(reuse, republisher),
    )
    _write(letter, made)
    letter.save()
    letter.reuses.add(reuse)
    return Cure.objects.create(
        reuse=reuse, opened_by=made, checks=made.broken(Grade.CONDITION), letter=letter
    )


def _address(reuse: Reuse, republisher: Republisher | None) -> str:
    contact = republisher and Contact.objects.filter(republisher=republisher).first()
    return contact.email if contact else reuse.contact_email


def _write(letter: Letter, made: Verification) -> None:
    """The letter: what was found, and the exact lines that mend it."""
    reuse, article = made.reuse, made.reuse.article
    letter.language = _language_of(letter, made)
    with override(letter.language):
        title = " ".join(article.title.split())
        subject = _("Your copy of “%(title)s”: something is missing")
        room = Letter._meta.get_field("subject").max_length - len(subject)
        letter.subject = subject % {
            "title": title if len(title) <= room else f"{title[: room - 1]}…"
        }
        letter.text = render_to_string(
            "republication/letters/cure.txt",
            {
                "reuse": reuse,
                "article": article,
                "newsroom": NewsroomSettings.load(),
                "original": source_url(article),
                "licence": licence_for_others(article),
                "broken": _told(made, Grade.CONDITION),
                "asked": _told(made, Grade.REQUEST),
                "lines": [(words.SPOTS[line.spot], line) for line in made.all_lines],
                "days": DAYS_TO_CURE,
            },
        )


def _told(made: Verification, grade: Grade) -> list[tuple[str, str]]:
    return [
        (str(words.CHECKS[finding.check]), words.sentence(finding))
        for finding in made.all_findings
        if finding.grade == grade and finding.verdict == Verdict.BROKEN
    ]


def _language_of(letter: Letter, made: Verification) -> str:
    """The outlet's own, else the copy's, as far as we write in it."""
    spoken = dict(Letter._meta.get_field("language").flatchoices)
    wanted = letter.republisher.language if letter.republisher else ""
    for language in (wanted, made.language, made.reuse.article.locale.language_code):
        if language in spoken:
            return language
    return next(iter(spoken))


def _end(cure: Cure, state: str, *, by=None) -> None:
    cure.state, cure.closed_at, cure.closed_by = state, timezone.now(), by
    cure.save(update_fields=["state", "closed_at", "closed_by"])
    if cure.letter_id:
        waiting = Letter.objects.filter(pk=cure.letter_id, state=LetterState.DRAFT)
        waiting.update(state=LetterState.DROPPED)
