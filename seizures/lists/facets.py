"""What the list shows beside its rows: each filter's values with their numbers, and how complete
the selection is."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seizures.lists.filter_fields import NOT_STATED
from seizures.lists.tallies import Tally

SHOWN_AT_ONCE = 8
FACETS = (
    "substance", "form", "country", "role", "site", "departure", "destination", "quantity",
    "concealment", "mode", "kind", "status",
)  # fmt: skip


@dataclass(frozen=True)
class FacetValue:
    """A value of a filter, and how many records have it when the filter itself is not set."""

    value: str
    label: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter with its values, the most frequent first."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def is_set(self) -> bool:
        return any(value.is_chosen for value in self.values)

    @property
    def first(self) -> list[FacetValue]:
        """The chosen ones and the most frequent."""
        return [v for i, v in enumerate(self.values) if v.is_chosen or i < SHOWN_AT_ONCE]

    @property
    def rest(self) -> list[FacetValue]:
        shown = set(self.first)
        return [value for value in self.values if value not in shown]


def facets(tally: Tally, form) -> list[Facet]:
    """The facets of what was found, labelled by the filters' form in the active language."""
    return [_facet(name, tally.facets.get(name, {}), form) for name in FACETS]


def _facet(name: str, counted: dict[str, int], form) -> Facet:
    field = form.fields[name]
    chosen = form.cleaned_data.get(name) or []
    labels = {str(code): str(label) for code, label in field.choices}
    numbers = dict.fromkeys(chosen, 0)
    for code, number in counted.items():
        value = _value(code)
        if value in labels:
            numbers[value] = numbers.get(value, 0) + number
    values = [
        FacetValue(value, labels[value], number, value in chosen)
        for value, number in sorted(numbers.items(), key=lambda found: (-found[1], found[0]))
    ]
    return Facet(name, str(field.label), tuple(values))


def _value(code: str) -> str:
    """The value of a filter that a counted code stands for."""
    return code or NOT_STATED


# --- How complete ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Completeness:
    """How many records of a selection state something."""

    name: str
    label: str
    known: int
    number: int

    @property
    def percent(self) -> Decimal | None:
        """To a tenth, rounded down; ``None`` of nothing."""
        if not self.number:
            return None
        share = Decimal(100 * self.known) / self.number
        return share.quantize(Decimal("0.1"), rounding=ROUND_DOWN)

    @property
    def percent_in_words(self) -> str:
        """“14.5 %”; “under 0.1 %” is not none, and 100 % is all."""
        if self.percent is None:
            return ""
        if self.known and not self.percent:
            return _("under %(share)s %%") % {"share": number_format(Decimal("0.1"))}
        return f"{number_format(self.percent.normalize(), decimal_pos=None)} %"


_COMPLETENESS = (
    ("quantity", "quantity_known", gettext_lazy("quantity")),
    ("day", "day_known", gettext_lazy("date to the day")),
    ("country", "country_known", gettext_lazy("country of seizure")),
    ("place", "place_known", gettext_lazy("place of seizure")),
    ("position", "position_known", gettext_lazy("position of that place")),
    ("departure", "departure_known", gettext_lazy("departure")),
    ("destination", "destination_known", gettext_lazy("destination")),
    ("concealment", "", gettext_lazy("concealment")),
    ("mode", "", gettext_lazy("conveyance")),
    ("source", "source_linked", gettext_lazy("link to a source")),
)


def completeness(tally: Tally) -> list[Completeness]:
    """How complete each field is among what was found."""
    return [
        Completeness(name, str(label), tally.known.get(column or name, 0), tally.number)
        for name, column, label in _COMPLETENESS
    ]
