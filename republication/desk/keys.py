"""Keys in the desk: given once, listed, revoked; never shown a second time."""

from django import forms
from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.permission_policies import ModelPermissionPolicy

from republication.access import keys
from republication.desk.group import register
from republication.desk.pages import KeptView
from republication.models import ApiKey, Republisher, Scope


class KeptForEver(ModelPermissionPolicy):
    """A key is revoked and stays: who was let in, by whom and until when, must be known later."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = KeptForEver(ApiKey)


def scopes_in_words(key: ApiKey) -> str:
    """What the key allows, in the order of the scopes."""
    return ", ".join(str(scope.label) for scope in Scope if key.allows(scope))


def state_in_words(key: ApiKey) -> str:
    """Whether the key opens, and until when."""
    if key.revoked_at:
        return _("revoked on %(day)s") % {"day": date_format(key.revoked_at)}
    if key.is_expired:
        return _("expired on %(day)s") % {"day": date_format(key.expires_on)}
    if key.expires_on:
        return _("good until %(day)s") % {"day": date_format(key.expires_on)}
    return _("good")


def last_use_in_words(key: ApiKey) -> str:
    """The day of the last use: more is not kept."""
    return date_format(key.last_used_on) if key.last_used_on else _("never")


def address(key: ApiKey, user) -> str:
    """Where the key is changed; nothing for somebody who may not, or for one that is revoked."""
    if key.revoked_at or not POLICY.user_has_permission(user, "change"):
        return ""
    return reverse("keys:edit", args=[quote(key.pk)])


class KeyForm(forms.ModelForm):
    """What an outlet's program may do, and how much."""

    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Allows to"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
    )

    class Meta:
        model = ApiKey
        fields = ["republisher", "name", "scopes", "requests_per_window", "expires_on"]
        widgets = {"expires_on": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["requests_per_window"].help_text = _(
            "Requests’ worth in %(minutes)d minutes. Empty: %(quota)d, as every key."
        ) % {
            "minutes": max(settings.RATE_WINDOW_SECONDS // 60, 1),
            "quota": settings.RATE_WITH_KEY,
        }


class KeyIndexView(generic.IndexView):
    page_title = gettext_lazy("Keys")
    default_ordering = "-created_at"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("republisher")

    @cached_property
    def columns(self):
        user = self.request.user
        return [
            TitleColumn(
                "name",
                label=gettext_lazy("Key"),
                width="18%",
                get_url=lambda key: address(key, user),
                sort_key="name",
            ),
            Column(
                "prefix", label=gettext_lazy("Begins with"), accessor=lambda key: f"wb_{key.prefix}"
            ),
            Column("republisher", label=gettext_lazy("Outlet"), sort_key="republisher__name"),
            Column("scopes", label=gettext_lazy("Allows to"), accessor=scopes_in_words),
            Column(
                "last_used_on",
                label=gettext_lazy("Last used"),
                accessor=last_use_in_words,
                sort_key="last_used_on",
            ),
            DateColumn("created_at", label=gettext_lazy("Given"), sort_key="created_at"),
            Column("state", label=gettext_lazy("State"), accessor=state_in_words),
        ]


@method_decorator(never_cache, name="dispatch")
class KeyCreateView(generic.CreateView):
    """Gives a key and shows it, in the one answer that ever holds it.

    It is shown without a redirect: on the way it would have to be kept somewhere.
    """

    page_title = gettext_lazy("Give a key")
    submit_button_label = gettext_lazy("Give the key")

    def get_form_class(self):
        return KeyForm

    def get_initial(self):
        outlet = Republisher.objects.filter(pk=_number(self.request.GET.get("outlet"))).first()
        return {**super().get_initial(), **({"republisher": outlet} if outlet else {})}

    def form_valid(self, form):
        chosen = form.cleaned_data
        key, written = keys.issue(
            republisher=chosen["republisher"],
            name=chosen["name"],
            scopes=chosen["scopes"],
            by=self.request.user,
            expires_on=chosen["expires_on"],
            requests_per_window=chosen["requests_per_window"],
        )
        return TemplateResponse(
            self.request,
            "republication/desk/key_given.html",
            {
                "key": key,
                "written": written,
                "may": scopes_in_words(key),
                "outlet_url": reverse("outlets:inspect", args=[key.republisher_id]),
            },
        )


class KeyEditView(KeptView, generic.EditView):
    """Name, scopes, amount and last day; whose key it is does not change."""

    list_title = gettext_lazy("Keys")
    success_message = gettext_lazy("“%(object)s” is up to date.")

    def get_queryset(self):
        return ApiKey.objects.filter(revoked_at__isnull=True)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["republisher"].disabled = True
        return form

    @cached_property
    def header_more_buttons(self):
        revoke_url = reverse("keys:revoke", args=[self.object.pk])
        revoking = Button(_("Revoke…"), url=revoke_url, icon_name="bin", priority=10)
        return [*super().header_more_buttons, revoking]

    def get_success_url(self):
        return reverse("outlets:inspect", args=[self.object.republisher_id])


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it is meant; revoke on POST."""
    key = get_object_or_404(ApiKey.objects.select_related("republisher"), pk=pk)
    if not POLICY.user_has_permission(request.user, "change"):
        raise PermissionDenied
    outlet_url = reverse("outlets:inspect", args=[key.republisher_id])
    if request.method == "POST":
        keys.revoke(key, by=request.user)
        messages.success(request, _("“%(key)s” opens nothing any more.") % {"key": key})
        return redirect(outlet_url)
    context = {"key": key, "outlet_url": outlet_url}
    return TemplateResponse(request, "republication/desk/key_revoke.html", context)


class KeyViewSet(ModelViewSet):
    model = ApiKey
    name = "keys"
    url_prefix = "republication/keys"
    menu_label = gettext_lazy("Keys")
    menu_order = 20
    icon = "key"
    copy_view_enabled = False
    add_to_reference_index = False
    permission_policy = POLICY
    index_view_class = KeyIndexView
    add_view_class = KeyCreateView
    edit_view_class = KeyEditView
    search_fields = ["name", "prefix", "republisher__name"]
    list_per_page = 50

    def get_form_class(self, for_update=False):
        return KeyForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(usage_url_name=None, delete_url_name=None, **kwargs)

    def get_urlpatterns(self):
        without = {"delete", "usage"}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name not in without),
            path("revoke/<int:pk>/", revoke, name="revoke"),
        ]


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isascii() and written.isdecimal() else None


register(KeyViewSet)
