"""Outlets in the desk: a list, a page for each, and both as a file."""

from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import Media
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button

from commons import countries
from republication.desk import files, keys, numbers
from republication.desk.group import register
from republication.desk.outlet_parts import Cell, Part, parts_of, register_part
from republication.desk.pages import KeptView
from republication.models import ApiKey, Republisher, Reuse


def with_numbers(outlets: QuerySet[Republisher]) -> QuerySet[Republisher]:
    """With the number of usable keys and of copies, and the moment of the last copy."""
    usable = ApiKey.objects.usable().filter(republisher=OuterRef("pk"))
    copies = Reuse.objects.copies().online().filter(republisher=OuterRef("pk"))
    return outlets.annotate(
        keys_in_use=_counted(usable),
        copies_online=_counted(copies),
        last_copy_at=Subquery(
            copies.order_by().values("republisher").annotate(last=Max("reported_at")).values("last")
        ),
    )


def _counted(rows: QuerySet):
    counted = rows.order_by().values("republisher").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def address(outlet: Republisher) -> str:
    """The page of an outlet."""
    return reverse("outlets:inspect", args=[outlet.pk])


class OutletIndexView(generic.IndexView):
    page_title = gettext_lazy("Outlets")
    default_ordering = "name"

    def get_base_queryset(self):
        return with_numbers(super().get_base_queryset())

    @cached_property
    def columns(self):
        return [
            TitleColumn("name", label=gettext_lazy("Outlet"), get_url=address, sort_key="name"),
            Column("host", label=gettext_lazy("Site"), sort_key="host"),
            Column(
                "country",
                label=gettext_lazy("Country"),
                accessor=lambda outlet: countries.name(outlet.country),
                sort_key="country",
            ),
            Column("copies_online", label=gettext_lazy("Copies"), sort_key="copies_online"),
            DateColumn("last_copy_at", label=gettext_lazy("Last copy"), sort_key="last_copy_at"),
            Column("keys_in_use", label=gettext_lazy("Keys"), sort_key="keys_in_use"),
        ]

    @cached_property
    def header_more_buttons(self):
        return [
            *super().header_more_buttons,
            Button(
                _("Download outlets as CSV"),
                url=reverse("outlets:csv"),
                icon_name="download",
                priority=90,
            ),
            Button(
                _("Download copies as CSV"),
                url=reverse("outlets:copies_csv"),
                icon_name="download",
                priority=91,
            ),
        ]


class OutletForm:
    """What both forms look like, and in the language of whoever looks."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["country"].choices = [("", "–"), *countries.choices_now()]
        return form

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] += Media(css={"all": ["css/outlets-desk.css"]})
        return context


class OutletCreateView(OutletForm, generic.CreateView):
    success_message = gettext_lazy("“%(object)s” is known now.")

    def get_success_url(self):
        return address(self.object)


class OutletEditView(OutletForm, KeptView, generic.EditView):
    list_title = gettext_lazy("Outlets")
    success_message = gettext_lazy("“%(object)s” is up to date.")

    def get_success_url(self):
        return address(self.object)


class OutletDeleteView(generic.DeleteView):
    @property
    def confirmation_message(self):
        return _(
            "Its contacts are erased and its keys open nothing from now on. Copies that it has "
            "published stay known, without the outlet."
        )


class OutletView(generic.InspectView):
    """One outlet: who is there, its keys, the copies it has, and whatever else was registered."""

    page_title = gettext_lazy("Outlet")
    template_name = "republication/desk/outlet.html"
    fields = ["name"]

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": _("Outlets")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "outlet": self.object,
            "country": countries.name(self.object.country),
            "pictures": numbers.of_outlet(self.object),
            "parts": parts_of(self.object, self.request),
        }


class OutletViewSet(ModelViewSet):
    model = Republisher
    name = "outlets"
    url_prefix = "republication/outlets"
    menu_label = gettext_lazy("Outlets")
    menu_order = 10
    icon = "group"
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False  # contacts are personal data: they are told nowhere else
    index_view_class = OutletIndexView
    add_view_class = OutletCreateView
    edit_view_class = OutletEditView
    delete_view_class = OutletDeleteView
    inspect_view_class = OutletView
    search_fields = ["name", "home", "contacts__email", "contacts__name"]
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self):
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"),
            path("outlets.csv", files.outlets, name="csv"),
            path("copies.csv", files.copies, name="copies_csv"),
        ]


def _contacts(outlet: Republisher, request) -> Part:
    return Part(
        title=_("Contacts"),
        heads=[_("Name"), _("E-mail"), _("Hears of corrections")],
        rows=[
            [
                Cell(contact.name or "—", more=contact.role),
                Cell(contact.email, url=f"mailto:{contact.email}"),
                _("yes") if contact.hears_of_corrections else _("no"),
            ]
            for contact in outlet.contacts.all()
        ],
        nothing=_("We know nobody there."),
    )


def _keys(outlet: Republisher, request) -> Part | None:
    if not keys.POLICY.user_has_any_permission(request.user, {"view", "add", "change"}):
        return None
    links = []
    if keys.POLICY.user_has_permission(request.user, "add"):
        links.append((_("Give a key"), f"{reverse('keys:add')}?outlet={outlet.pk}"))
    return Part(
        title=_("Keys"),
        heads=[_("Name"), _("Allows to"), _("Last used"), _("State")],
        rows=[
            [
                Cell(key.name, url=keys.address(key, request.user), more=f"wb_{key.prefix}_…"),
                keys.scopes_in_words(key),
                keys.last_use_in_words(key),
                keys.state_in_words(key),
            ]
            for key in outlet.keys.all()
        ],
        nothing=_("It has no key. Reading needs none."),
        links=links,
    )


register(OutletViewSet)
register_part(_contacts, order=0)
register_part(_keys, order=10)
