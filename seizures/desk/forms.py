"""What the desk asks before two records become one, stay two, or one is taken back."""

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from commons import languages
from seizures import merging
from seizures.models import Seizure

LONGEST_REASON = 1000


class ReasonForm(forms.Form):
    """A reason that readers see, with the language it is typed in."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Readers see this in the record’s history."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )
    why_language = forms.ChoiceField(
        label=gettext_lazy("Language of this reason"), choices=languages.published
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("why_language", get_language())

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("why", "why_language")}


class DifferentForm(forms.Form):
    """Why two records that look alike are two: the next editor need not ask again."""

    reason = forms.CharField(
        label=gettext_lazy("Why they are two events"),
        help_text=gettext_lazy("For the desk. This pair is never proposed again."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_REASON,
    )


class OtherRecordForm(forms.Form):
    """The record that this one is the same as."""

    other = forms.CharField(
        label=gettext_lazy("Identifier of the other record"),
        help_text=gettext_lazy("As in SZ-2022-00017."),
        max_length=16,
    )

    def __init__(self, *args, record: Seizure, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record

    def clean_other(self) -> Seizure:
        typed = self.cleaned_data["other"].strip().upper()
        other = Seizure.objects.filter(public_id=typed).first()
        if other is None:
            raise forms.ValidationError(_("There is no record “%(id)s”.") % {"id": typed})
        if other.pk == self.record.pk:
            raise forms.ValidationError(_("A record cannot be merged into itself."))
        return other


class MergeForm(ReasonForm):
    """Which of two records stays, and whose value of each part that differs.

    The values are chosen by record, not by side, so that they stand when another survivor is
    picked.
    """

    def __init__(self, *args, first: Seizure, second: Seizure, **kwargs):
        self.records = {str(record.pk): record for record in (first, second)}
        survivor = second if second.live and not first.live else first
        loser = first if survivor is second else second
        self.differences = {found.part: found for found in merging.differences(survivor, loser)}
        initial = {"survivor": str(survivor.pk)}
        initial |= {
            part: str((survivor if found.proposed == merging.SURVIVOR else loser).pk)
            for part, found in self.differences.items()
        }
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        choices = [(key, record.public_id) for key, record in self.records.items()]
        self.fields["survivor"] = forms.ChoiceField(
            label=_("The record that stays"), choices=choices, widget=forms.RadioSelect
        )
        for part, found in self.differences.items():
            self.fields[part] = forms.ChoiceField(
                label=found.label, choices=choices, widget=forms.RadioSelect, required=False
            )

    @property
    def survivor(self) -> Seizure:
        return self.records[self.cleaned_data["survivor"]]

    @property
    def loser(self) -> Seizure:
        return next(record for record in self.records.values() if record is not self.survivor)

    @property
    def choices(self) -> dict[str, str]:
        return {
            part: merging.LOSER
            for part in self.differences
            if self.cleaned_data[part] == str(self.loser.pk)
        }
