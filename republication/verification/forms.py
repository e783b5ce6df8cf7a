"""“Check your copy”: an address, or the HTML that is about to be published."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from commons.open_forms import NO_NULL_CHARACTERS, OpenForm
from republication.reuses.addresses import LONGEST
from republication.reuses.forms import check_copy_address

MOST_CHARACTERS = 1_500_000
TOO_LONG = _("That is more than we read at once. Send the article’s part of the page alone.")


class CheckForm(OpenForm):
    """One of the two is enough; with both the HTML is judged, as what will stand at the address."""

    url = forms.CharField(
        label=_("Address of your page"),
        help_text=_("If it is published. We fetch the page once, as any reader would."),
        required=False,
        validators=[MaxLengthValidator(LONGEST)],
        error_messages=NO_NULL_CHARACTERS,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    html = forms.CharField(
        label=_("Or its HTML"),
        help_text=_(
            "If it is not out yet, or closed to programs. A part of the page will do, as long as "
            "headline, byline and all of the text are in it. Nothing of it is kept."
        ),
        required=False,
        strip=False,
        validators=[MaxLengthValidator(MOST_CHARACTERS, TOO_LONG)],
        error_messages=NO_NULL_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    def clean_url(self) -> str:
        written = self.cleaned_data["url"].strip()
        return check_copy_address(written) if written else ""

    def clean(self):
        written = super().clean()
        if not (self.errors or written.get("url") or (written.get("html") or "").strip()):
            self.add_error("url", _("Enter the address of your page, or paste its HTML below."))
        return written
