"""The readers' desk, declared."""

import django_filters
from django.db import transaction
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter
from wagtail.permission_policies import ModelPermissionPolicy

from feedback import risk, services
from feedback.forms import TriageForm, members_of_the_desk
from feedback.models import Kind, Message, State
from feedback.privacy import readings
from newsroom.models import Article


class MessagePermissionPolicy(ModelPermissionPolicy):
    """Messages come from readers: nobody at the desk can make one up."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class MessageFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=CheckboxSelectMultiple
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"),
        queryset=lambda request: members_of_the_desk(),
        null_label=_("nobody"),
    )
    article = django_filters.ModelChoiceFilter(
        label=_("Article"),
        queryset=lambda request: (
            Article.objects.filter(messages__isnull=False).distinct().order_by("title", "pk")
        ),
    )

    class Meta:
        model = Message
        fields = ["state", "kind", "owner", "article"]


class UrgencyColumn(Column):
    """Says in words that a person may be at risk, and nothing of all other messages."""

    def get_value(self, instance):
        return _("a person may be at risk") if instance.may_be_at_risk else ""


class InboxView(generic.IndexView):
    page_title = _("Readers’ messages")
    default_ordering = ("-may_be_at_risk", "-received_at", "-pk")

    @cached_property
    def columns(self):
        columns = super().columns
        columns[0].width = "22%"  # a reference is one word and stays on one line
        return columns

    def get_base_queryset(self):
        return super().get_base_queryset().with_subjects()

    def get_page_subtitle(self):
        awaiting = Message.objects.awaiting_us().count()
        return ngettext("%(count)d awaits us", "%(count)d await us", awaiting) % {"count": awaiting}


class MessageView(generic.EditView):
    """One message: the reader's words to read, state and owner to change.

    Three buttons decide at once; the ordinary one saves what was chosen in the form.
    """

    page_title = _("Message")
    actions = ["edit", "take", "spam", "close"]
    submit_button_label = _("Save state and owner")
    error_message = _("State and owner were not changed. See below why.")
    success_message = _("Message %(object)s is up to date.")

    def get_form_class(self):
        return TriageForm

    def get_queryset(self):
        return Message.objects.with_subjects()

    def get_form_kwargs(self):
        # The form works on a copy, so that what it did not save is not shown as if it were.
        kwargs = super().get_form_kwargs()
        kwargs["instance"] = Message.objects.get(pk=self.object.pk)
        return kwargs

    def is_valid(self, form):
        # A button that decides at once does not ask what the fields say.
        return self.action != "edit" or super().is_valid(form)

    @transaction.atomic
    def save_instance(self):
        user = self.request.user
        if self.action == "take":
            return services.take(message=self.object, by=user)
        if self.action == "spam":
            return services.set_state(message=self.object, state=State.SPAM, by=user)
        if self.action == "close":
            return services.set_state(message=self.object, state=State.CLOSED, by=user)
        chosen = self.form.cleaned_data
        services.assign(message=self.object, owner=chosen["owner"], by=user)
        return services.set_state(message=self.object, state=chosen["state"], by=user)

    def get_success_url(self):
        return self.get_edit_url()

    def get_success_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        article = self.object.article
        readings.note_reading(self.object, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "readings": readings.readings_of(self.object),
            "message": self.object,
            "entries": self.object.entries.select_related("by"),
            "risk": risk.in_words(self.object.signs_of_risk),
            "public_url": self._public_url(),
            "others_about_article": (
                Message.objects.filter(article=article).exclude(pk=self.object.pk).count()
                if article
                else 0
            ),
            "inbox_url": reverse(self.index_url_name),
        }

    def _public_url(self) -> str:
        about = self.object.article or self.object.seizure
        return about.url if about and about.live else ""


class MessageViewSet(ModelViewSet):
    model = Message
    name = "reader_messages"
    url_prefix = "readers"
    menu_label = _("Readers")
    menu_order = 240
    icon = "mail"
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False  # its pages would tell authors that a reader wrote
    permission_policy = MessagePermissionPolicy(Message)
    index_view_class = InboxView
    edit_view_class = MessageView
    edit_template_name = "feedback/desk/message.html"
    form_fields = TriageForm.Meta.fields
    list_per_page = 50
    filterset_class = MessageFilterSet
    search_fields = ["reference", "text", "name", "email"]
    list_display = [
        "reference",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("subject", label=_("About")),
        UrgencyColumn("may_be_at_risk", label=_("Urgent")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("owner", label=_("Owner")),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
        DateColumn("waiting_since", label=_("Waits since")),
    ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(add_url_name=None, usage_url_name=None, **kwargs)

    def get_urlpatterns(self):
        without = {"add", "usage"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in without]


class AssignedFormatter(LogFormatter):
    label = _("Give to somebody")

    def format_message(self, log_entry):
        owner = log_entry.data.get("owner")
        return _("Given to %(owner)s") % {"owner": owner} if owner else _("Given to nobody")


class WithdrawnFormatter(LogFormatter):
    label = _("Take back")

    def format_message(self, log_entry):
        return _("Taken back by the reader")


class StateFormatter(LogFormatter):
    label = _("Change state")

    def format_message(self, log_entry):
        labels = dict(State.choices)
        state = log_entry.data.get("state")
        return _("State: %(state)s") % {"state": labels.get(state, state)}
