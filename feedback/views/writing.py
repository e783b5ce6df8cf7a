"""Where readers write to the newsroom. No cookie is set, nothing is stored but what was typed."""

import logging
from functools import wraps

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commons.open_forms import UNPROCESSABLE, is_foreign, receiving
from feedback import limits, proof
from feedback.forms import MessageForm
from feedback.models import Kind, Message
from feedback.openpgp import NotSealed
from feedback.promises import promises
from feedback.services import receive_message
from newsroom.models import Article
from seizures.models import Seizure
from seizures.paper.boxes import Box

TOO_MANY = 429
NOT_NOW = 503
ASK_AGAIN_SECONDS = 60

logger = logging.getLogger(__name__)


def stored_or_told(view):
    """For a view that stores: whatever keeps it from that, its reader is told so plainly.

    The page has everything that was typed and asks nothing of the database, which may be locked,
    full or gone. A tip that could not be sealed is not stored either.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (DatabaseError, OSError, NotSealed) as error:
            if request.method != "POST":
                raise
            logger.error("What a reader sent could not be stored (%s).", type(error).__name__)
            return _not_stored(request, request.POST.dict())

    return guarded


@receiving
@stored_or_told
def form(request: HttpRequest) -> HttpResponse:
    """To the newsroom as a whole."""
    return _show_or_receive(request)


@receiving
@stored_or_told
def about_article(request: HttpRequest, pk: str) -> HttpResponse:
    """About a published article; there is no such page for a draft."""
    articles = Article.objects.published().select_related("locale")
    return _show_or_receive(request, article=get_object_or_404(articles, pk=pk))


@receiving
@stored_or_told
def about_record(request: HttpRequest, public_id: str) -> HttpResponse:
    """About a public seizure record."""
    records = Seizure.objects.public().with_titles()
    return _show_or_receive(request, seizure=get_object_or_404(records, public_id=public_id))


@never_cache
@require_safe
def challenge(request: HttpRequest) -> JsonResponse:
    """What a browser computes while its reader writes."""
    return JsonResponse(proof.new_challenge())


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
        {"receipt": receipt, "promises": promises()},
    )


def _show_or_receive(request, *, article=None, seizure=None) -> HttpResponse:
    about = {"article": article, "seizure": seizure}
    if request.method != "POST":
        return _shown(request, MessageForm(initial=_asked_for(request), **about), about)
    message_form = MessageForm(request.POST, is_foreign=is_foreign(request), **about)
    if not message_form.is_valid():
        return _shown(request, message_form, about, UNPROCESSABLE)
    if refusal := limits.refusal(request, is_proven=message_form.is_proven):
        message_form.add_error(None, refusal)
        return _shown(request, message_form, about, TOO_MANY)
    message = receive_message(
        **message_form.written,
        **about,
        language=get_language(),
        submission_key=message_form.submission_key,
        is_spam=message_form.is_trapped,
    )
    return redirect("feedback:status", message.access)


def _shown(request, message_form: MessageForm, about: dict, status: int = 200) -> HttpResponse:
    return render(
        request,
        "feedback/form.html",
        {"form": message_form, **about, "promises": promises()},
        status=status,
    )


def _asked_for(request: HttpRequest) -> dict[str, str]:
    """What the link that led here said of the message: its kind, and the box of the record."""
    kind, part = request.GET.get("kind"), request.GET.get("part")
    return {
        "kind": kind if kind in Kind.values else Kind.COMMENT,
        "box": part if part in Box.values else "",
    }


def _not_stored(request: HttpRequest, typed: dict[str, str]) -> HttpResponse:
    page = render_to_string(
        "feedback/not_stored.html",
        {
            "action": request.path,
            "text": typed.get("text", ""),
            "others": [(name, value) for name, value in typed.items() if name != "text"],
            "language": get_language(),
        },
    )
    return HttpResponse(
        page,
        status=NOT_NOW,
        headers={"Retry-After": str(ASK_AGAIN_SECONDS), "Cache-Control": "no-store"},
    )
