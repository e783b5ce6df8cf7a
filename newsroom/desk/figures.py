"""The desk's list of figures, and the page on which an editor decides about one that moved."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import page_permission_policy

from newsroom.desk.correcting import correct_url
from newsroom.desk.panels import Row, WaitingPanel
from newsroom.figures import checks as figure_checks
from newsroom.figures import decisions as figure_decisions
from newsroom.models import Article
from newsroom.models.figure import FigureShown, FigureState

ICON = "decimal"


class FigurePermissionPolicy(BasePermissionPolicy):
    """Who publishes pages decides about their figures. Nobody makes or deletes one here."""

    def user_has_permission(self, user, action):
        return action in ("view", "change") and page_permission_policy.user_has_permission(
            user, "publish"
        )

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return (
            self.user_has_permission(user, action)
            and instance.page.permissions_for_user(user).can_publish()
        )

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(self.user_has_permission_for_instance(user, each, instance) for each in actions)

    def instances_user_has_any_permission_for(self, user, actions):
        figures = FigureShown.objects.all()
        return figures if self.user_has_any_permission(user, actions) else figures.none()


class FigureFilterSet(WagtailFilterSet):
    moved = django_filters.BooleanFilter(
        label=gettext_lazy("Moved"), field_name="moved_at", lookup_expr="isnull", exclude=True
    )
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=FigureState.choices)

    class Meta:
        model = FigureShown
        fields: list[str] = []


def _standing(figure: FigureShown) -> str:
    return _("moved") if figure.has_moved else figure.get_state_display()


class FigureIndexView(generic.IndexView):
    page_title = gettext_lazy("Figures in articles")
    default_ordering = "-moved_at"

    def get_base_queryset(self):
        return super().get_base_queryset().filter(page__live=True).select_related("page__locale")

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "in_words",
                label=gettext_lazy("Figure"),
                get_url=lambda figure: reverse(self.edit_url_name, args=[figure.pk]),
                width="34%",
            ),
            Column("page", label=gettext_lazy("Page"), accessor="page.title"),
            Column("question_in_words", label=gettext_lazy("Total of")),
            DateColumn("as_of", label=gettext_lazy("As of"), sort_key="as_of"),
            Column("standing", label=gettext_lazy("State"), accessor=_standing),
        ]


class FigureView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One figure: what readers are shown, what the record gives now, and three ways to go on."""

    permission_policy = FigurePermissionPolicy(FigureShown)
    permission_required = "change"
    template_name = "newsroom/desk/figure.html"
    page_title = gettext_lazy("Figure")
    header_icon = ICON

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        figures = FigureShown.objects.select_related("page__locale")
        self.figure = get_object_or_404(figures, pk=kwargs["pk"])

    @property
    def may_decide(self) -> bool:
        return self.user_has_permission_for_instance("change", self.figure)

    @property
    def is_correctable(self) -> bool:
        """Only what an article says is ever corrected; a standing page is brought up to date."""
        return self.figure.page.specific_class is Article and self.figure.page.live

    def get_page_subtitle(self):
        return self.figure.page.title

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("figures:index"), "label": _("Figures in articles")},
            {"url": "", "label": self.figure.page.title},
        ]

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "figure": self.figure,
            "may_decide": self.may_decide,
            "is_correctable": self.is_correctable,
            "page_edit_url": reverse("wagtailadmin_pages:edit", args=[self.figure.page_id]),
        }

    def post(self, request, *args, **kwargs):
        if not self.may_decide:
            raise PermissionDenied
        decide = {
            "update": self.update,
            "freeze": self.freeze,
            "correct": self.correct,
            "check": self.check,
        }.get(request.POST.get("decision", ""))
        if decide is None:
            messages.error(request, _("Nothing was changed: choose one of the buttons."))
            return redirect("figures:edit", self.figure.pk)
        return decide()

    def update(self):
        figure_decisions.update(figure=self.figure, by=self.request.user)
        messages.success(
            self.request,
            _("Readers now see: %(figure)s.") % {"figure": self.figure.with_day_in_words},
        )
        return redirect("figures:edit", self.figure.pk)

    def freeze(self):
        figure_decisions.freeze(figure=self.figure, by=self.request.user)
        messages.success(
            self.request,
            _("The figure stays as it stood on %(day)s, and says so to readers.")
            % {"day": self.figure.day_in_words},
        )
        return redirect("figures:edit", self.figure.pk)

    def correct(self):
        if not self.is_correctable:
            raise PermissionDenied
        text = figure_decisions.begin_correction(figure=self.figure, by=self.request.user)
        back = reverse("figures:edit", args=[self.figure.pk])
        return redirect(correct_url(self.figure.page_id, text=text, next=back))

    def check(self):
        figure_checks.check_now(self.figure)
        return redirect("figures:edit", self.figure.pk)


class FigureViewSet(ModelViewSet):
    model = FigureShown
    name = "figures"
    menu_label = gettext_lazy("Figures")
    menu_order = 235
    icon = ICON
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    permission_policy = FigurePermissionPolicy(FigureShown)
    index_view_class = FigureIndexView
    filterset_class = FigureFilterSet
    list_per_page = 50
    form_fields: list[str] = []

    def get_common_view_kwargs(self, **kwargs):
        absent = ("add_url_name", "usage_url_name", "delete_url_name", "history_url_name")
        return super().get_common_view_kwargs(**dict.fromkeys(absent), **kwargs)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", FigureView.as_view(), name="edit"),
        ]


class FiguresMoved(WaitingPanel):
    """Figures that readers are shown and the record no longer bears out."""

    name = "figures_moved"
    title = gettext_lazy("Figures that moved")
    icon = ICON
    order = 30

    def is_shown(self):
        return page_permission_policy.user_has_permission(self.user, "publish")

    def waiting(self):
        return FigureShown.objects.moved().select_related("page").order_by("moved_at", "pk")

    def row(self, waiting):
        return Row(
            headline=waiting.page.title,
            why=_("was %(was)s; now %(now)s (%(records)s)")
            % {
                "was": waiting.in_words,
                "now": waiting.now_in_words,
                "records": waiting.because_in_words,
            },
            url=reverse("figures:edit", args=[waiting.pk]),
            since=waiting.moved_at,
        )

    def all_url(self):
        return reverse("figures:index") + "?moved=true"


class FigureLogFormatter(LogFormatter):
    """The page's history says what an editor decided about a figure, with both values."""

    sentence = ""

    def format_message(self, log_entry):
        return str(self.sentence) % log_entry.data


class FigureUpdated(FigureLogFormatter):
    label = gettext_lazy("Update figure")
    sentence = gettext_lazy("Figure brought up to date: was %(was)s; now %(now)s")


class FigureFrozen(FigureLogFormatter):
    label = gettext_lazy("Freeze figure")
    sentence = gettext_lazy("Figure frozen: %(was)s")


class FigureCorrectionBegun(FigureLogFormatter):
    label = gettext_lazy("Correct figure")
    sentence = gettext_lazy("Correction of a figure begun: was %(was)s; now %(now)s")


LOG_ACTIONS = {
    figure_decisions.UPDATE: FigureUpdated,
    figure_decisions.FREEZE: FigureFrozen,
    figure_decisions.CORRECT: FigureCorrectionBegun,
}
