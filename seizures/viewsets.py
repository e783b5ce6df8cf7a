"""The record's section of the desk, declared in the order in which a reporter works.

Sources come first: nothing goes into a record that no claim stands behind.
"""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from commons import countries
from seizures.models import Seizure
from seizures.panels import UnderstoodPanel
from seizures.vocabularies import Substance

sources_panels = [
    HelpPanel(
        _(
            "Start with what the source says, in its own words. Every figure below rests on one of "
            "these claims. Where sources disagree, keep them all: tick the one the record relies "
            "on, and say why."
        )
    ),
    InlinePanel(
        "claims",
        heading=_("Sources and what they say"),
        label=_("Claim"),
        panels=[
            FieldPanel("quote"),
            FieldRowPanel([FieldPanel("quote_language"), FieldPanel("about")]),
            FieldPanel("figure_as_written"),
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("publisher")]),
            FieldPanel("url"),
            FieldPanel("archived_url"),
            FieldRowPanel([FieldPanel("published"), FieldPanel("retrieved")]),
            FieldRowPanel([FieldPanel("chosen"), FieldPanel("reason")]),
        ],
    ),
]

facts_panels = [
    InlinePanel(
        "substances",
        heading=_("What"),
        label=_("Substance"),
        help_text=_(
            "A quantity given for two substances together is one line of a joint substance: it is "
            "never split."
        ),
        panels=[
            FieldRowPanel([FieldPanel("substance"), FieldPanel("form")]),
            FieldPanel("named"),
            FieldPanel("as_written"),
            FieldPanel("reading"),
            UnderstoodPanel(["understood", "conversion_in_words"], heading=_("Understood as")),
            FieldRowPanel([FieldPanel("purity_low"), FieldPanel("purity_high")]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("occurred"), FieldPanel("announced")]),
            UnderstoodPanel(["dates_understood"], heading=_("Understood as")),
        ],
        heading=_("When"),
    ),
    InlinePanel(
        "places",
        heading=_("Where"),
        label=_("Place"),
        help_text=_("Say no more than the source does: the precision is shown to readers."),
        panels=[
            FieldRowPanel([FieldPanel("role"), FieldPanel("site")]),
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("country"), FieldPanel("subdivision")]),
            FieldRowPanel([FieldPanel("locode"), FieldPanel("precision")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("mode"), FieldPanel("concealment")]),
            FieldPanel("vessel"),
            FieldRowPanel([FieldPanel("imo_number"), FieldPanel("container_number")]),
        ],
        heading=_("How it travelled and how it was hidden"),
    ),
    InlinePanel(
        "agencies",
        heading=_("Who"),
        label=_("Agency"),
        panels=[FieldRowPanel([FieldPanel("name"), FieldPanel("role")])],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("arrests_low"), FieldPanel("arrests_high")]),
            FieldRowPanel([FieldPanel("value_amount"), FieldPanel("value_currency")]),
            FieldRowPanel([FieldPanel("value_kind"), FieldPanel("value_claimed_by")]),
        ],
        heading=_("Arrests and claimed value"),
    ),
]

record_panels = [
    InlinePanel(
        "wordings",
        heading=_("The record’s words"),
        label=_("Wording"),
        help_text=_(
            "One a language. A reader without a wording in theirs gets the first; a record without "
            "any gets a title made from its fields."
        ),
        panels=[FieldPanel("language"), FieldPanel("title"), FieldPanel("cover_load")],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
            FieldPanel("parent"),
        ],
        heading=_("Standing"),
    ),
    MultiFieldPanel(
        [FieldPanel("change_note"), FieldPanel("change_note_language")],
        heading=_("What changed, and why"),
    ),
]


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
    edit_handler = TabbedInterface(
        [
            ObjectList(sources_panels, heading=_("Sources")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList(record_panels, heading=_("Record")),
        ]
    )

    def get_queryset(self, request):
        return Seizure.objects.with_parts()
