"""The form of a record, in the order in which a reporter works, on one page.

Source first, then what and how much, where, when, how, who; then the newsroom's own words. On one
page rather than behind tabs, so that a quote can be read while its figure is entered, and so that
no mistake hides where nobody looks.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from seizures.panels import AnswerPanel, DisagreementPanel, ReadinessPanel

sources = [
    ReadinessPanel(),
    InlinePanel(
        "claims",
        heading=_("Sources and what they say"),
        label=_("Claim"),
        help_text=_(
            "Start with what the source says, in its own words. Every figure below rests on one of "
            "these claims. Where sources disagree, keep them all: tick the one the record relies "
            "on, and say why."
        ),
        panels=[
            FieldPanel("quote"),
            FieldRowPanel([FieldPanel("figure_as_written"), FieldPanel("about")]),
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("publisher")]),
            FieldRowPanel([FieldPanel("url"), FieldPanel("archived_url")]),
            AnswerPanel("claim", ("quote", "figure_as_written", "url", "archived_url")),
            FieldRowPanel(
                [
                    FieldPanel("published"),
                    FieldPanel("retrieved"),
                    FieldPanel("quote_language"),
                ]
            ),
            AnswerPanel("date", {"value": "published"}),
            FieldRowPanel([FieldPanel("chosen"), FieldPanel("reason")]),
        ],
    ),
    DisagreementPanel(),
]

facts = [
    InlinePanel(
        "substances",
        heading=_("What and how much"),
        label=_("Substance"),
        help_text=_(
            "A quantity given for two substances together is one line of a joint substance: it is "
            "never split."
        ),
        panels=[
            FieldPanel("as_written"),
            AnswerPanel("quantity", ("as_written", "reading", "substance", "form")),
            FieldRowPanel([FieldPanel("substance"), FieldPanel("form"), FieldPanel("named")]),
            FieldPanel("reading"),
            FieldRowPanel([FieldPanel("purity_low"), FieldPanel("purity_high")]),
        ],
    ),
    InlinePanel(
        "places",
        heading=_("Where"),
        label=_("Place"),
        help_text=_("Say no more than the source does: the precision is shown to readers."),
        panels=[
            FieldRowPanel([FieldPanel("role"), FieldPanel("site")]),
            FieldRowPanel([FieldPanel("name"), FieldPanel("locode")]),
            AnswerPanel(
                "locode",
                ("locode", "country", "latitude", "longitude", "precision"),
                finder="name",
            ),
            FieldRowPanel([FieldPanel("country"), FieldPanel("subdivision")]),
            FieldRowPanel(
                [FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("precision")]
            ),
        ],
    ),
    MultiFieldPanel(
        [
            FieldPanel("occurred"),
            AnswerPanel("date", {"value": "occurred"}),
            FieldPanel("announced"),
            AnswerPanel("date", {"value": "announced"}),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("mode"), FieldPanel("concealment")]),
            FieldPanel("vessel"),
            FieldRowPanel([FieldPanel("imo_number"), FieldPanel("container_number")]),
            AnswerPanel("imo", {"value": "imo_number"}),
            AnswerPanel("container", {"value": "container_number"}),
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

record = [
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

record_form = ObjectList([*sources, *facts, *record])
