"""Webhooks in the desk: what each is told, how it goes, and what may be done about it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from commons import countries, languages
from newsroom.desk.panels import Row, WaitingPanel
from republication.desk.group import register
from republication.desk.outlet_parts import Cell, Part, register_part
from republication.desk.pages import KeptView
from republication.desk.webhook_forms import EndpointForm
from republication.models import ChangeKind, Endpoint, Republisher, SubjectKind
from republication.models.webhook import DeliveryState, EndpointState
from republication.reuses.addresses import host_of
from republication.webhooks import endpoints

DELIVERIES_SHOWN = 30
POLICY = ModelPermissionPolicy(Endpoint)


def address(endpoint: Endpoint) -> str:
    """The page of a webhook."""
    return reverse("webhooks:inspect", args=[endpoint.pk])


def hears_in_words(endpoint: Endpoint) -> str:
    """What it is told, in one line."""
    spoken = {code: str(name) for code, name in languages.published()}
    said = [
        *(str(ChangeKind(kind).label) for kind in endpoint.kinds if kind in ChangeKind.values),
        *(str(SubjectKind(kind).label) for kind in endpoint.subject_kinds),
        *(spoken.get(code, code) for code in endpoint.languages),
        *endpoint.sections,
        *(countries.name(code) for code in endpoint.countries),
        *endpoint.identifiers[:5],
    ]
    return ", ".join(said) if said else _("everything")


class EndpointIndexView(generic.IndexView):
    page_title = gettext_lazy("Webhooks")
    default_ordering = "republisher__name"

    def get_base_queryset(self):
        parked = Count("deliveries", filter=Q(deliveries__state=DeliveryState.PARKED))
        rows = super().get_base_queryset().select_related("republisher")
        return rows.annotate(parked=parked)

    @cached_property
    def columns(self):
        return [
            TitleColumn("url", label=gettext_lazy("Webhook"), get_url=address, sort_key="url"),
            Column("republisher", label=gettext_lazy("Outlet"), sort_key="republisher__name"),
            Column("hears", label=gettext_lazy("Is told"), accessor=hears_in_words),
            Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
            Column("failures", label=gettext_lazy("Failures in a row"), sort_key="failures"),
            Column("parked", label=gettext_lazy("Parked"), sort_key="parked"),
        ]


@method_decorator(never_cache, name="dispatch")
class EndpointCreateView(generic.CreateView):
    """Adds a webhook and shows its secret, in the one answer that ever holds it."""

    page_title = gettext_lazy("Add a webhook")

    def get_form_class(self):
        return EndpointForm

    def get_initial(self):
        given = self.request.GET.get("outlet", "")
        number = int(given) if given.isascii() and given.isdecimal() else None
        outlet = Republisher.objects.filter(pk=number).first()
        return {**super().get_initial(), **({"republisher": outlet} if outlet else {})}

    def form_valid(self, form):
        endpoint = form.save(commit=False)
        secret = endpoints.subscribe(endpoint, by=self.request.user)
        return _show_secret(self.request, endpoint, secret)


class EndpointEditView(KeptView, generic.EditView):
    list_title = gettext_lazy("Webhooks")
    success_message = gettext_lazy("“%(object)s” is up to date.")

    def get_form_class(self):
        return EndpointForm

    def save_instance(self):
        endpoint = self.form.save(commit=False)
        endpoints.change(endpoint, by=self.request.user)
        return endpoint

    def get_success_url(self):
        return address(self.object)


class EndpointView(generic.InspectView):
    """One webhook: its state and why, what it is told, and its last messages."""

    page_title = gettext_lazy("Webhook")
    template_name = "republication/desk/webhook.html"
    fields = ["url"]

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": _("Webhooks")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs):
        deliveries = self.object.deliveries.with_titles().order_by("-pk")
        return {
            **super().get_context_data(**kwargs),
            "endpoint": self.object,
            "hears": hears_in_words(self.object),
            "deliveries": deliveries[:DELIVERIES_SHOWN],
            "all_deliveries_url": f"{reverse('deliveries:index')}?endpoint={self.object.pk}",
            "parked": deliveries.parked().count(),
            "may_change": POLICY.user_has_permission(self.request.user, "change"),
            "is_paused": self.object.state in (EndpointState.PAUSED, EndpointState.DISABLED),
            "is_off": self.object.state == EndpointState.DISABLED,
            "act_url": reverse("webhooks:act", args=[self.object.pk]),
        }


@never_cache
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the buttons on a webhook's page."""
    endpoint = get_object_or_404(Endpoint.objects.select_related("republisher"), pk=pk)
    if not POLICY.user_has_permission(request.user, "change"):
        raise PermissionDenied
    match request.POST.get("action"):
        case "test":
            endpoints.ask_for_test(endpoint)
            said = _("A test is on its way; reload this page in a moment.")
        case "pause":
            endpoints.pause(endpoint, by=request.user)
            said = _("It is paused. What there is to tell is kept for three days.")
        case "resume":
            endpoints.resume(endpoint, by=request.user)
            said = _("A test is on its way; when it was answered, the webhook goes on.")
        case "rotate":
            secret = endpoints.rotate_secret(endpoint, by=request.user)
            return _show_secret(request, endpoint, secret)
        case "redeliver":
            count = endpoints.redeliver(endpoint.deliveries.parked())
            said = ngettext(
                "%(count)d message is on its way again.",
                "%(count)d messages are on their way again.",
                count,
            ) % {"count": count}
        case _other:
            return redirect(address(endpoint))
    messages.success(request, said)
    return redirect(address(endpoint))


def _show_secret(request: HttpRequest, endpoint: Endpoint, secret: str) -> HttpResponse:
    return TemplateResponse(
        request,
        "republication/desk/webhook_secret.html",
        {"endpoint": endpoint, "secret": secret, "next_url": address(endpoint)},
    )


class EndpointViewSet(ModelViewSet):
    model = Endpoint
    name = "webhooks"
    url_prefix = "republication/webhooks"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 40
    icon = "rotate"
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    permission_policy = POLICY
    index_view_class = EndpointIndexView
    add_view_class = EndpointCreateView
    edit_view_class = EndpointEditView
    inspect_view_class = EndpointView
    search_fields = ["url", "description", "republisher__name"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return EndpointForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self):
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"),
            path("act/<int:pk>/", act, name="act"),
        ]


class WebhooksInTrouble(WaitingPanel):
    """Webhooks that keep failing, or that were stopped because of it."""

    name = "webhooks_in_trouble"
    title = gettext_lazy("Webhooks in trouble")
    icon = "rotate"
    order = 70

    def is_shown(self):
        return POLICY.user_has_permission(self.user, "change")

    def waiting(self):
        in_trouble = Endpoint.objects.in_trouble().select_related("republisher")
        return in_trouble.order_by("state_since", "pk")

    def row(self, waiting):
        return Row(
            headline=f"{waiting.republisher}: {host_of(waiting.url)}",
            why=trouble_in_words(waiting),
            url=address(waiting),
            since=waiting.failing_since or waiting.state_since,
        )

    def all_url(self):
        return reverse("webhooks:index") + "?ordering=-failures"


def trouble_in_words(endpoint: Endpoint) -> str:
    """Why somebody should look at it."""
    if endpoint.reason:
        return f"{endpoint.get_state_display()} · {endpoint.get_reason_display()}"
    return ngettext(
        "%(count)d failure in a row", "%(count)d failures in a row", endpoint.failures
    ) % {"count": endpoint.failures}


def _webhooks_of(outlet: Republisher, request: HttpRequest) -> Part | None:
    if not POLICY.user_has_any_permission(request.user, {"view", "add", "change"}):
        return None
    links = []
    if POLICY.user_has_permission(request.user, "add"):
        links.append((_("Add a webhook"), f"{reverse('webhooks:add')}?outlet={outlet.pk}"))
    return Part(
        title=_("Webhooks"),
        heads=[_("Address"), _("Is told"), _("State")],
        rows=[
            [
                Cell(endpoint.url, url=address(endpoint), more=endpoint.description),
                hears_in_words(endpoint),
                Cell(endpoint.get_state_display(), more=endpoint.get_reason_display()),
            ]
            for endpoint in outlet.endpoints.all()
        ],
        nothing=_("None of its programs is told of changes."),
        links=links,
    )


register(EndpointViewSet)
register_part(_webhooks_of, order=15)
