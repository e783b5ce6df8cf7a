"""The one set of filters of the record: list page, totals, charts, exports and API read the same
parameters.

A repeated parameter asks for any of its values; different parameters must all hold. What is
uncertain matches by overlap: a record of "June 2022" is found when any day of June lies within the
bounds asked for, a quantity of "2 to 3 tons" when any part of it does. Everything that is asked of
a place is asked of one and the same place, and likewise of a substance.
"""

import hashlib
from datetime import date
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.cache import cache
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from commons import countries
from seizures.lists import filter_fields, listing, tallies
from seizures.lists.facets import Completeness, Facet, completeness, facets
from seizures.lists.filter_fields import NOT_STATED, Several
from seizures.lists.selecting import select
from seizures.lists.selection import Selection
from seizures.lists.selection_words import sentence
from seizures.lists.tallies import Tally
from seizures.models import Seizure
from seizures.totals import Total
from seizures.vocabularies import Concealment, Form, Kind, Mode, Role, Site, Status, Substance

NEWEST, OLDEST, LARGEST, SMALLEST, CHANGED = "newest", "oldest", "largest", "smallest", "changed"
# Over what :meth:`SeizureFilter.qs` is annotated with; none of it is ever null.
ORDERINGS = {
    NEWEST: ("-listed_filed_under", "-listed_key"),
    OLDEST: ("listed_filed_under", "listed_key"),
    LARGEST: ("-listed_weight", "-listed_key"),
    SMALLEST: ("listed_weight_or_last", "listed_key"),
    CHANGED: ("-listed_changed_at", "-listed_key"),
}
ORDERS = [
    (NEWEST, _("newest first")),
    (OLDEST, _("oldest first")),
    (LARGEST, _("largest first")),
    (SMALLEST, _("smallest first")),
    (CHANGED, _("recently changed first")),
]
LISTED_STATUSES = [
    choice for choice in Status.choices if choice[0] not in (Status.MERGED, Status.RETRACTED)
]
QUANTITIES = [
    ("mass", _("a mass")),
    ("other", _("counted in what is no mass")),
    (NOT_STATED, _("unknown")),
]
UNKNOWN = [(NOT_STATED, _("not known"))]
LONGEST_QUERY = 200
SECONDS_KEPT = 24 * 60 * 60
COUNTRY_CODES = {"type": "string", "enum": countries.CODES}
COUNTRY_CODES_OR_UNKNOWN = {"type": "string", "enum": [*countries.CODES, NOT_STATED]}


def list_ordering(order: str | None) -> tuple[str, ...]:
    """The ordering of a list for a value of ``order``; the newest first for any other."""
    return ORDERINGS.get(order or NEWEST, ORDERINGS[NEWEST])


def _countries_or_unknown() -> list[tuple[str, str]]:
    return [*countries.choices_now(), *UNKNOWN]


class SeizureFilterForm(forms.Form):
    """Refuses bounds that exclude each other, beside the field that is too low."""

    def full_clean(self):
        """A browser empties a date field that holds no date, so what was typed is shown as text."""
        super().full_clean()
        for name in self.errors:
            if name in self.fields and isinstance(self.fields[name].widget, forms.DateInput):
                self.fields[name].widget.input_type = "text"

    def clean(self):
        cleaned = super().clean()
        for low, high, message in (
            (
                "occurred_from",
                "occurred_to",
                _("This is before the day under “from”, so no record can match."),
            ),
            (
                "kg_min",
                "kg_max",
                _("This is less than the kilograms under “at least”, so no record can match."),
            ),
        ):
            lower, upper = cleaned.get(low), cleaned.get(high)
            if lower is not None and upper is not None and lower > upper:
                self.add_error(high, message)
        return cleaned


class SeizureFilter(django_filters.FilterSet):
    """Records by what, where, when, how hidden and how much."""

    q = filter_fields.text(
        _("words"),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("In titles, places, cover loads, vessels, sources and identifiers."),
    )
    substance = Several(_("substance"), Substance.choices)
    form = Several(_("form"), [*Form.choices, *UNKNOWN])
    country = extend_schema_field(COUNTRY_CODES)(Several(_("country"), countries.choices_now))
    role = Several(
        _("as the place of"),
        Role.choices,
        help_text=_("What the country or site was: where it was seized, where it was going."),
    )
    site = Several(_("kind of site"), Site.choices)
    place = extend_schema_field(str)(
        filter_fields.SeveralTexts(
            _("place"), help_text=_("A name or a UN/LOCODE, as in Port of Callao or PECLL.")
        )
    )
    departure = extend_schema_field(COUNTRY_CODES_OR_UNKNOWN)(
        Several(_("departure"), _countries_or_unknown)
    )
    destination = extend_schema_field(COUNTRY_CODES_OR_UNKNOWN)(
        Several(_("destination"), _countries_or_unknown)
    )
    route = extend_schema_field(str)(
        filter_fields.Routes(
            _("route"),
            help_text=_(
                "From one country to another, as in PE-NL: from where it left, or else from where "
                "it was seized on its way."
            ),
        )
    )
    occurred_from = filter_fields.day(_("from"))
    occurred_to = filter_fields.day(_("to"))
    quantity = Several(_("quantity"), QUANTITIES)
    kg_min = filter_fields.kilograms(_("at least, kilograms"))
    kg_max = filter_fields.kilograms(_("at most, kilograms"))
    mode = Several(_("conveyance"), [*Mode.choices, *UNKNOWN])
    concealment = Several(_("concealment"), [*Concealment.choices, *UNKNOWN])
    cover_load = filter_fields.text(_("cover load"), max_length=120)
    kind = Several(_("kind of record"), Kind.choices)
    status = Several(_("status"), LISTED_STATUSES)
    article = extend_schema_field(int)(
        filter_fields.Articles(
            _("article"), help_text=_("Records that a published article shows, by its number.")
        )
    )
    group = extend_schema_field(str)(
        filter_fields.Groups(
            _("criminal group"),
            help_text=_("Records in published articles about it, by the group’s address."),
        )
    )
    order = django_filters.ChoiceFilter(
        label=_("order"),
        choices=ORDERS,
        method="applied_with_others",
        empty_label=None,
        null_label=None,
        error_messages=filter_fields.SeveralField.default_error_messages,
    )

    class Meta:
        model = Seizure
        form = SeizureFilterForm
        fields: list[str] = []

    @cached_property
    def selection(self) -> Selection:
        """What is asked, as conditions on the flat rows of lists."""
        return select(self.form.cleaned_data)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """The selected records, each with what lists are ordered by."""
        return self.selection.narrow(queryset).annotate(
            listed_key=F("listed__seizure_id"),
            listed_filed_under=F("listed__filed_under"),
            listed_changed_at=F("listed__changed_at"),
            listed_weight=F("listed__weight"),
            listed_weight_or_last=F("listed__weight_or_last"),
        )

    def applied_with_others(self, queryset: QuerySet, name: str, value) -> QuerySet:
        """Nothing by itself: :meth:`filter_queryset` combines it with its neighbours."""
        return queryset

    @property
    def line_conditions(self) -> Q:
        """What is asked of the substance itself: also what the totals are limited to."""
        return self.selection.lines("quantity")

    @property
    def ordering(self) -> tuple[str, ...]:
        """For keyset paging of the rows."""
        return list_ordering(self.form.cleaned_data.get("order"))

    # --- What was found ---------------------------------------------------------------------------

    @cached_property
    def tally(self) -> Tally:
        """Counts and totals of everything listed that is asked for, kept until a record changes."""
        return self._kept("tally", lambda: tallies.tally(self.selection))

    @property
    def number_found(self) -> int:
        return self.tally.number

    @property
    def number_fuzzy(self) -> int:
        """How many of them may lie outside the days that are asked for."""
        return self.tally.fuzzy

    @property
    def totals(self) -> dict[str, Total]:
        """What the rows add up to, each substance by itself: they are never added together."""
        return self.tally.totals

    @cached_property
    def facets(self) -> list[Facet]:
        """Each filter's values with their numbers, as if that filter were not set."""
        return facets(self.tally, self.form)

    @cached_property
    def completeness(self) -> list[Completeness]:
        """How many of the records found state their quantity, their day, their destination …"""
        return completeness(self.tally)

    def totals_by(self, dimension: str, substance: str = "") -> dict[str, Total]:
        """A total for each value of a dimension: :func:`seizures.lists.tallies.totals_by`.

        ``route`` has pairs of countries as its keys.
        """
        found = self._kept(
            f"{dimension}:{substance}",
            lambda: tallies.totals_by(self.selection, dimension, substance),
        )
        if dimension == "route":
            return {tuple(key.split("-")): total for key, total in found.items()}
        return found

    def _kept(self, what: str, compute):
        """From the cache, where nothing changed since it was last asked.

        What depends on articles is not kept: they come and go by the hour, past any stamp.
        """
        if self.depends_on_articles:
            return compute()
        question = hashlib.sha256(f"{what} {self.canonical}".encode()).hexdigest()
        return cache.get_or_set(f"record-lists:{self._stamp}:{question}", compute, SECONDS_KEPT)

    @property
    def depends_on_articles(self) -> bool:
        """Whether another publication than a record's can change what is found."""
        return any(self.form.cleaned_data.get(name) for name in ("article", "group"))

    @cached_property
    def _stamp(self) -> str:
        return listing.stamp()

    # --- What is asked ----------------------------------------------------------------------------

    @property
    def asked_values(self) -> dict[str, list]:
        """Each filter that is set, with its cleaned values, in the order of the filters."""
        given = {name: self.form.cleaned_data.get(name) for name in self.base_filters}
        return {
            name: value if isinstance(value, list) else [value]
            for name, value in given.items()
            if name != "order" and value not in (None, "", [])
        }

    @property
    def canonical(self) -> str:
        """The question as an address asks it: the same question is always the same text."""
        return urlencode(
            [(name, str(value)) for name, some in self.asked_values.items() for value in some]
        )

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """What is asked, filter by filter: its label and the value's own words."""
        return [(label, value) for _name, label, value in self.words_by_name]

    @property
    def words_by_name(self) -> list[tuple[str, str, str]]:
        """The same, each with the name of its filter."""
        return [
            (name, str(self.form.fields[name].label), _said(self.form.fields[name], values))
            for name, values in self.asked_values.items()
        ]

    @cached_property
    def sentence(self) -> str:
        """What was found, in one sentence that can be quoted, with its figures and their day."""
        return sentence(self, timezone.localdate())

    @property
    def is_asked(self) -> bool:
        """Whether any filter is set: an order alone asks for nothing."""
        return bool(self.asked_values)


def _said(field: forms.Field, values: list) -> str:
    """Values in words, in the active language."""
    if hasattr(field, "label_of"):
        return ", ".join(field.label_of(value) for value in values)
    return ", ".join(
        date_format(value) if isinstance(value, date) else localize(value) for value in values
    )
