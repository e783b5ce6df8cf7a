"""A reader's own page about a message: what became of it, our answer, adding, taking it back.

Whoever has the link is its reader; there is no other way in. The page is never cached, names no
referrer to where its links lead, and shows a stranger who guesses nothing, not even that there is
something to guess.
"""

import logging
from functools import wraps

from django import forms
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commons.open_forms import UNPROCESSABLE, is_foreign, receiving
from feedback import limits, services
from feedback.forms import AdditionForm, EraseForm
from feedback.models import Message, Purpose
from feedback.promises import promises
from feedback.views.writing import NOT_NOW, TOO_MANY, stored_or_told
from newsroom.models import Article

logger = logging.getLogger(__name__)


def _private(view):
    """For a page whose address is a secret."""

    @receiving
    @stored_or_told
    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        message = Message.objects.opened_by(token).with_subjects().first()
        if message is None:
            raise Http404
        response = view(request, message)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response._has_been_logged = True  # Django logs the address of what it refuses: a secret
        return response

    return guarded


@_private
def status(request: HttpRequest, message: Message) -> HttpResponse:
    """The page, and where what a reader adds arrives."""
    if request.method != "POST" or message.is_closed_to_its_reader:
        return _shown(request, message, AdditionForm())
    addition = AdditionForm(request.POST, is_foreign=is_foreign(request))
    if not addition.is_valid():
        return _shown(request, message, addition, code=UNPROCESSABLE)
    if refusal := limits.refusal(request, is_proven=addition.is_proven):
        addition.add_error(None, refusal)
        return _shown(request, message, addition, code=TOO_MANY)
    services.add_to(message, addition.cleaned_data["text"], submission_key=addition.submission_key)
    return redirect("feedback:status", message.access)


@_private
def withdraw(request: HttpRequest, message: Message) -> HttpResponse:
    """Take the message back: asked first, done by the button."""
    return _decide(request, message, services.withdraw, "feedback/withdraw.html")


@_private
def erase(request: HttpRequest, message: Message) -> HttpResponse:
    """Erase what the reader gave: asked first, and only with the box ticked."""
    return _decide(request, message, services.erase, "feedback/erase.html", EraseForm)


def _decide(request, message, verb, template, form_class=forms.Form) -> HttpResponse:
    """Ask, and on the button do it. What cannot be done just now is said, and nothing changed."""
    token = request.resolver_match.kwargs["token"]
    if message.is_erased or (verb is services.withdraw and message.is_closed_to_its_reader):
        return redirect("feedback:status", token)
    if request.method != "POST":
        return render(request, template, {"message": message, "token": token, "form": form_class()})
    form, code = form_class(request.POST), UNPROCESSABLE
    if form.is_valid() and not is_foreign(request):
        try:
            verb(message)
            return redirect("feedback:status", token)
        except (DatabaseError, OSError) as error:
            logger.error("What a reader decided could not be kept (%s).", type(error).__name__)
            code = NOT_NOW
    asked = {"message": message, "token": token, "form": form, "failed": code == NOT_NOW}
    return render(request, template, asked, status=code)


def _shown(request, message: Message, addition: AdditionForm, code: int = 200) -> HttpResponse:
    return render(
        request,
        "feedback/status.html",
        {
            "message": message,
            "subject": _subject(message),
            "token": request.resolver_match.kwargs["token"],
            "form": addition,
            "entries": message.entries.shown_to_the_reader(),
            "promises": promises(),
            "receipt_is_sent": message.mails.filter(purpose=Purpose.RECEIPT).exists(),
        },
        status=code,
    )


def _subject(message: Message) -> str:
    """What it is about, as the public may know it now: what is out no more is not named."""
    if (
        message.article_id
        and not Article.objects.published().filter(pk=message.article_id).exists()
    ):
        return _("an article that is not public now")
    if message.seizure_id and not message.seizure.live:
        return message.seizure.public_id
    return message.subject
