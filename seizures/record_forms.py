"""The form of a record: what was published is corrected only with a reason."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_serializable_data_for_fields
from wagtail.admin.forms import WagtailAdminModelForm

from seizures.changed_parts import LABELS, content, differences
from seizures.vocabularies import Status

#: Standings that have a verb of their own, which asks for the survivor or the reason.
BY_VERB = frozenset({Status.MERGED, Status.RETRACTED})


class RecordForm(WagtailAdminModelForm):
    """Asks why, where a published fact is changed; leaves merging and retracting to their verbs."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was = self.instance.status if self.instance.pk else ""
        if "status" in self.fields:
            self._offer_standings()
        if "change_note" in self.fields and not self.instance.has_unpublished_changes:
            self.initial["change_note"] = ""
        if "change_note_language" in self.fields:
            languages = dict(settings.LANGUAGES)
            here = get_language() if get_language() in languages else settings.LANGUAGE_CODE
            self.initial["change_note_language"] = self.instance.change_note_language or here

    def _offer_standings(self) -> None:
        """A retracted record may be reinstated by hand; a merged one only by undoing the merge."""
        status = self.fields["status"]
        status.choices = [
            choice for choice in status.choices if choice[0] not in BY_VERB or choice[0] == self.was
        ]
        status.error_messages["invalid_choice"] = _(
            "A record is merged or retracted by its own button, which asks for the record that "
            "stays or for the reason."
        )
        status.disabled = self.was == Status.MERGED

    def is_valid(self) -> bool:
        """Formsets are part of what is corrected, so this is asked when they are valid, too."""
        if not super().is_valid():
            return False
        if self.is_deferred_validation or "change_note" not in self.fields:
            return True
        if self.cleaned_data.get("change_note") or not self._corrects():
            return True
        self.add_error(
            "change_note",
            _(
                "Readers have had what you correct here (%(parts)s). Say what was wrong and how "
                "we know: it is shown in the record’s history."
            )
            % {"parts": ", ".join(self.corrected)},
        )
        return False

    def _corrects(self) -> bool:
        """Whether publishing this form would take back something that readers were told."""
        before = self.instance.published_content() if self.instance.pk else None
        if before is None:
            return False
        after = content(self._as_typed(), self.instance.public_id_of)
        self.corrected = [
            str(LABELS[change["part"]])
            for change in differences(before, after)
            if change["is_correction"] or self._reinstates(change)
        ]
        return bool(self.corrected)

    def _reinstates(self, change) -> bool:
        return change["part"] == "status" and change["before"] == Status.RETRACTED

    def _as_typed(self) -> dict:
        """The record as this form would save it, in the shape of ``serializable_data()``."""
        typed = get_serializable_data_for_fields(self.instance)
        for name, formset in self.formsets.items():
            typed[name] = [
                get_serializable_data_for_fields(form.instance)
                for form in formset.forms
                if not formset._should_delete_form(form)
                and (form.instance.pk or form.has_changed())
            ]
        return typed
