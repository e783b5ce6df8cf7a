"""Where readers write to the newsroom. No cookie is set, nothing is stored but what was typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commons.open_forms import UNPROCESSABLE, is_foreign, receiving
from feedback.forms import MessageForm
from feedback.models import ANSWER_WITHIN_WORKING_DAYS, Kind, Message
from feedback.services import receive_message
from newsroom.models import Article
from seizures.models import Seizure
from seizures.paper.boxes import Box


@receiving
def form(request: HttpRequest) -> HttpResponse:
    """To the newsroom as a whole."""
    return _show_or_receive(request)


@receiving
def about_article(request: HttpRequest, pk: str) -> HttpResponse:
    """About a published article; there is no such page for a draft."""
    articles = Article.objects.published().select_related("locale")
    return _show_or_receive(request, article=get_object_or_404(articles, pk=pk))


@receiving
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
        message_form = MessageForm(request.POST, is_foreign=is_foreign(request))
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
