"""What is kept of those who write to us, as it follows from the settings.

It stands below the newsroom's own words on its page about privacy; a newsroom without one has it
at an address of its own.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from feedback.models import FeedbackSettings, Kind
from feedback.models.settings import KEPT, SPAM
from feedback.promises import Kept, in_words
from newsroom.models import NewsroomSettings
from newsroom.policy_parts import policy_part
from newsroom.querysets import pages_out, restricted

ANCHOR = "what-you-send-us"
IN_WORDS = {
    Kind.COMMENT: _("Comments"),
    Kind.CORRECTION: _("Correction requests"),
    Kind.QUESTION: _("Questions"),
    Kind.TIP: _("Tips"),
    Kind.REPUBLICATION: _("Reports that you republished something"),
    SPAM: _("What we take for spam"),
}


@policy_part("privacy_page")
def facts(request: HttpRequest) -> str:
    """The part as HTML."""
    return render_to_string("feedback/privacy_facts.html", _context(request))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """To the newsroom's page about privacy, or what would stand below it, where there is none."""
    page = _page_of_the_newsroom(request)
    if page is not None:
        return redirect(f"{page.get_url(request)}#{ANCHOR}")
    return render(request, "feedback/privacy.html", _context(request))


def _context(request: HttpRequest) -> dict:
    feedback = FeedbackSettings.load(request)
    newsroom = NewsroomSettings.load(request)
    return {
        "feedback": feedback,
        "newsroom": newsroom,
        "address": feedback.privacy_email or newsroom.contact_email,
        "kept": [Kept(IN_WORDS[kind], in_words(feedback.days_kept(kind))) for kind in KEPT],
    }


def _page_of_the_newsroom(request: HttpRequest) -> Page | None:
    """Its page in the language of the request, if readers may see one."""
    chosen = NewsroomSettings.load(request).privacy_page
    if chosen is None:
        return None
    translations = Page.objects.filter(
        translation_key=chosen.translation_key, locale__language_code=get_language()
    )
    return pages_out(translations).exclude(restricted()).first()
