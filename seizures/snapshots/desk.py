"""Snapshots in the desk: a list to read, and one button to make the next."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from seizures.models import Seizure, Snapshot
from seizures.snapshots.making import SnapshotError, make

MOST_RECORDS = 50_000  # while an editor waits; a larger record is released by the command


class ReadAndAdd(ModelPermissionPolicy):
    """A snapshot may be looked at and made; nobody may change or delete one."""

    def user_has_permission(self, user, action):
        return action in ("view", "add") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = ReadAndAdd(Snapshot)


class SnapshotIndexView(generic.IndexView):
    page_title = gettext_lazy("Snapshots of the record")
    default_ordering = "-pk"
    template_name = "seizures/desk/snapshots.html"

    def get_add_url(self):
        """Making one is a button of this page's own: there is no form to fill."""

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "version",
                label=gettext_lazy("Version"),
                get_url=lambda snapshot: snapshot.get_absolute_url(),
            ),
            DateColumn("made_at", label=gettext_lazy("Made")),
            Column("records", label=gettext_lazy("Records")),
            Column("sha256", label="SHA-256", width="40%"),
        ]

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "may_make": POLICY.user_has_permission(self.request.user, "add"),
            "make_url": reverse("seizure_snapshots:make"),
        }


class MakeView(PermissionCheckedMixin, View):
    """Makes one, by POST, and says what came of it."""

    permission_policy = POLICY
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request):
        if not POLICY.user_has_permission(request.user, "add"):
            raise PermissionDenied
        index = redirect("seizure_snapshots:index")
        if Seizure.objects.listed().count() > MOST_RECORDS:
            messages.error(
                request,
                _(
                    "There are more records than can be released while you wait. Ask whoever runs "
                    "the site to run “manage.py make_snapshot”."
                ),
            )
            return index
        try:
            outcome = make()
        except SnapshotError as error:
            messages.error(request, str(error))
            return index
        said = (
            _("Released: snapshot %(version)s.")
            if outcome.is_new
            else _("Nothing has changed since %(version)s, so no snapshot was made.")
        )
        tell = messages.success if outcome.is_new else messages.info
        tell(request, said % {"version": outcome.snapshot.version})
        return index


class SnapshotViewSet(ModelViewSet):
    model = Snapshot
    name = "seizure_snapshots"
    menu_label = gettext_lazy("Snapshots")
    icon = "history"
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    permission_policy = POLICY
    index_view_class = SnapshotIndexView
    form_fields = ["version"]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("make/", MakeView.as_view(), name="make"),
        ]
