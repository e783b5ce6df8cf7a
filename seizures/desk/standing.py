"""“Merge…”, “Retract…” and “Undo the merge”: what is done to a record, each with its reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.snippets.action_menu import ActionMenuItem

from seizures import merging
from seizures.desk.duplicates import edit_address, may_decide, merges_of, refuse_others
from seizures.desk.forms import OtherRecordForm, ReasonForm
from seizures.models import DuplicatePair, Merge, Seizure
from seizures.vocabularies import Status


def merge_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the record that this one is the same as; they are then compared side by side."""
    refuse_others(request)
    record = get_object_or_404(Seizure.objects.with_parts(), pk=pk)
    form = OtherRecordForm(request.POST or None, record=record)
    if request.method == "POST" and form.is_valid():
        found = DuplicatePair.objects.between(record, form.cleaned_data["other"])
        return redirect("seizure_pair", found.pk)
    pairs = DuplicatePair.objects.undecided().of(record).select_related("first", "second")
    candidates = [
        (pair, pair.second if pair.first_id == record.pk else pair.first)
        for pair in pairs.prefetch_related("first__wordings", "second__wordings").most_alike()[:10]
    ]
    context = {
        "form": form,
        "record": record,
        "candidates": candidates,
        "merges": merges_of(record),
        "is_merged": record.status == Status.MERGED,
        "edit_url": edit_address(record),
    }
    return TemplateResponse(request, "seizures/desk/merge.html", context)


def retract_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason; retract on POST."""
    refuse_others(request)
    record = get_object_or_404(Seizure.objects.with_parts(), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            merging.retract(record=record, user=request.user, **form.said)
        except merging.MergeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("%(record)s is retracted. Its address says so, and why.")
                % {"record": record.public_id},
            )
            return redirect(edit_address(record))
    context = {"form": form, "record": record, "edit_url": edit_address(record)}
    return TemplateResponse(request, "seizures/desk/retract.html", context)


def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason; make two records of one again on POST."""
    refuse_others(request)
    merge = get_object_or_404(Merge.objects.select_related("survivor", "loser"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            undone = merging.undo(merge=merge, user=request.user, **form.said)
        except merging.MergeError as error:
            form.add_error(None, str(error))
        else:
            _say_what_was_kept(request, merge, undone)
            return redirect(edit_address(merge.loser))
    context = {"form": form, "merge": merge, "edit_url": edit_address(merge.survivor)}
    return TemplateResponse(request, "seizures/desk/undo_merge.html", context)


def _say_what_was_kept(request: HttpRequest, merge: Merge, undone: merging.Undone) -> None:
    names = {"loser": merge.loser.public_id, "survivor": merge.survivor.public_id}
    if undone.kept:
        messages.warning(
            request,
            _(
                "%(survivor)s and %(loser)s are two records again. What was edited since the merge "
                "was left as it is: %(parts)s. Look at it."
            )
            % {**names, "parts": ", ".join(undone.kept)},
        )
    else:
        messages.success(
            request,
            _("%(survivor)s and %(loser)s are two records again, as they were.") % names,
        )


class _VerbMenuItem(ActionMenuItem):
    """A verb that asks a question on its own page."""

    view_name = ""

    def is_shown(self, context):
        record = context.get("instance")
        may = record and record.pk and may_decide(context["request"].user)
        return bool(may) and self.is_offered(record)

    def is_offered(self, record: Seizure) -> bool:
        raise NotImplementedError

    def get_url(self, parent_context):
        return reverse(self.view_name, args=[parent_context["instance"].pk])


class MergeMenuItem(_VerbMenuItem):
    """Also where the merges are that can be undone."""

    label = gettext_lazy("Merge…")
    name = "action-merge"
    icon_name = "copy"
    order = 90
    view_name = "seizure_merge"

    def is_offered(self, record):
        return record.status != Status.RETRACTED


class RetractMenuItem(_VerbMenuItem):
    label = gettext_lazy("Retract…")
    name = "action-retract"
    icon_name = "warning"
    order = 91
    view_name = "seizure_retract"

    def is_offered(self, record):
        return record.is_listed


def listing_buttons(record: Seizure, user) -> list[Button]:
    """The same verbs beside a record in a list: they cost no query."""
    if not may_decide(user):
        return []
    return [
        Button(
            item.label,
            reverse(item.view_name, args=[record.pk]),
            icon_name=item.icon_name,
            priority=item.order,
        )
        for item in (MergeMenuItem(), RetractMenuItem())
        if item.is_offered(record)
    ]


def urls() -> list:
    return [
        path("seizures/<int:pk>/merge/", merge_record, name="seizure_merge"),
        path("seizures/<int:pk>/retract/", retract_record, name="seizure_retract"),
        path("seizures/merges/<int:pk>/undo/", undo_merge, name="seizure_undo_merge"),
    ]
