"""Panels of the record's form: what was understood, what keeps it back, what sources dispute."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.panels import Panel

from seizures import readiness
from seizures.desk import answers


class AnswerPanel(Panel):
    """Under some fields of a row: what :mod:`seizures.desk.answers` understood of them.

    ``kind`` names the rule. ``fields`` are what it reads: names in the rule to names in the form,
    or names that are the same in both. A script asks anew while somebody types; without it the
    same is said when the form is saved or comes back. ``finder`` is the field in which places are
    found by name.
    """

    def __init__(self, kind, fields, finder="", **kwargs):
        super().__init__(**kwargs)
        self.kind = kind
        self.fields = fields if isinstance(fields, dict) else {name: name for name in fields}
        self.finder = finder

    def clone_kwargs(self):
        return {
            **super().clone_kwargs(),
            "kind": self.kind,
            "fields": self.fields,
            "finder": self.finder,
        }

    @property
    def clean_name(self):
        return super().clean_name or f"{self.kind}_understood"

    class BoundPanel(Panel.BoundPanel):
        template_name = "seizures/desk/answer.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            typed = {
                name: str(self.form[field].value() or "")
                for name, field in self.panel.fields.items()
            }
            prefix = f"{self.form.prefix}-" if self.form.prefix else ""
            return {
                **context,
                "kind": self.panel.kind,
                "prefix": prefix,
                "fields": " ".join(f"{name}={field}" for name, field in self.panel.fields.items()),
                "finder": self.panel.finder,
                "answer": answers.KINDS[self.panel.kind](typed),
            }


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one field, with a link that leads to it."""

    field: str
    words: str
    anchor: str


class ReadinessPanel(Panel):
    """At the head of the form: mistakes with links to them, then what keeps the record back."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "seizures/desk/readiness.html"

        @property
        def media(self):
            return super().media + Media(js=[Script("js/record-form.js", type="module")])

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "mistakes": list(self.mistakes()),
                "report": readiness.report(self.instance) if self.instance.pk else None,
                "understand_url": reverse("record_understand", args=["quantity"]).rpartition(
                    "quantity"
                )[0],
                "places_url": reverse("record_places"),
                "map_url": reverse("record_place_map"),
            }

        def mistakes(self) -> Iterator[Mistake]:
            """Every error of the form and of its rows, in the order of the page."""
            if not self.form.is_bound:
                return
            yield from _mistakes_of(self.form, "")
            for formset in self.form.formsets.values():
                label = str(formset.model._meta.verbose_name)
                for number, row in enumerate(formset.forms, start=1):
                    yield from _mistakes_of(row, f"{label} {number}: ")
                for words in formset.non_form_errors():
                    yield Mistake(label, str(words), f"id_{formset.prefix}-TOTAL_FORMS")


def _mistakes_of(form, row: str) -> Iterator[Mistake]:
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        label = f"{row}{field.label}" if field else row.removesuffix(": ")
        anchor = form[name].id_for_label if field else f"inline_child_{form.prefix}"
        for words in errors:
            yield Mistake(label, str(words), anchor)


class DisagreementPanel(Panel):
    """Under the claims: those about one subject side by side, where sources do not agree."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "seizures/desk/disagreements.html"

        def is_shown(self):
            return super().is_shown() and bool(self.disagreements)

        @property
        def disagreements(self) -> list[readiness.Disagreement]:
            return readiness.disagreements(self.instance) if self.instance.pk else []
