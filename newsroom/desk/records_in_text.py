"""“Records in this text”: what an article tells of seizures, beside the records, with answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from newsroom.desk.links import draft_for
from newsroom.models import Article
from newsroom.records_in_text import answering, finding, in_words
from seizures.models import Seizure


@never_cache
def records_in_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the newest version with its finds; by POST, answer one of them."""
    draft = draft_for(request, pk)
    found = finding.read(draft)
    if request.method == "POST":
        return _answered(request, draft, found)
    texts = [passage.text for passage in found.passages]
    for suggestion in found.suggestions:
        suggestion.rows = in_words.rows(suggestion.find, texts[suggestion.find.paragraph])
    context = {
        "article": draft,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "found": found,
        "passages": in_words.shown(found),
        "day": finding.day_of(draft),
        "may_draft": request.user.has_perm("seizures.add_seizure"),
        "may_change": request.user.has_perm("seizures.change_seizure"),
        "is_locked": draft.permissions_for_user(request.user).page_locked(),
        "record_edit": Seizure.snippet_viewset.get_url_name("edit"),
    }
    return TemplateResponse(request, "newsroom/desk/records_in_text.html", context)


def _answered(request: HttpRequest, draft: Article, found) -> HttpResponse:
    suggestion = found.by_key(request.POST.get("key", ""))
    if suggestion is None:
        messages.warning(
            request,
            _("The text has changed since you opened this page, and no longer says this."),
        )
        return redirect(request.path)
    decision = "same" if request.POST.get("same") else request.POST.get("decision", "")
    answer = {
        "draft": _make_draft,
        "same": _say_it_is,
        "none": _say_it_is_none,
        "again": _offer_again,
        "card": _put_card,
    }.get(decision)
    if answer is None:
        messages.error(request, _("Nothing was changed: choose one of the buttons."))
        return redirect(request.path)
    return answer(request, draft, suggestion) or redirect(
        f"{request.path}#find-{suggestion.number}"
    )


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(f"seizures.{permission}_seizure"):
        raise PermissionDenied


def _make_draft(request, draft, suggestion):
    _require(request, "add")
    try:
        record, is_new = answering.make_draft(
            article=draft, suggestion=suggestion, user=request.user
        )
    except ValidationError as error:
        messages.error(
            request,
            _("No draft was made, for a part does not fit the record: %(why)s")
            % {"why": " ".join(error.messages)},
        )
        return None
    said = (
        _("Draft %(record)s was made. Look at every field: nothing is published.")
        if is_new
        else _("There is a record of this already: %(record)s. No other was made.")
    )
    back = reverse("article_records", args=[draft.pk])
    messages.success(
        request,
        said % {"record": record.public_id},
        buttons=[messages.button(back, _("Back to the text"))],
    )
    return redirect(Seizure.snippet_viewset.get_url_name("edit"), record.pk)


def _say_it_is(request, draft, suggestion):
    _require(request, "change")
    named = (request.POST.get("same") or request.POST.get("record", "")).strip().upper()
    record = Seizure.objects.filter(public_id=named).first()
    if record is None or not named:
        messages.error(
            request,
            _("There is no record “%(record)s”. An identifier looks like SZ-2022-00001.")
            % {"record": named},
        )
        return
    if record.merged_into_id:
        record = record.merged_into
    if record.locked and record.locked_by_id != request.user.pk:
        messages.error(
            request,
            _("%(record)s is locked, so nothing was added to it.") % {"record": record.public_id},
        )
        return
    answering.say_it_is(article=draft, suggestion=suggestion, record=record, user=request.user)
    messages.success(
        request,
        _("The sentence is among the claims of a draft of %(record)s. Readers see no change yet.")
        % {"record": record.public_id},
    )


def _say_it_is_none(request, draft, suggestion):
    answering.say_it_is_none(article=draft, suggestion=suggestion, user=request.user)
    messages.success(request, _("Set aside: it is not offered again in this article."))


def _offer_again(request, draft, suggestion):
    answering.offer_again(article=draft, suggestion=suggestion)
    messages.success(request, _("It is offered again."))


def _put_card(request, draft, suggestion):
    if draft.permissions_for_user(request.user).page_locked():
        raise PermissionDenied
    record = suggestion.record
    if record is None:
        messages.error(request, _("Say first which record it is."))
        return
    passages = finding.passages_of(draft)
    was_put = answering.put_card(
        article=draft,
        record=record,
        block=passages[suggestion.find.paragraph].block,
        user=request.user,
    )
    said = (
        _("The card of %(record)s stands behind the paragraph, in a new draft of the article.")
        if was_put
        else _("The article shows the card of %(record)s already.")
    )
    messages.success(request, said % {"record": record.public_id})


def header_button(page, user) -> list[Button]:
    """Among the buttons of an article's header, for those who may edit it."""
    if page.specific_class is not Article or not page.permissions_for_user(user).can_edit():
        return []
    address = reverse("article_records", args=[page.pk])
    return [Button(_("Records in this text…"), address, icon_name="clipboard-list", priority=54)]
