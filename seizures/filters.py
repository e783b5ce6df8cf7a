"""The one set of filters of the record: list page, totals and API read the same parameters.

What is uncertain matches by overlap: a record of "June 2022" is found when any day of June lies
within the bounds asked for, a quantity of "2 to 3 tons" when any part of it does. Everything that
is asked of a place is asked of one and the same place, and likewise of a substance.
"""

from datetime import date

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format, localize
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from commons import countries
from seizures.models import Claim, Seizure, SeizurePlace, SubstanceLine, Wording
from seizures.totals import Total
from seizures.vocabularies import Concealment, Form, Kind, Mode, Role, Site, Status, Substance

NEWEST, OLDEST = "newest", "oldest"
ORDERINGS = {NEWEST: Seizure.LIST_ORDERING, OLDEST: ("filed_under", "pk")}
LISTED_STATUSES = [
    choice for choice in Status.choices if choice[0] not in (Status.MERGED, Status.RETRACTED)
]
LONGEST_QUERY = 200


def list_ordering(order: str | None) -> tuple[str, ...]:
    """The ordering of a list for a value of ``order``; the newest first for any other."""
    return ORDERINGS.get(order or NEWEST, ORDERINGS[NEWEST])


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


def _choice(label, choices, **extra) -> django_filters.ChoiceFilter:
    """One value of a closed list. ``method`` leaves the work to :meth:`filter_queryset`."""
    extra.setdefault("empty_label", _("any"))
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        error_messages={
            "invalid_choice": _("“%(value)s” is not one of the values there are here.")
        },
        **extra,
    )


def _day(label) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label,
        method="applied_with_others",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("This is not a day. Write it as in 2022-06-11.")},
    )


def _kilograms(label) -> django_filters.NumberFilter:
    return django_filters.NumberFilter(
        label=label,
        method="applied_with_others",
        min_value=0,
        max_digits=20,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("This is not a number of kilograms. Write it as in 2200.5.")},
    )


class SeizureFilter(django_filters.FilterSet):
    """Records by what, where, when, how hidden and how much."""

    q = django_filters.CharFilter(
        label=_("words"),
        method="with_words",
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("In titles, places, cover loads, vessels, sources and identifiers."),
    )
    substance = _choice(_("substance"), Substance.choices, method="applied_with_others")
    form = _choice(_("form"), Form.choices, method="applied_with_others")
    country = extend_schema_field({"type": "string", "enum": countries.CODES})(
        _choice(_("country"), countries.choices_now, method="applied_with_others")
    )
    role = _choice(
        _("as the place of"),
        Role.choices,
        method="applied_with_others",
        empty_label=_("any role"),
        help_text=_("What the country or site was: where it was seized, where it was going."),
    )
    site = _choice(_("kind of site"), Site.choices, method="applied_with_others")
    occurred_from = _day(_("from"))
    occurred_to = _day(_("to"))
    kg_min = _kilograms(_("at least, kilograms"))
    kg_max = _kilograms(_("at most, kilograms"))
    mode = _choice(_("conveyance"), Mode.choices)
    concealment = _choice(_("concealment"), Concealment.choices)
    cover_load = django_filters.CharFilter(
        label=_("cover load"), method="with_cover_load", max_length=120
    )
    kind = _choice(_("kind of record"), Kind.choices)
    status = _choice(_("status"), LISTED_STATUSES)
    order = _choice(
        _("order"),
        [(NEWEST, _("newest first")), (OLDEST, _("oldest first"))],
        method="applied_with_others",
        empty_label=None,
        null_label=None,
    )

    class Meta:
        model = Seizure
        form = SeizureFilterForm
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Each filter by itself, then those that must hold of one place or one substance line."""
        queryset = super().filter_queryset(queryset)
        wanted = self.form.cleaned_data
        queryset = queryset.overlapping(wanted.get("occurred_from"), wanted.get("occurred_to"))
        for model, conditions in (
            (SubstanceLine, self.line_conditions & self._mass_conditions()),
            (SeizurePlace, self._place_conditions()),
        ):
            if conditions:
                queryset = queryset.filter(
                    Exists(model.objects.filter(conditions, seizure=OuterRef("pk")))
                )
        return queryset

    def applied_with_others(self, queryset: QuerySet, name: str, value) -> QuerySet:
        """Nothing by itself: :meth:`filter_queryset` combines it with its neighbours."""
        return queryset

    def with_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Every word occurs somewhere in the record; all case-insensitive."""
        for word in value.split():
            queryset = queryset.filter(
                Q(public_id__icontains=word)
                | Q(vessel__icontains=word)
                | Q(container_number__icontains=word)
                | Q(imo_number__icontains=word)
                | _part(Wording, Q(title__icontains=word) | Q(cover_load__icontains=word))
                | _part(SeizurePlace, Q(name__icontains=word) | Q(locode__iexact=word))
                | _part(Claim, Q(source_name__icontains=word) | Q(quote__icontains=word))
            )
        return queryset

    def with_cover_load(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """In any language the record is worded in."""
        return queryset.filter(_part(Wording, Q(cover_load__icontains=value)))

    @property
    def line_conditions(self) -> Q:
        """What is asked of the substance itself: also what the totals are limited to."""
        wanted = self.form.cleaned_data
        return _equal(substance=wanted.get("substance"), form=wanted.get("form"))

    def _place_conditions(self) -> Q:
        wanted = self.form.cleaned_data
        return _equal(
            country=wanted.get("country"), role=wanted.get("role"), site=wanted.get("site")
        )

    def _mass_conditions(self) -> Q:
        """By overlap; an open end reaches any bound, an unknown mass reaches none."""
        wanted = self.form.cleaned_data
        conditions = Q()
        if (least := wanted.get("kg_min")) is not None:
            conditions &= Q(kg_high__gte=least) | Q(kg_high__isnull=True, kg_low__isnull=False)
        if (most := wanted.get("kg_max")) is not None:
            conditions &= Q(kg_low__lte=most) | Q(kg_low__isnull=True, kg_high__isnull=False)
        return conditions

    @property
    def ordering(self) -> tuple[str, ...]:
        """For keyset paging of the rows."""
        return list_ordering(self.form.cleaned_data.get("order"))

    @cached_property
    def totals(self) -> dict[str, Total]:
        """What the rows add up to, each substance by itself: they are never added together."""
        return self.qs.totals_by_substance(self.line_conditions)

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """What is asked, filter by filter: its label and the value's own words."""
        return [
            (str(self.form.fields[name].label), _said(self.form.fields[name], value))
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "", []) and name != "order"
        ]

    @property
    def is_asked(self) -> bool:
        """Whether any filter is set: an order alone asks for nothing."""
        return any(
            value not in (None, "", [])
            for name, value in self.form.cleaned_data.items()
            if name != "order"
        )


def _said(field: forms.Field, value) -> str:
    """A value in words, in the active language."""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    return date_format(value) if isinstance(value, date) else localize(value)


def _equal(**wanted) -> Q:
    return Q(**{name: value for name, value in wanted.items() if value})


def _part(model, condition: Q) -> Exists:
    """That the record has a part of this kind for which the condition holds."""
    return Exists(model.objects.filter(condition, seizure=OuterRef("pk")))
