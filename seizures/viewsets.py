"""The record's section of the desk: its list, its chooser, and the form (:mod:`.desk.form`)."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from commons import countries
from seizures.desk.form import record_form
from seizures.desk.publishing import CreateRecordView, EditRecordView
from seizures.models import Seizure
from seizures.vocabularies import Substance


class SeizureDeskFilter(WagtailFilterSet):
    """What an editor looks for: half-done records, by standing and by what and where."""

    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Has unpublished changes"))
    substance = django_filters.ChoiceFilter(
        label=_("Substance"),
        field_name="substances__substance",
        choices=Substance.choices,
        distinct=True,
    )
    country = django_filters.ChoiceFilter(
        label=_("Country"),
        field_name="places__country",
        choices=countries.choices_now,
        distinct=True,
    )

    class Meta:
        model = Seizure
        fields = ["kind", "status"]


def _places(seizure: Seizure) -> str:
    return "; ".join(dict.fromkeys(place.in_words for place in seizure.places.all()))


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


class _WithParts:
    """A chooser lists titles, so it reads the words of all its rows at once."""

    @property
    def columns(self):
        return [self.title_column, kind_column, places_column, LiveStatusTagColumn()]

    def get_object_list(self):
        return super().get_object_list().with_parts()


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
    menu_order = 210
    add_to_admin_menu = True
    list_display = [
        "public_id",
        title_column,
        kind_column,
        status_column,
        filed_column,
        places_column,
        LiveStatusTagColumn(),
    ]
    filterset_class = SeizureDeskFilter
    ordering = ["-filed_under", "-pk"]
    list_per_page = 50
    copy_view_enabled = False
    chooser_viewset_class = SeizureChooserViewSet
    add_view_class = CreateRecordView
    edit_view_class = EditRecordView
    edit_handler = record_form

    def get_queryset(self, request):
        return Seizure.objects.with_parts()
