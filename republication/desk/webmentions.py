"""Webmentions in the desk: what came, and what was found at its source."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from republication.desk.group import register
from republication.models import Webmention
from republication.models.webmention import MentionState


class OnlyToRead(ModelPermissionPolicy):
    """What other sites say is theirs: the desk decides about the copy that came of it."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class WebmentionFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=MentionState.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Webmention
        fields = ["state"]


class WebmentionIndexView(generic.IndexView):
    page_title = gettext_lazy("Webmentions")
    default_ordering = "-received_at"
    any_permission_required = ["view"]

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects()

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "source",
                label=gettext_lazy("Page"),
                accessor=lambda mention: mention.title or mention.source,
                get_url=lambda mention: (
                    reverse("reuses:edit", args=[mention.reuse_id]) if mention.reuse_id else None
                ),
            ),
            Column("host", label=gettext_lazy("Site"), sort_key="host"),
            Column("subject", label=gettext_lazy("About")),
            Column("get_kind_display", label=gettext_lazy("Kind"), sort_key="kind"),
            Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
            Column("detail", label=gettext_lazy("What was found")),
            DateColumn("received_at", label=gettext_lazy("Received"), sort_key="received_at"),
            DateColumn("checked_at", label=gettext_lazy("Last read"), sort_key="checked_at"),
        ]


class WebmentionViewSet(ModelViewSet):
    model = Webmention
    name = "webmentions"
    url_prefix = "republication/webmentions"
    menu_label = gettext_lazy("Webmentions")
    menu_order = 50
    icon = "link"
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    permission_policy = OnlyToRead(Webmention)
    index_view_class = WebmentionIndexView
    filterset_class = WebmentionFilterSet
    search_fields = ["source", "target", "title"]
    list_per_page = 50
    form_fields = ["kind"]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            add_url_name=None,
            edit_url_name=None,
            delete_url_name=None,
            usage_url_name=None,
            **kwargs,
        )

    def get_urlpatterns(self):
        with_these = {"index", "index_results"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in with_these]


register(WebmentionViewSet)
