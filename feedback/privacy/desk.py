"""The desk's side of privacy: what we hold of somebody who asks, and who read tips."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from feedback.models import Message
from feedback.privacy import readings, requests
from feedback.privacy.erasing import Why

PERMISSION = "feedback.change_message"


class AskedForm(forms.Form):
    """Whose data. Sent by POST: an address in a query would lie in the log of every server."""

    asked = forms.CharField(
        label=_("Reference or mail address"),
        max_length=254,
        help_text=_("As the reader gives it. Make sure that it is the reader who asks."),
    )


@never_cache
def reader_data(request: HttpRequest) -> HttpResponse:
    """Find what we hold of a reader; hand it out or erase it."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = AskedForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = list(
            requests.messages_of(form.cleaned_data["asked"]).select_related("article", "seizure")
        )
        if found and "export" in request.POST:
            return _as_file(requests.exported(found, by=request.user))
        if found and "erase" in request.POST:
            if request.POST.get("sure"):
                return _erased(request, found)
            messages.error(request, _("Nothing was erased. Tick that you are sure."))
    return TemplateResponse(
        request,
        "feedback/desk/reader_data.html",
        {"form": form, "found": found},
    )


def _as_file(content: dict) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="reader-data.json"'
    return response


def _erased(request: HttpRequest, found: list[Message]) -> HttpResponse:
    count = requests.erase_all(found, by=request.user)
    messages.success(
        request,
        ngettext("%(count)d message is erased.", "%(count)d messages are erased.", count)
        % {"count": count},
    )
    return redirect("reader_data")


class PrivacyMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


def urls() -> list:
    return [path("readers-data/", reader_data, name="reader_data")]


def menu_items() -> list[MenuItem]:
    """Among the reports."""
    return [
        PrivacyMenuItem(
            _("What we hold of a reader"), reverse("reader_data"), icon_name="user", order=910
        ),
        PrivacyMenuItem(
            _("Who read tips"),
            readings.report_address(),
            icon_name="view",
            order=911,
            name="tip-readings",
        ),
    ]


class TipReadFormatter(LogFormatter):
    label = _("Read a tip")
    message = _("Opened the tip")


class ExportedFormatter(LogFormatter):
    label = _("Hand out a reader’s data")
    message = _("Handed out what we hold")


class ErasedFormatter(LogFormatter):
    label = _("Erase a message")

    def format_message(self, log_entry):
        why = log_entry.data.get("why")
        return _("Erased: %(why)s") % {"why": dict(Why.choices).get(why, "—")}
