"""The blocks of an article that show the record: a card, a total, a chart or map."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from commons.addresses import absolute
from seizures.charts import catalogue
from seizures.charts.exhibits import Exhibit
from seizures.lists import asked
from seizures.models import Seizure


class SeizureCardBlock(SnippetChooserBlock):
    """A record of the database inside the text.

    A record that is not public shows nothing to readers; the preview says so to editors.
    """

    def __init__(self, **kwargs):
        super().__init__(Seizure, **kwargs)

    @cached_property
    def target_model(self):
        return Seizure

    def bulk_to_python(self, values):
        """All cards of an article in one query, and one for each kind of part they show.

        The survivors of merged records, which cards show in their place, cost as much again.
        """
        records = Seizure.objects.with_parts().in_bulk(values)
        merged = [record for record in records.values() if record.merged_into_id]
        if merged:
            survivors = Seizure.objects.with_parts().in_bulk(r.merged_into_id for r in merged)
            for record in merged:
                record.merged_into = survivors[record.merged_into_id]
        return [records.get(pk) for pk in values]

    class Meta:
        icon = "clipboard-list"
        label = _("Seizure card")
        template = "blocks/seizure_card.html"


class ListAddressBlock(blocks.CharBlock):
    """The address of a list of records; kept is what it asks (:mod:`seizures.lists.asked`)."""

    def __init__(self, **kwargs):
        super().__init__(search_index=False, **kwargs)

    def value_from_form(self, value):
        return super().value_from_form(value).strip()

    def value_for_form(self, value):
        """An address that can be opened: how an editor sees again what they asked."""
        return absolute(asked.list_address(value)) if value and value.startswith("?") else value

    def clean(self, value):
        try:
            return asked.read_address(super().clean(value))
        except asked.AddressError as error:
            raise ValidationError(str(error)) from error


class SeizureFigureValue(blocks.StructValue):
    """``shown`` is what readers are shown: put there by :mod:`newsroom.figures`."""

    shown = None

    def plain_lines(self) -> list[str]:
        """What a reader sees of it, line by line, in the active language."""
        said = self.shown.with_day_in_words if self.shown else ""
        return [line for line in (self["lead_in"], said, self["caption"]) if line]


class SeizureFigureBlock(blocks.StructBlock):
    """A total from the record, with its unit, what it leaves out, and its day."""

    lead_in = blocks.CharBlock(
        label=_("what it is the total of"),
        max_length=160,
        required=False,
        help_text=_("As in “Cocaine that left by Callao, 2022”. Empty: the filters, in words."),
    )
    records = ListAddressBlock(
        label=_("address of the list of records"),
        max_length=900,
        help_text=_(
            "Open the list of records on the site, set its filters until it shows what you mean, "
            "and paste its address here. The figure is the total of that list, and links to it."
        ),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=300, required=False)

    class Meta:
        icon = "decimal"
        label = _("Seizure figure")
        template = "blocks/seizure_figure.html"
        value_class = SeizureFigureValue


def chart_kinds() -> list[tuple[str, str]]:
    """A callable, so that a new kind needs no migration."""
    return [(code, str(label)) for code, label in catalogue.LABELS.items()]


class SeizureChartValue(blocks.StructValue):
    """What the record gives now, drawn once however often it is asked for."""

    @cached_property
    def exhibit(self) -> Exhibit | None:
        """In the active language; ``None`` for a question that the record no longer understands."""
        filters = asked.filters_for(self["records"])
        if self["kind"] not in catalogue.LABELS or not filters.is_valid():
            return None
        return catalogue.exhibit(filters, self["kind"])

    def plain_lines(self) -> list[str]:
        """The editor's words: the figures are live and no part of the text."""
        return [line for line in (self["title"], self["caption"]) if line]


class SeizureChartBlock(blocks.StructBlock):
    """A chart or map of the record, drawn anew each time the page is opened."""

    title = blocks.CharBlock(
        label=_("title"), max_length=160, help_text=_("What it shows, as in a headline.")
    )
    kind = blocks.ChoiceBlock(label=_("kind of chart or map"), choices=chart_kinds, default="month")
    records = ListAddressBlock(
        label=_("address of the list of records"),
        max_length=900,
        help_text=_(
            "Open the list of records on the site, set its filters until it shows what you mean, "
            "and paste its address here. The chart shows that list, and links to it."
        ),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=300, required=False)

    class Meta:
        icon = "history"
        label = _("Seizure chart")
        template = "blocks/seizure_chart.html"
        value_class = SeizureChartValue


# Migrations know these by where they stood first, and moving them changed no field.
DECONSTRUCT_ALIASES = {
    SeizureCardBlock: "newsroom.blocks.SeizureCardBlock",
    ListAddressBlock: "newsroom.blocks.ListAddressBlock",
}
