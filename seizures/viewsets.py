"""The record's section of the desk: its list, its chooser, and the form (:mod:`.desk.form`)."""

import django_filters
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from commons import countries
from seizures.desk.form import record_form
from seizures.desk.publishing import (
    CreateRecordView,
    EditRecordView,
    RecordWorkflowActionView,
)
from seizures.models import Seizure, SeizurePlace, SubstanceLine
from seizures.vocabularies import Substance


class SeizureDeskFilter(WagtailFilterSet):
    """What an editor looks for: half-done records, by standing and by what and where."""

    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Has unpublished changes"))
    substance = django_filters.ChoiceFilter(
        label=_("Substance"), choices=Substance.choices, method="with_substance"
    )
    country = django_filters.ChoiceFilter(
        label=_("Country"), choices=countries.choices_now, method="with_country"
    )

    class Meta:
        model = Seizure
        fields = ["kind", "status"]

    # By their parts' own index: a join would bear every record twice, and be sorted out again.

    def with_substance(self, records, name, value):
        return records.filter(
            pk__in=SubstanceLine.objects.filter(substance=value).values("seizure")
        )

    def with_country(self, records, name, value):
        places = SeizurePlace.objects.filter(country=value)
        return records.filter(pk__in=places.values("seizure"))


def _places(seizure: Seizure) -> str:
    return "; ".join(dict.fromkeys(place.in_words for place in seizure.places.all()))


def _with_standing(records):
    """With what a list says of each record's publication, asked for all its rows at once."""
    scheduled = Revision.objects.filter(
        base_content_type__app_label=Seizure._meta.app_label,
        base_content_type__model=Seizure._meta.model_name,
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    in_review = WorkflowState.objects.active().filter(
        base_content_type__app_label=Seizure._meta.app_label,
        base_content_type__model=Seizure._meta.model_name,
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    return records.with_parts().annotate(
        is_scheduled=Exists(scheduled), is_in_review=Exists(in_review)
    )


def _publication(seizure: Seizure) -> str:
    """Whether readers have it, and what waits."""
    said = [_("published") if seizure.live else _("draft")]
    if seizure.live and seizure.has_unpublished_changes:
        said.append(_("with a newer draft"))
    if seizure.is_scheduled:
        said.append(_("scheduled"))
    if seizure.is_in_review:
        said.append(_("in review"))
    return ", ".join(str(words) for words in said)


def _filed_under(seizure: Seizure) -> str:
    """The day itself: how long ago it was says nothing of a record."""
    return seizure.filed_under.isoformat()


title_column = Column("title", label=_("Title"), accessor="title")
kind_column = Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind")
status_column = Column(
    "record_status", label=_("Standing"), accessor="get_status_display", sort_key="status"
)
filed_column = Column(
    "filed_under", label=_("Filed under"), accessor=_filed_under, sort_key="filed_under"
)
places_column = Column("places", label=_("Places"), accessor=_places)
publication_column = Column("publication", label=_("Publication"), accessor=_publication)


class _WithParts:
    """A chooser lists titles, so it reads the words of all its rows at once."""

    @property
    def columns(self):
        return [self.title_column, kind_column, places_column, publication_column]

    def get_object_list(self):
        return _with_standing(super().get_object_list())


class SeizureChooseView(_WithParts, ChooseView):
    pass


class SeizureChooseResultsView(_WithParts, ChooseResultsView):
    pass


class SeizureChooserViewSet(SnippetChooserViewSet):
    choose_view_class = SeizureChooseView
    choose_results_view_class = SeizureChooseResultsView


class SeizureViewSet(SnippetViewSet):
    model = Seizure
    icon = "clipboard-list"
    menu_item_is_registered = True  # in the submenu of the record: seizures.desk.menu
    list_display = [
        "public_id",
        title_column,
        kind_column,
        status_column,
        filed_column,
        places_column,
        publication_column,
    ]
    filterset_class = SeizureDeskFilter
    ordering = ["-filed_under", "-pk"]
    list_per_page = 25
    copy_view_enabled = False
    chooser_viewset_class = SeizureChooserViewSet
    add_view_class = CreateRecordView
    edit_view_class = EditRecordView
    workflow_action_view_class = RecordWorkflowActionView
    edit_handler = record_form

    def get_queryset(self, request):
        return _with_standing(Seizure.objects.all())
