"""Messages to webhooks in the desk: all of them, each with its attempts, and once more."""

import django_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from republication.desk import webhooks
from republication.desk.group import register
from republication.models import Delivery, Endpoint
from republication.models.webhook import DeliveryState, EndpointState
from republication.webhooks import endpoints


class WrittenByChanges(ModelPermissionPolicy):
    """Nobody makes up a message, or takes one away: it goes with its webhook."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = WrittenByChanges(Delivery)


def address(delivery: Delivery) -> str:
    """The page of a delivery."""
    return reverse("deliveries:inspect", args=[delivery.pk])


class DeliveryFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=DeliveryState.choices, widget=CheckboxSelectMultiple
    )
    endpoint = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Webhook"), queryset=lambda request: Endpoint.objects.order_by("url")
    )

    class Meta:
        model = Delivery
        fields = ["state", "endpoint"]


class DeliveryIndexView(generic.IndexView):
    page_title = gettext_lazy("Deliveries")
    default_ordering = "-pk"

    def get_base_queryset(self):
        rows = super().get_base_queryset().with_titles()
        return rows.select_related("endpoint__republisher")

    @cached_property
    def columns(self):
        return [
            TitleColumn("event", label=gettext_lazy("Event"), accessor="in_words", get_url=address),
            Column("outlet", label=gettext_lazy("Outlet"), accessor="endpoint.republisher"),
            Column("endpoint", label=gettext_lazy("Webhook"), accessor="endpoint.url"),
            Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
            Column("tries", label=gettext_lazy("Failed attempts"), sort_key="tries"),
            DateColumn("created_at", label=gettext_lazy("Written"), sort_key="created_at"),
        ]


class DeliveryView(generic.InspectView):
    """One message and what came of each attempt."""

    page_title = gettext_lazy("Delivery")
    template_name = "republication/desk/delivery.html"
    fields = ["type"]

    def get_object(self, queryset=None):
        messages_sent = Delivery.objects.with_titles().select_related("endpoint__republisher")
        return get_object_or_404(messages_sent, pk=unquote(str(self.pk)))

    def get_breadcrumbs_items(self):
        endpoint = self.object.endpoint
        return [
            *self.breadcrumbs_items,
            {"url": reverse("webhooks:index"), "label": _("Webhooks")},
            {"url": webhooks.address(endpoint), "label": str(endpoint)},
            {"url": "", "label": self.object.in_words},
        ]

    def get_context_data(self, **kwargs):
        delivery = self.object
        may_change = POLICY.user_has_permission(self.request.user, "change")
        is_off = delivery.endpoint.state == EndpointState.DISABLED
        return {
            **super().get_context_data(**kwargs),
            "delivery": delivery,
            "attempts": delivery.attempts.order_by("-pk"),
            "endpoint_url": webhooks.address(delivery.endpoint),
            "may_send_again": may_change and not is_off and delivery.state != DeliveryState.PENDING,
            "again_url": reverse("deliveries:again", args=[delivery.pk]),
        }


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a message once more."""
    delivery = get_object_or_404(Delivery.objects.select_related("endpoint"), pk=pk)
    if not POLICY.user_has_permission(request.user, "change"):
        raise PermissionDenied
    if delivery.endpoint.state == EndpointState.DISABLED:
        messages.error(request, _("The webhook is switched off: let it go on first."))
    elif endpoints.redeliver(Delivery.objects.filter(pk=pk)):
        messages.success(request, _("It is on its way again."))
    return redirect(address(delivery))


class DeliveryViewSet(ModelViewSet):
    model = Delivery
    name = "deliveries"
    url_prefix = "republication/deliveries"
    menu_label = gettext_lazy("Deliveries")
    menu_order = 41
    icon = "mail"
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    permission_policy = POLICY
    index_view_class = DeliveryIndexView
    inspect_view_class = DeliveryView
    filterset_class = DeliveryFilterSet
    form_fields = ["state"]
    search_fields = ["subject", "type", "message_id", "endpoint__url"]
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            add_url_name=None,
            edit_url_name=None,
            delete_url_name=None,
            usage_url_name=None,
            **kwargs,
        )

    def get_urlpatterns(self):
        without = {"add", "edit", "delete", "usage"}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name not in without),
            path("again/<int:pk>/", again, name="again"),
        ]


register(DeliveryViewSet)
