"""What was found on each copy, in the desk: every check with its evidence, and the lines to add."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from republication.desk.group import register
from republication.models import Outcome, Reuse, Verification
from republication.verification import rounds
from republication.verification.told import told_of

MAY_ACT = "republication.change_cure"


class FoundNotMade(ModelPermissionPolicy):
    """What was found is found: nobody makes it up, changes it or takes it away."""

    actions = frozenset({"view"})

    def user_has_permission(self, user, action):
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class VerificationFilterSet(WagtailFilterSet):
    outcome = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Outcome"), choices=Outcome.choices, widget=CheckboxSelectMultiple
    )
    is_stale = django_filters.BooleanFilter(label=gettext_lazy("Lacks a correction"))

    class Meta:
        model = Verification
        fields = ["outcome", "is_stale"]


class VerificationIndexView(generic.IndexView):
    page_title = gettext_lazy("Looks at copies")
    default_ordering = "-made_at"

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects().defer("findings", "lines", "comparison")

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "host",
                label=gettext_lazy("Site"),
                accessor="reuse.host",
                get_url=lambda made: reverse("verifications:inspect", args=[made.pk]),
            ),
            Column("article", label=gettext_lazy("Article"), accessor="reuse.article"),
            Column(
                "outcome",
                label=gettext_lazy("Outcome"),
                accessor="get_outcome_display",
                sort_key="outcome",
            ),
            DateColumn("made_at", label=gettext_lazy("Looked at"), sort_key="made_at"),
        ]


class VerificationView(generic.InspectView):
    """One look at one copy."""

    page_title = pgettext_lazy("of an article", "Copy")
    template_name = "republication/desk/verification.html"
    fields = ["outcome"]

    def get_queryset(self):
        return Verification.objects.with_subjects()

    def get_context_data(self, **kwargs):
        made = self.object
        return {
            **super().get_context_data(**kwargs),
            "made": made,
            "told": told_of(made.all_findings, made.all_lines, made.comparison),
            "cure": made.reuse.cures.open().first(),
            "may_act": self.request.user.has_perm(MAY_ACT),
        }


@require_POST
def look_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a copy now, because an editor asks."""
    if not request.user.has_perm(MAY_ACT):
        raise PermissionDenied
    made = rounds.verify(get_object_or_404(Reuse, pk=pk))
    if made is None:
        messages.warning(request, _("The article may not be taken any more."))
        return redirect("verifications:index")
    outcome = made.get_outcome_display()
    messages.success(request, _("Looked at now: %(outcome)s.") % {"outcome": outcome})
    return redirect("verifications:inspect", made.pk)


@register
class VerificationViewSet(ModelViewSet):
    model = Verification
    name = "verifications"
    url_prefix = "republication/verifications"
    menu_label = gettext_lazy("Looks at copies")
    menu_order = 40
    icon = "view"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["outcome"]
    permission_policy = FoundNotMade(Verification)
    index_view_class = VerificationIndexView
    inspect_view_class = VerificationView
    filterset_class = VerificationFilterSet
    list_per_page = 50
    search_fields = ["reuse__url"]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            add_url_name=None, edit_url_name=None, delete_url_name=None, usage_url_name=None,
            **kwargs,
        )  # fmt: skip

    def get_urlpatterns(self):
        kept = [each for each in super().get_urlpatterns() if each.name in KEPT]
        return [*kept, path("look/<int:pk>/", look_again, name="look")]


KEPT = frozenset({"index", "index_results", "inspect"})
