"""Where readers write to the newsroom. No cookie is set, nothing is stored but what was typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from feedback.forms import MessageForm
from feedback.models import ANSWER_WITHIN_WORKING_DAYS, Kind, Message
from feedback.services import receive_message
from newsroom.models import Article
from seizures.models import Seizure
from seizures.paper.boxes import Box

UNPROCESSABLE = 422


def _receiving(view):
    """A form anyone may fill in, never from a cache: its token is each reader's own.

    It is exempt from the check by cookie, because there is no session that a forged form could
    ride on: docs/decisions/0006-feedback-without-cookies.md.
    """
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


@_receiving
def form(request: HttpRequest) -> HttpResponse:
    """To the newsroom as a whole."""
    return _show_or_receive(request)


@_receiving
def about_article(request: HttpRequest, pk: str) -> HttpResponse:
    """About a published article; there is no such page for a draft."""
    articles = Article.objects.published().select_related("locale")
    return _show_or_receive(request, article=get_object_or_404(articles, pk=pk))


@_receiving
def about_record(request: HttpRequest, public_id: str) -> HttpResponse:
    """About a public seizure record."""
    records = Seizure.objects.public().with_titles()
    return _show_or_receive(request, seizure=get_object_or_404(records, public_id=public_id))


@never_cache
@require_safe
def thanks(request: HttpRequest, reference: str) -> HttpResponse:
    """That the message is here, under which reference. Nothing of what was written is shown."""
    receipt = (
        Message.objects.filter(reference=reference).only("reference", "kind", "received_at").first()
    )
    if receipt is None:
        raise Http404
    return render(
        request,
        "feedback/thanks.html",
        {"receipt": receipt, "answer_within": ANSWER_WITHIN_WORKING_DAYS},
    )


def _show_or_receive(request, *, article=None, seizure=None) -> HttpResponse:
    if request.method == "POST":
        # Every browser in use says where a form was sent from; what says nothing is let in.
        came_from = request.headers.get("Sec-Fetch-Site", "same-origin")
        message_form = MessageForm(request.POST, is_foreign=came_from == "cross-site")
        if message_form.is_valid():
            return redirect(_receive(message_form, article, seizure))
    else:
        message_form = MessageForm(
            initial={
                "kind": _asked_for(request.GET.get("kind")),
                "text": _opening(request.GET.get("part")) if seizure else "",
            }
        )
    return render(
        request,
        "feedback/form.html",
        {
            "form": message_form,
            "article": article,
            "seizure": seizure,
            "answer_within": ANSWER_WITHIN_WORKING_DAYS,
        },
        status=UNPROCESSABLE if message_form.errors else 200,
    )


def _asked_for(kind: str | None) -> str:
    return kind if kind in Kind.values else Kind.COMMENT


def _opening(part: str | None) -> str:
    """The first line of a message about one box of a record, for the reader to go on from."""
    if part not in Box.values:
        return ""
    return _("About “%(box)s”:") % {"box": Box(part).label} + "\n\n"


def _receive(message_form: MessageForm, article, seizure) -> Message:
    written = message_form.cleaned_data
    return receive_message(
        kind=written["kind"],
        text=written["text"],
        language=get_language(),
        article=article,
        seizure=seizure,
        link=written["link"],
        name=written["name"],
        email=written["email"],
        may_publish=written["may_publish"],
        submission_key=message_form.submission_key,
        is_spam=message_form.is_trapped,
    )
