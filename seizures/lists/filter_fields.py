"""Fields of the record's filters: several values each, and errors that say how to mend them.

A repeated parameter asks for any of its values. An empty one, as a form sends, asks for nothing.
"""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field

from commons import countries
from seizures.paper import citing

NOT_STATED = "unknown"
LONGEST_TEXT = 120
# Each is a condition of its own, or a query to see whether it can match.
MOST_TEXTS = 20
LOCODE = re.compile(r"[A-Za-z]{2}[A-Za-z2-9]{3}")
ROUTE = re.compile(r"([A-Za-z]{2})-([A-Za-z]{2})")


class SeveralField(forms.MultipleChoiceField):
    """Values of a closed list, each once and in the order of that list."""

    default_error_messages = {
        "invalid_choice": gettext_lazy("“%(value)s” is not one of the values there are here.")
    }

    def to_python(self, value):
        given = dict.fromkeys(text for each in super().to_python(value) if (text := each.strip()))
        return self.in_order(list(given))

    def in_order(self, given: list[str]) -> list[str]:
        order = {code: place for place, (code, _label) in enumerate(self.choices)}
        return sorted(given, key=lambda code: order.get(code, len(order)))

    def label_of(self, value: str) -> str:
        return str(dict(self.choices).get(value, value))


class TextInputs(forms.MultipleHiddenInput):
    """An input a value: one alone would take the last of a repeated parameter and drop the rest."""

    input_type = "text"


class SeveralTextsField(SeveralField):
    """Texts of one's own, as typed."""

    widget = TextInputs

    def in_order(self, given: list[str]) -> list[str]:
        return given

    def to_python(self, value):
        return super().to_python([value] if isinstance(value, str) else value)

    def validate(self, value):
        if len(value) > MOST_TEXTS:
            raise ValidationError(
                _("These are more than %(number)d. Ask for fewer at once.") % {"number": MOST_TEXTS}
            )
        for text in value:
            if len(text) > LONGEST_TEXT:
                raise ValidationError(
                    _("This is longer than %(number)d letters.") % {"number": LONGEST_TEXT}
                )
            self.check_text(text)

    def check_text(self, text: str) -> None:
        """Raise for what can match nothing."""

    def label_of(self, value: str) -> str:
        return value


class RoutesField(SeveralTextsField):
    """Two countries, as in PE-NL: where its route began and where it was going."""

    def to_python(self, value):
        return [text.upper() for text in super().to_python(value)]

    def check_text(self, text: str) -> None:
        found = ROUTE.fullmatch(text)
        if not found or not set(found.groups()) <= set(countries.CODES):
            raise ValidationError(
                _("“%(route)s” is no route. Write two countries, as in PE-NL.") % {"route": text}
            )

    def label_of(self, value: str) -> str:
        return " → ".join(countries.name(code) for code in value.split("-"))


class ArticlesField(SeveralTextsField):
    """Published articles by their number."""

    def check_text(self, text: str) -> None:
        if not citing.title_of_article(text):
            raise ValidationError(
                _("There is no published article with the number “%(number)s”.") % {"number": text}
            )

    def label_of(self, value: str) -> str:
        return citing.title_of_article(value) or value


class GroupsField(SeveralTextsField):
    """Criminal groups by the last part of their page's address."""

    def check_text(self, text: str) -> None:
        if not citing.name_of_group(text):
            raise ValidationError(
                _("There is no criminal group at the address “%(slug)s”.") % {"slug": text}
            )

    def label_of(self, value: str) -> str:
        return citing.name_of_group(value) or value


class Several(django_filters.MultipleChoiceFilter):
    """Any of several values. The filter set combines it with its neighbours."""

    field_class = SeveralField

    def __init__(self, label, choices=(), **extra):
        super().__init__(label=label, choices=choices, method="applied_with_others", **extra)


class SeveralTexts(Several):
    field_class = SeveralTextsField


class Routes(Several):
    field_class = RoutesField


class Articles(Several):
    field_class = ArticlesField


class Groups(Several):
    field_class = GroupsField


def day(label) -> django_filters.DateFilter:
    """A filter by a day; empty, it asks for nothing."""
    shape = {"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}
    return extend_schema_field(shape)(
        django_filters.DateFilter(
            label=label,
            method="applied_with_others",
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={
                "invalid": gettext_lazy("This is not a day. Write it as in 2022-06-11.")
            },
        )
    )


def kilograms(label) -> django_filters.NumberFilter:
    return django_filters.NumberFilter(
        label=label,
        method="applied_with_others",
        min_value=0,
        max_digits=20,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": gettext_lazy("This is not a number of kilograms. Write it as in 2200.5.")
        },
    )


def text(label, **extra) -> django_filters.CharFilter:
    return django_filters.CharFilter(label=label, method="applied_with_others", **extra)
