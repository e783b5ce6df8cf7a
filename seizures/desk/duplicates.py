"""The queue of possible duplicates, and the page on which an editor decides about one pair."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from seizures import merging
from seizures.desk.comparison import side_by_side
from seizures.desk.forms import DifferentForm, MergeForm
from seizures.duplicates import words
from seizures.duplicates.finding import find_for
from seizures.models import DuplicatePair, Merge, PairState, Seizure

ROWS_A_PAGE = 30
PERMISSION = "seizures.publish_seizure"


def may_decide(user) -> bool:
    """Database editors merge, tell apart and retract."""
    return user.has_perm(PERMISSION)


def refuse_others(request: HttpRequest) -> None:
    if not may_decide(request.user):
        raise PermissionDenied


def edit_address(record: Seizure) -> str:
    return reverse(Seizure.snippet_viewset.get_url_name("edit"), args=[record.pk])


def queue(request: HttpRequest) -> HttpResponse:
    """The pairs that wait, the most alike first; those put off come last."""
    refuse_others(request)
    waiting = DuplicatePair.objects.undecided().most_alike()
    page = Paginator(waiting, ROWS_A_PAGE).get_page(request.GET.get("p"))
    rows = _with_records(page.object_list)
    context = {"page": page, "rows": rows, "total": page.paginator.count}
    return TemplateResponse(request, "seizures/desk/duplicates.html", context)


def _with_records(pairs) -> list[dict]:
    """Each pair with its two records and the reasons in words, in one query a kind of part."""
    pairs = list(pairs)
    keys = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
    records = Seizure.objects.with_parts().in_bulk(keys)
    rows = []
    for pair in pairs:
        first, second = records[pair.first_id], records[pair.second_id]
        reasons = words.in_words(pair.reasons, first, second)
        rows.append({"pair": pair, "first": first, "second": second, "reasons": reasons})
    return rows


def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair, side by side: the same (merge), two events, or later."""
    refuse_others(request)
    found = get_object_or_404(DuplicatePair, pk=pk)
    records = Seizure.objects.with_parts().in_bulk([found.first_id, found.second_id])
    first, second = records[found.first_id], records[found.second_id]
    decision = request.POST.get("decision") if request.method == "POST" else None
    merge_form = MergeForm(request.POST if decision == "same" else None, first=first, second=second)
    different_form = DifferentForm(request.POST if decision == "different" else None)
    problem = ""
    if decision == "same" and merge_form.is_valid():
        try:
            return _merge(request, merge_form)
        except merging.MergeError as error:
            problem = str(error)
    elif decision == "different" and different_form.is_valid():
        reason = different_form.cleaned_data["reason"]
        found.decide(PairState.DIFFERENT, user=request.user, reason=reason)
        messages.success(request, _("Kept apart. This pair is not proposed again."))
        return redirect(_next_address())
    elif decision == "later":
        found.decide(PairState.LATER, user=request.user)
        return redirect(_next_address())
    context = {
        "pair": found,
        "records": (first, second),
        "reasons": words.in_words(found.reasons, first, second),
        "parts": side_by_side(first, second, merge_form),
        "form": merge_form,
        "different_form": different_form,
        "survivor": merge_form["survivor"].value(),
        "problem": problem,
        "refusals": _refusals(first, second),
        "has_a_draft": not (first.live and second.live) and (first.live or second.live),
    }
    return TemplateResponse(request, "seizures/desk/pair.html", context)


def _refusals(first: Seizure, second: Seizure) -> list[str]:
    """What stands in the way whichever of the two stays."""
    one, other = merging.refusals(first, second), merging.refusals(second, first)
    return [said for said in one if said in other]


def _merge(request: HttpRequest, form: MergeForm) -> HttpResponse:
    survivor, loser = form.survivor, form.loser
    done = merging.merge(
        survivor=survivor, loser=loser, choices=form.choices, user=request.user, **form.said
    )
    messages.success(
        request,
        _("%(loser)s was merged into %(survivor)s. This can be undone from its page.")
        % {"loser": done.loser.public_id, "survivor": done.survivor.public_id},
    )
    return redirect(_next_address())


def _next_address() -> str:
    """An editor works through the queue: the next pair, or the queue when it is empty."""
    following = DuplicatePair.objects.undecided().filter(state=PairState.WAITING)
    following = following.most_alike().first()
    if following:
        return reverse("seizure_pair", args=[following.pk])
    return reverse("seizure_duplicates")


class DuplicatesMenuItem(MenuItem):
    """Stands beside the records, for those who may decide."""

    def is_shown(self, request):
        return may_decide(request.user)


def menu_item() -> MenuItem:
    return DuplicatesMenuItem(
        _("Possible duplicates"),
        reverse("seizure_duplicates"),
        name="seizure-duplicates",
        icon_name="copy",
    )


def urls() -> list:
    return [
        path("seizures/duplicates/", queue, name="seizure_duplicates"),
        path("seizures/duplicates/<int:pk>/", pair, name="seizure_pair"),
    ]


def tell_of_likenesses(request: HttpRequest, record: Seizure) -> None:
    """After a record was saved: compare it, and say at once what it may be the same as."""
    found = [pair for pair in find_for(record) if pair.state == PairState.WAITING]
    if not found or not may_decide(request.user):
        return
    likest = max(found, key=lambda pair: pair.score)
    other = likest.second if likest.first_id == record.pk else likest.first
    messages.warning(
        request,
        _("This may be the same event as %(other)s.") % {"other": other},
        buttons=[messages.button(reverse("seizure_pair", args=[likest.pk]), _("Compare the two"))],
    )


def merges_of(record: Seizure) -> list[Merge]:
    """The merges that can be undone, of a record that stayed or that went."""
    merges = Merge.objects.filter(undone_at=None).select_related("survivor", "loser")
    both = merges.filter(survivor=record) | merges.filter(loser=record)
    return [merge for merge in both if merge.stands]
