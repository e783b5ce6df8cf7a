"""Licences not kept, in the desk: the letter, the days, what was found last, and how it ended."""

import django_filters
from django.db import transaction
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter

from newsroom.desk.panels import Row, WaitingPanel
from republication.desk.group import register
from republication.desk.pages import KeptView
from republication.desk.verifications import FoundNotMade
from republication.models import Cure, CureState
from republication.reuses import letters, post
from republication.verification import cures, words
from republication.verification.findings import Check
from republication.verification.told import told_of


class ChangedByEditors(FoundNotMade):
    """A cure begins by what was found and stays; editors carry it on."""

    actions = frozenset({"view", "change"})


def conditions_in_words(cure: Cure) -> str:
    return ", ".join(str(words.CHECKS[Check(check)]) for check in cure.checks)


def days_in_words(cure: Cure) -> str:
    """How long they have, from when they were told."""
    if cure.state != CureState.RUNNING:
        return ""
    day = date_format(cure.due_on, "DATE_FORMAT")
    if cure.days_left < 0:
        return day
    return ngettext(
        "%(number)d day, until %(day)s", "%(number)d days, until %(day)s", cure.days_left
    ) % {"number": cure.days_left, "day": day}


class CureFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=CureState.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Cure
        fields = ["state"]


class CureIndexView(generic.IndexView):
    page_title = gettext_lazy("Licences not kept")
    default_ordering = "-opened_at"

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects()

    def get_page_subtitle(self):
        waiting = Cure.objects.awaiting_us().count()
        return ngettext("%(count)d awaits us", "%(count)d await us", waiting) % {"count": waiting}

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "host",
                label=gettext_lazy("Site"),
                accessor="reuse.host",
                get_url=lambda cure: reverse("cures:edit", args=[cure.pk]),
            ),
            Column("article", label=gettext_lazy("Article"), accessor="reuse.article"),
            Column("checks", label=gettext_lazy("What lacks"), accessor=conditions_in_words),
            Column(
                "state",
                label=gettext_lazy("State"),
                accessor="get_state_display",
                sort_key="state",
            ),
            Column("due", label=gettext_lazy("Time left"), accessor=days_in_words),
            DateColumn("opened_at", label=gettext_lazy("Opened"), sort_key="opened_at"),
        ]


class CureView(KeptView, generic.EditView):
    """One cure. Three buttons decide at once; the ordinary one keeps the notes."""

    page_title = gettext_lazy("Licence not kept")
    list_title = gettext_lazy("Licences not kept")
    actions = ["edit", "send", "tell", "close"]
    submit_button_label = gettext_lazy("Save notes")
    success_message = gettext_lazy("“%(object)s” is up to date.")

    def get_queryset(self):
        return Cure.objects.with_subjects()

    @transaction.atomic
    def save_instance(self):
        user = self.request.user
        if self.action == "send" and self.object.letter:
            post.release(self.object.letter, by=user)
            return self.object
        if self.action == "tell":
            return cures.tell(self.object, by=user)
        if self.action == "close":
            return cures.close(self.object, by=user)
        return super().save_instance()

    def get_success_url(self):
        return self.get_edit_url()

    def get_success_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        cure = self.object
        made = cure.reuse.verifications.exclude(findings=[]).newest().first()
        return {
            **super().get_context_data(**kwargs),
            "cure": cure,
            "conditions": conditions_in_words(cure),
            "days": days_in_words(cure),
            "letter": cure.letter,
            "letter_text": letters.whole_text(cure.letter) if cure.letter else "",
            "made": made,
            "told": made and told_of(made.all_findings, made.all_lines, made.comparison),
        }


@register
class CureViewSet(ModelViewSet):
    model = Cure
    name = "cures"
    url_prefix = "republication/cures"
    menu_label = gettext_lazy("Licences not kept")
    menu_order = 50
    icon = "warning"
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    form_fields = ["notes"]
    permission_policy = ChangedByEditors(Cure)
    index_view_class = CureIndexView
    edit_view_class = CureView
    edit_template_name = "republication/desk/cure.html"
    filterset_class = CureFilterSet
    list_per_page = 50
    search_fields = ["reuse__url", "notes"]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            add_url_name=None, delete_url_name=None, usage_url_name=None, **kwargs
        )

    def get_urlpatterns(self):
        without = {"add", "delete", "usage"}
        return [each for each in super().get_urlpatterns() if each.name not in without]


class BreachesWaiting(WaitingPanel):
    """Copies that do not keep their licence, where the next step is ours."""

    name = "breaches_waiting"
    title = gettext_lazy("Licences not kept")
    icon = "warning"
    order = 65

    def is_shown(self):
        return self.user.has_perm("republication.change_cure")

    def waiting(self):
        return Cure.objects.awaiting_us().with_subjects().order_by("opened_at", "pk")

    def row(self, waiting):
        return Row(
            headline=f"{waiting.reuse.host}: {waiting.reuse.article}",
            why=f"{waiting.get_state_display()} · {conditions_in_words(waiting)}",
            url=reverse("cures:edit", args=[waiting.pk]),
            since=waiting.opened_at,
        )

    def all_url(self):
        return reverse("cures:index")


class Told(LogFormatter):
    label = gettext_lazy("Tell of a licence not kept")

    def format_message(self, log_entry):
        return _("Noted that they know")


class Closed(LogFormatter):
    label = gettext_lazy("Close a cure")

    def format_message(self, log_entry):
        return _("Closed without a cure")


ACTIONS = {
    "republication.tell_of_breach": Told,
    "republication.close_cure": Closed,
}
