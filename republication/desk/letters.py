"""Letters in the desk: drafts to read, add to and send, one by one or all; and what went out."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy

from newsroom.desk.panels import Row, WaitingPanel
from newsroom.models import Article
from republication.desk.group import register
from republication.desk.pages import KeptView
from republication.models import Letter, LetterState
from republication.models.letter import LetterKind
from republication.reuses import letters, post


class WrittenAndKept(ModelPermissionPolicy):
    """Letters are written by what happens, and kept: they say who was told what."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = WrittenAndKept(Letter)


def address(letter: Letter) -> str:
    return reverse("letters:edit", args=[letter.pk])


class LetterFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=LetterState.choices, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind"), choices=LetterKind.choices, widget=CheckboxSelectMultiple
    )
    article = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Article"),
        queryset=lambda request: (
            Article.objects.filter(letters__isnull=False).distinct().order_by("title", "pk")
        ),
    )

    class Meta:
        model = Letter
        fields = ["state", "kind", "article"]


class LetterForm(forms.ModelForm):
    """An editor adds to a letter. What it says of the correction is the correction itself."""

    class Meta:
        model = Letter
        fields = ["added"]
        widgets = {"added": forms.Textarea(attrs={"rows": 4})}


class LetterToNobodyForm(LetterForm):
    """Where it goes has to be said as well: nobody is known there, or the address was wrong."""

    class Meta(LetterForm.Meta):
        fields = ["to_email", "added"]


class LetterIndexView(generic.IndexView):
    page_title = gettext_lazy("Letters")
    default_ordering = "-created_at"

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects()

    @cached_property
    def number_of_drafts(self) -> int:
        return Letter.objects.drafts().count()

    def get_page_subtitle(self):
        return ngettext("%(count)d draft", "%(count)d drafts", self.number_of_drafts) % {
            "count": self.number_of_drafts
        }

    @cached_property
    def header_more_buttons(self):
        buttons = [*super().header_more_buttons]
        ready = Letter.objects.drafts().exclude(to_email="").count() if self.number_of_drafts else 0
        if ready and POLICY.user_has_permission(self.request.user, "change"):
            words = ngettext("Send the draft…", "Send all %(count)d drafts…", ready)
            buttons.append(
                Button(
                    words % {"count": ready},
                    url=reverse("letters:send_all"),
                    icon_name="mail",
                    priority=10,
                )
            )
        return buttons

    @cached_property
    def columns(self):
        return [
            TitleColumn("subject", label=gettext_lazy("Letter"), get_url=address),
            Column("to_email", label=gettext_lazy("To"), sort_key="to_email"),
            Column("republisher", label=gettext_lazy("Outlet"), sort_key="republisher__name"),
            Column("get_language_display", label=gettext_lazy("Language"), sort_key="language"),
            Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
            DateColumn("created_at", label=gettext_lazy("Drafted"), sort_key="created_at"),
            DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
        ]


class LetterView(KeptView, generic.EditView):
    """One letter as it will arrive."""

    page_title = gettext_lazy("Letter")
    list_title = gettext_lazy("Letters")
    template_name = "republication/desk/letter.html"
    actions = ["edit", "send", "drop"]
    submit_button_label = gettext_lazy("Save your words")
    error_message = gettext_lazy("Your words were not saved. See below why.")

    def get_queryset(self):
        return Letter.objects.with_subjects()

    def get_form_class(self):
        return LetterToNobodyForm if self.object.lacks_address else LetterForm

    def is_valid(self, form):
        if "to_email" in form.fields:
            form.fields["to_email"].required = self.action == "send"
        return super().is_valid(form)

    @transaction.atomic
    def save_instance(self):
        user, added = self.request.user, self.form.cleaned_data["added"]
        stored = Letter.objects.get(pk=self.object.pk)
        if stored.lacks_address and (to_email := self.form.cleaned_data.get("to_email")):
            stored.to_email = to_email
            stored.save(update_fields=["to_email"])
        if self.action == "drop":
            return post.drop(stored, by=user)
        if self.action == "send":
            return post.release(stored, by=user, added=added)
        if stored.waits_for_us:
            Letter.objects.filter(pk=stored.pk).update(added=added)
        return stored

    def get_success_message(self):
        if self.action == "send":
            return _("The letter is on its way.")
        if self.action == "drop":
            return _("The letter will not be sent.")
        return _("Your words are in the letter.")

    def get_success_url(self):
        if self.action == "edit":
            return self.get_edit_url()
        return reverse("letters:index") + "?" + urlencode({"state": LetterState.DRAFT})

    def get_success_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "letter": self.object,
            "whole_text": letters.whole_text(self.object),
            "copies": self.object.reuses.with_subjects(),
        }


@require_http_methods(["GET", "HEAD", "POST"])
def send_all(request: HttpRequest) -> HttpResponse:
    """Show every draft once more; send them on POST, those that were shown and no later ones."""
    if not POLICY.user_has_permission(request.user, "change"):
        raise PermissionDenied
    drafts = Letter.objects.drafts().exclude(to_email="").with_subjects()
    if request.method == "POST":
        shown = [key for key in request.POST.getlist("letter") if key.isdecimal()]
        sent = [post.release(letter, by=request.user) for letter in drafts.filter(pk__in=shown)]
        words = ngettext(
            "%(count)d letter is on its way.", "%(count)d letters are on their way.", len(sent)
        )
        messages.success(request, words % {"count": len(sent)})
        return redirect("letters:index")
    return TemplateResponse(
        request,
        "republication/desk/letters_send.html",
        {"drafts": drafts.order_by("article", "pk")},
    )


class LetterViewSet(ModelViewSet):
    model = Letter
    name = "letters"
    url_prefix = "republication/letters"
    menu_label = gettext_lazy("Letters")
    menu_order = 40
    icon = "mail"
    copy_view_enabled = False
    add_to_reference_index = False
    permission_policy = POLICY
    index_view_class = LetterIndexView
    edit_view_class = LetterView
    edit_template_name = "republication/desk/letter.html"
    filterset_class = LetterFilterSet
    search_fields = ["subject", "to_email", "article__title"]
    list_per_page = 50
    form_fields = LetterForm.Meta.fields

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            add_url_name=None, usage_url_name=None, delete_url_name=None, **kwargs
        )

    def get_urlpatterns(self):
        without = {"add", "delete", "usage"}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name not in without),
            path("send/", send_all, name="send_all"),
        ]


register(LetterViewSet)


class LettersWaiting(WaitingPanel):
    """Drafts that an editor has to send, and letters that could not be delivered.

    A draft about a licence that was not kept waits under that title, with the rest of the matter.
    """

    name = "letters_waiting"
    title = gettext_lazy("Letters to outlets")
    icon = "mail"
    order = 25

    def is_shown(self):
        return POLICY.user_has_permission(self.user, "change")

    def waiting(self):
        waiting = Letter.objects.awaiting_us().exclude(
            kind=LetterKind.CURE, state=LetterState.DRAFT
        )
        return waiting.with_subjects().order_by("created_at", "pk")

    def row(self, waiting):
        outlet = waiting.republisher.name if waiting.republisher else waiting.to_email
        return Row(
            headline=waiting.subject,
            why=f"{waiting.get_state_display()} · {outlet}",
            url=address(waiting),
            since=waiting.created_at,
        )

    def all_url(self):
        asked = [("state", LetterState.DRAFT.value), ("state", LetterState.FAILED.value)]
        return reverse("letters:index") + "?" + urlencode(asked)
