"""What an editor chooses for a webhook."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commons import countries, languages
from newsroom.models import Section
from republication.models import ChangeKind, Endpoint, SubjectKind
from republication.webhooks import endpoints


def _sections() -> list[tuple[str, str]]:
    rows = Section.objects.live().public().select_related("locale").order_by("path")
    return [(row.slug, f"{row.title} ({row.locale.language_code})") for row in rows]


class LinesField(forms.CharField):
    """A list, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class ChoicesField(forms.MultipleChoiceField):
    """Some of a few; none leaves open what it is about."""

    def __init__(self, *, choices, label, help_text="", widget=forms.CheckboxSelectMultiple):
        super().__init__(
            choices=choices, label=label, help_text=help_text, required=False, widget=widget
        )


class EndpointForm(forms.ModelForm):
    """An address and what it is told. Where nothing is chosen, everything is."""

    kinds = ChoicesField(choices=ChangeKind.choices, label=_("Events"))
    subject_kinds = ChoicesField(choices=SubjectKind.choices, label=_("About"))
    languages = ChoicesField(
        choices=languages.published,
        label=_("Languages"),
        help_text=_("A record has none, and is left out where one is chosen."),
    )
    sections = ChoicesField(
        choices=_sections,
        label=_("Sections"),
        help_text=_("A record has none, and is left out where one is chosen."),
    )
    countries = ChoicesField(
        choices=countries.choices_now, label=_("Countries"), widget=forms.SelectMultiple
    )
    identifiers = LinesField(
        label=_("Only these"),
        required=False,
        help_text=_("Numbers of articles and identifiers of records, one a line."),
    )

    class Meta:
        model = Endpoint
        fields = [
            "republisher",
            "url",
            "description",
            "contact_email",
            "kinds",
            "subject_kinds",
            "languages",
            "sections",
            "countries",
            "identifiers",
        ]
        help_texts = {
            "url": _("Where messages are sent: https, on the public internet."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["republisher"].disabled = True

    def clean_url(self):
        endpoints.check_url(self.cleaned_data["url"])
        return self.cleaned_data["url"]

    def clean(self):
        republisher = self.cleaned_data.get("republisher")
        if republisher and not self.instance.pk:
            try:
                endpoints.check_room(republisher)
            except ValidationError as refused:
                self.add_error("republisher", refused)
        return super().clean()
