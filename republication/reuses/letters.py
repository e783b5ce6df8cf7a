"""The letters: what they say, in whose language, and that one address is not flooded with them.

A letter that is stored has no greeting and no close; both are put on when it is shown or sent, with
the words that an editor adds between. Nobody is greeted by name, and a thank-you repeats nothing of
what was typed: whoever names a stranger's address cannot make us carry words to it.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.addresses import absolute
from newsroom.models import Article, Correction, NewsroomSettings
from newsroom.terms import source_url
from republication.formats.wording import day
from republication.models import Letter, LetterKind, LetterState, Reuse

MOST_THANKS_A_DAY = 3
_BLANK_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True)
class Note:
    """A correction ready to paste, in the article's language."""

    text: str
    html: SafeString


def thank(reuse: Reuse, language: str) -> Letter | None:
    """Queue a thank-you to the contact of a reuse, unless that address has had its share today."""
    sent_today = Letter.objects.filter(
        kind=LetterKind.THANKS,
        to_email__iexact=reuse.contact_email,
        created_at__gt=timezone.now() - timedelta(days=1),
    )
    if sent_today.count() >= MOST_THANKS_A_DAY:
        return None
    with override(language):
        context = _context(reuse.article) | {"reuse": reuse, "kept_until": day(reuse.contact_until)}
        letter = Letter.objects.create(
            kind=LetterKind.THANKS,
            state=LetterState.QUEUED,
            due_at=timezone.now(),
            article=reuse.article,
            republisher=reuse.republisher,
            to_email=reuse.contact_email,
            language=language,
            subject=_subject(_("Thank you for using “%(title)s”"), reuse.article),
            text=_tidy(render_to_string("republication/letters/thanks.txt", context)),
        )
    letter.reuses.add(reuse)
    return letter


def write_correction(letter: Letter, reuses: list[Reuse]) -> None:
    """Say in an unsaved or waiting letter what was corrected, for the copies at these addresses."""
    article = letter.article
    corrections = list(
        article.corrections.filter(key__in=letter.correction_keys).order_by("date", "pk")
    )
    notes = notes_of(article, corrections)
    with override(letter.language):
        context = _context(article) | {
            "reuses": reuses,
            "notes": notes,
            "pasted_text": "\n\n".join(note.text for note in notes),
            "pasted_html": _as_aside(article, notes),
            "is_retracted": any(each.kind == "retraction" for each in corrections),
            "is_withdrawn": not corrections,
        }
        letter.subject = _subject(_about(context), article)
        letter.text = _tidy(render_to_string("republication/letters/correction.txt", context))
        letter.html = render_to_string("republication/letters/correction.html", context)


def notes_of(article: Article, corrections: list[Correction]) -> list[Note]:
    """Corrections ready to paste; of a withdrawn article, its withdrawal."""
    with override(article.locale.language_code):
        if not corrections:
            said = [(_("Withdrawn"), article.withdrawn_at, article.withdrawal_in_words)]
        else:
            said = [(each.get_kind_display(), each.date, each.text) for each in corrections]
        return [
            Note(
                text=f"{kind} ({day(moment)}): {text}",
                html=format_html(
                    '<p><strong>{} (<time datetime="{}">{}</time>):</strong> {}</p>',
                    kind,
                    timezone.localtime(moment).date().isoformat(),
                    day(moment),
                    text,
                ),
            )
            for kind, moment, text in said
        ]


def whole_text(letter: Letter) -> str:
    """The letter as it is sent, in plain text."""
    with override(letter.language):
        return _tidy(render_to_string("republication/letters/letter.txt", _envelope(letter)))


def whole_html(letter: Letter) -> str:
    """The letter as it is sent, in HTML; empty for one that is plain text alone."""
    if not letter.html:
        return ""
    with override(letter.language):
        return render_to_string("republication/letters/letter.html", _envelope(letter))


def answers_go_to(newsroom: NewsroomSettings) -> str:
    """Who reads what outlets answer; empty where the newsroom has said no address."""
    return newsroom.republishers_email or newsroom.contact_email


def _envelope(letter: Letter) -> dict:
    newsroom = NewsroomSettings.load()
    return {
        "letter": letter,
        "newsroom": newsroom,
        "site": settings.BASE_URL,
        "can_answer": bool(answers_go_to(newsroom)),
    }


def _context(article: Article) -> dict:
    with override(article.locale.language_code):
        republish_page = absolute(reverse("republication:republish", args=[article.pk]))
    return {
        "article": article,
        "original": source_url(article),
        "republish_page": republish_page,
        "newsroom": NewsroomSettings.load(),
    }


def _about(context: dict) -> str:
    if context["is_withdrawn"]:
        return _("We have withdrawn “%(title)s”")
    if context["is_retracted"]:
        return _("We have retracted “%(title)s”")
    return _("We have corrected “%(title)s”")


def _subject(words: str, article: Article) -> str:
    """One line that a mail's head can hold."""
    limit = Letter._meta.get_field("subject").max_length - len(words)
    title = " ".join(article.title.split())
    return words % {"title": title if len(title) <= limit else f"{title[: limit - 1]}…"}


def _as_aside(article: Article, notes: list[Note]) -> SafeString:
    return format_html(
        '<aside lang="{}">\n{}\n</aside>',
        article.locale.language_code,
        format_html_join("\n", "{}", ((note.html,) for note in notes)),
    )


def _tidy(text: str) -> str:
    """Paragraphs apart by one empty line, whatever the template left between them."""
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"
