"""“I used this”: what an outlet tells us of its copy."""

from datetime import timedelta

from django import forms
from django.conf.locale import LANG_INFO
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from commons.addresses import is_ours
from commons.open_forms import NO_NULL_CHARACTERS, OpenForm
from republication.models.reuse import NOTE_MAX_LENGTH, OUTLET_MAX_LENGTH, Reuse
from republication.reuses import addresses
from republication.reuses.reporting import Told

ADDRESS_INVALID = _("Enter the full address of your page, such as https://example.org/story.")
ADDRESS_OURS = _("That is an address of ours. Enter the one where your copy stands.")
EMAIL_INVALID = _("Enter an e-mail address in the form name@example.org, or leave it out.")
DAY_INVALID = _("Enter the day as in 2026-03-02, or leave it out.")
DAY_TO_COME = _("That day has not come yet. Tell us when the copy is out, or leave the day out.")
NAME_MAX_LENGTH = Reuse._meta.get_field("contact_name").max_length
EMAIL_MAX_LENGTH = Reuse._meta.get_field("contact_email").max_length
SOMEWHERE_ALREADY = timedelta(days=1)  # it may be tomorrow where the copy appears


def check_copy_address(written: str) -> str:
    """The address of a copy, normalised. Raises ``ValidationError``."""
    try:
        url = addresses.normalised(written)
    except addresses.NotAnAddress as error:
        raise forms.ValidationError(ADDRESS_INVALID, code="invalid") from error
    if is_ours(url):
        raise forms.ValidationError(ADDRESS_OURS, code="ours")
    return url


def check_day(day) -> None:
    """Raise ``ValidationError`` for a day that has come nowhere yet."""
    if day and day > timezone.localdate() + SOMEWHERE_ALREADY:
        raise forms.ValidationError(DAY_TO_COME, code="to_come")


def languages() -> list[tuple[str, str]]:
    """Every language that Django has a name for, by code (BCP 47), each in its own words."""
    named = [
        (code, capfirst(info["name_local"]))
        for code, info in LANG_INFO.items()
        if "name_local" in info
    ]
    return sorted(named, key=lambda each: each[1].casefold())


def _no_longer_than(limit: int) -> MaxLengthValidator:
    return MaxLengthValidator(
        limit,
        ngettext_lazy(
            "Shorten this to %(limit_value)d character: it has %(show_value)d.",
            "Shorten this to %(limit_value)d characters: it has %(show_value)d.",
            "limit_value",
        ),
    )


class UsedForm(OpenForm):
    """Where a copy stands and, if they like, who is to hear of corrections."""

    url = forms.CharField(
        label=_("Address of your page"),
        help_text=_("Where the article stands at your outlet."),
        error_messages={"required": ADDRESS_INVALID, **NO_NULL_CHARACTERS},
        widget=forms.URLInput(attrs={"autocomplete": "url", "spellcheck": "false"}),
    )
    outlet = forms.CharField(
        label=_("Your outlet"),
        required=False,
        error_messages=NO_NULL_CHARACTERS,
        validators=[_no_longer_than(OUTLET_MAX_LENGTH)],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the copy"),
        error_messages={"invalid_choice": _("Choose a language from the list.")},
    )
    published_on = forms.DateField(
        label=_("Day it appeared"),
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": DAY_INVALID},
        validators=[check_day],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("Anything we should know"),
        help_text=_("What you changed, say, or in which printed edition it stands."),
        required=False,
        error_messages=NO_NULL_CHARACTERS,
        validators=[_no_longer_than(NOTE_MAX_LENGTH)],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        required=False,
        error_messages=NO_NULL_CHARACTERS,
        validators=[_no_longer_than(NAME_MAX_LENGTH)],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We thank you there. Without the consent below we erase it after 30 days."),
        required=False,
        max_length=None,
        error_messages={"invalid": EMAIL_INVALID, **NO_NULL_CHARACTERS},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    may_contact = forms.BooleanField(
        label=_("Write to me when you correct this article"),
        help_text=_(
            "You get the correction ready to paste. We keep the address for two years at most, or "
            "until you ask us to erase it."
        ),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages()

    def clean_url(self) -> str:
        return check_copy_address(self.cleaned_data["url"])

    def clean_note(self) -> str:
        """Browsers send line ends as CR LF; we keep the one that everything else expects."""
        return self.cleaned_data["note"].replace("\r\n", "\n")

    def clean_contact_email(self) -> str:
        address = self.cleaned_data["contact_email"]
        if len(address) > EMAIL_MAX_LENGTH:
            raise forms.ValidationError(EMAIL_INVALID, code="invalid")
        return address

    def clean(self):
        written = super().clean()
        has_address = written.get("contact_email") or "contact_email" in self.errors
        if written.get("may_contact") and not has_address:
            self.add_error(
                "contact_email", _("Enter the address to which we write, or clear the box below.")
            )
        return written

    @property
    def told(self) -> Told:
        """What was filled in. The form must be valid."""
        names = Told.__dataclass_fields__.keys() & self.cleaned_data.keys()
        return Told(**{name: self.cleaned_data[name] for name in names})
