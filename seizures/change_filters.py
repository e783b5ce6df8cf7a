"""Which changes of the record are asked for: one set for the page and the feed."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from commons import countries
from seizures.models import ChangeKind, RecordChange, SeizurePlace, SubstanceLine
from seizures.vocabularies import Substance

CORRECTION = "correction"
LONGEST_IDENTIFIER = 16


def _choice(label, choices, empty_label, **extra) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        empty_label=empty_label,
        error_messages={
            "invalid_choice": _("“%(value)s” is not one of the values there are here.")
        },
        **extra,
    )


class ChangeFilter(django_filters.FilterSet):
    """Changes by what happened, and by the country, the substance and the record concerned.

    A record that is gone is asked about by nothing but its identifier: that it once was of some
    country is not told.
    """

    kind = _choice(
        _("what happened"),
        [(CORRECTION, _("correction")), *ChangeKind.choices],
        _("anything"),
        method="of_kind",
    )
    country = _choice(_("country"), countries.choices_now, _("any country"), method="of_country")
    substance = _choice(
        _("substance"), Substance.choices, _("any substance"), method="of_substance"
    )
    record = django_filters.CharFilter(
        label=_("record"),
        method="of_record",
        max_length=LONGEST_IDENTIFIER,
        widget=forms.TextInput(attrs={"placeholder": "SZ-2022-00017"}),
    )

    class Meta:
        model = RecordChange
        fields: list[str] = []

    def of_kind(self, queryset, name, value):
        return queryset.corrections() if value == CORRECTION else queryset.filter(kind=value)

    def of_country(self, queryset, name, value):
        return self._of_parts(queryset, SeizurePlace.objects.filter(country=value))

    def of_substance(self, queryset, name, value):
        return self._of_parts(queryset, SubstanceLine.objects.filter(substance=value))

    def _of_parts(self, queryset, parts):
        mine = parts.filter(seizure=OuterRef("record"))
        return queryset.filter(Exists(mine), record__live=True)

    def of_record(self, queryset, name, value):
        return queryset.filter(public_id=value.strip().upper())

    @cached_property
    def given(self) -> dict[str, str]:
        return {name: self.data[name] for name in self.base_filters if self.data.get(name)}

    @property
    def query(self) -> str:
        """What was asked, as the end of an address that asks the same of another view."""
        query = QueryDict(mutable=True)
        query.update(self.given)
        return f"?{query.urlencode()}" if self.given else ""
