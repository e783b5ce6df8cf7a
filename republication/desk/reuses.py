"""Copies in the desk: what we know of each, what is decided about it, and one added by hand."""

import django_filters
from django import forms
from django.db import transaction
from django.forms import CheckboxSelectMultiple
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from newsroom.models import Article
from republication.desk import verifications
from republication.desk.group import register
from republication.desk.pages import KeptView
from republication.models import Republisher, Reuse
from republication.models.reuse import How, Kind, State
from republication.reuses import contacts, deciding
from republication.reuses.forms import check_copy_address, check_day, languages
from republication.reuses.reporting import Told, report


class ReuseFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, widget=CheckboxSelectMultiple
    )
    stale = django_filters.BooleanFilter(
        field_name="stale_since",
        lookup_expr="isnull",
        exclude=True,
        label=gettext_lazy("Lacks a correction"),
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind"), choices=Kind.choices, widget=CheckboxSelectMultiple
    )
    how = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Told by"), choices=How.choices, widget=CheckboxSelectMultiple
    )
    republisher = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Outlet"),
        queryset=lambda request: Republisher.objects.filter(reuses__isnull=False).distinct(),
    )
    article = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Article"),
        queryset=lambda request: (
            Article.objects.filter(reuses__isnull=False).distinct().order_by("title", "pk")
        ),
    )

    class Meta:
        model = Reuse
        fields = ["state", "stale", "kind", "how", "republisher", "article"]


class _CopyForm(forms.ModelForm):
    """What both forms hold to: an address of a copy, a day that has come, a language there is."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = languages()
        written = self.instance.language
        if written and written not in dict(known):
            known = [(written, written), *known]
        self.fields["language"].choices = [("", "–"), *known]

    def clean_url(self):
        return check_copy_address(self.cleaned_data["url"])

    def clean_published_on(self):
        check_day(self.cleaned_data["published_on"])
        return self.cleaned_data["published_on"]


class ReuseByHandForm(_CopyForm):
    """A copy that somebody wrote to us about, or that we found."""

    url = forms.CharField(label=gettext_lazy("Address"), widget=forms.URLInput)
    how = forms.ChoiceField(
        label=gettext_lazy("Told by"),
        choices=[(How.MAIL, How.MAIL.label), (How.FOUND, How.FOUND.label)],
    )

    class Meta:
        model = Reuse
        fields = [
            "article",
            "url",
            "how",
            "outlet",
            "headline",
            "language",
            "published_on",
            "note",
            "contact_name",
            "contact_email",
            "may_contact",
        ]
        widgets = {
            "article": AdminPageChooser(target_models=[Article]),
            "published_on": AdminDateInput,
        }

    def clean_article(self):
        article = self.cleaned_data["article"]
        if article.first_published_at is None:
            raise forms.ValidationError(_("Nobody can have copied what was never published."))
        return article


class ReuseForm(_CopyForm):
    """What is known of one, to be put right. Its article and its address make it what it is."""

    class Meta:
        model = Reuse
        fields = [
            "state",
            "kind",
            "republisher",
            "outlet",
            "headline",
            "language",
            "published_on",
            "note",
            "contact_name",
            "contact_email",
            "may_contact",
        ]
        widgets = {"published_on": AdminDateInput}

    clean_url = None

    def save(self, commit=True):
        if "may_contact" in self.changed_data or "contact_email" in self.changed_data:
            self.instance.contact_until = None  # counted anew from today
        return super().save(commit)


class ReuseIndexView(generic.IndexView):
    page_title = gettext_lazy("Copies")
    add_item_label = gettext_lazy("Add a copy")
    default_ordering = "-reported_at"

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects()

    def get_page_subtitle(self):
        stale = Reuse.objects.stale().count()
        return ngettext("%(count)d lacks a correction", "%(count)d lack a correction", stale) % {
            "count": stale
        }

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "outlet_name",
                label=gettext_lazy("Outlet"),
                width="22%",
                get_url=lambda reuse: reverse("reuses:edit", args=[reuse.pk]),
            ),
            Column("article", label=gettext_lazy("Article"), sort_key="article__title"),
            Column("get_kind_display", label=gettext_lazy("Kind"), sort_key="kind"),
            Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
            Column("get_how_display", label=gettext_lazy("Told by"), sort_key="how"),
            DateColumn("reported_at", label=gettext_lazy("Reported"), sort_key="reported_at"),
            DateColumn("checked_at", label=gettext_lazy("Last checked"), sort_key="checked_at"),
            DateColumn("stale_since", label=gettext_lazy("Stale since"), sort_key="stale_since"),
        ]


class ReuseCreateView(generic.CreateView):
    """Adds one through the same door as everybody: a page we know already is not added twice."""

    page_title = gettext_lazy("Add a copy")

    def get_form_class(self):
        return ReuseByHandForm

    def form_valid(self, form):
        said = dict(form.cleaned_data)
        reuse, is_new = report(
            article=said.pop("article"), how=said.pop("how"), told=Told(**said), thank_in=""
        )
        if is_new:
            messages.success(self.request, _("The copy is known now."))
        else:
            messages.info(self.request, _("We knew of this copy; what was missing was filled in."))
        return redirect("reuses:edit", reuse.pk)


class ReuseView(KeptView, generic.EditView):
    """One copy. Buttons decide at once; the ordinary one saves what was put right."""

    page_title = pgettext_lazy("of an article", "Copy")
    list_title = gettext_lazy("Copies")
    template_name = "republication/desk/reuse.html"
    actions = ["edit", "spam", "hide", "current", "erase"]
    success_message = gettext_lazy("What we know of the copy is up to date.")
    error_message = gettext_lazy("It was not saved. See below why.")

    def get_queryset(self):
        return Reuse.objects.with_subjects()

    def get_form_class(self):
        return ReuseForm

    def is_valid(self, form):
        return self.action != "edit" or super().is_valid(form)

    @transaction.atomic
    def save_instance(self):
        user = self.request.user
        # The form has written its values on the instance: a button goes by what is stored.
        stored = Reuse.objects.get(pk=self.object.pk)
        if self.action == "spam":
            return deciding.set_state(stored, State.SPAM, by=user)
        if self.action == "hide":
            return deciding.set_state(stored, State.HIDDEN, by=user)
        if self.action == "current":
            deciding.mark_up_to_date(stored)
            return stored
        if self.action == "erase":
            contacts.erase(stored)
            return stored
        deciding.set_state(stored, self.form.cleaned_data["state"], by=user)
        return super().save_instance()

    def get_page_subtitle(self):
        return self.object.outlet_name

    def get_success_url(self):
        return self.get_edit_url()

    def get_success_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "reuse": self.object,
            "letters": self.object.letters.order_by("-created_at"),
            "webmentions": self.object.webmentions.all(),
            "last_look": self.object.verifications.newest().first(),
            "cures": self.object.cures.order_by("-opened_at", "-pk"),
            "may_look": self.object.kind == Kind.COPY
            and self.request.user.has_perm(verifications.MAY_ACT),
        }


class ReuseViewSet(ModelViewSet):
    model = Reuse
    name = "reuses"
    url_prefix = "republication/copies"
    menu_label = gettext_lazy("Copies")
    menu_order = 30
    icon = "copy"
    copy_view_enabled = False
    add_to_reference_index = False  # an article's pages would tell authors who wrote to us
    index_view_class = ReuseIndexView
    add_view_class = ReuseCreateView
    edit_view_class = ReuseView
    edit_template_name = "republication/desk/reuse.html"
    filterset_class = ReuseFilterSet
    search_fields = ["url", "outlet", "headline", "reference", "article__title"]
    list_per_page = 50
    form_fields = ReuseForm.Meta.fields

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]


register(ReuseViewSet)
