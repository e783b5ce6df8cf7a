"""Forms that anybody may fill in, without a cookie.

What arrives is stored the same whoever is signed in, so there is no session that a forged form
could ride on; a signed token, a trap and the browser's own word take the place of Django's check
(docs/decisions/0006-feedback-without-cookies.md).
"""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from commons import submission

UNPROCESSABLE = 422  # the status of a form that comes back with what is wrong
NO_NULL_CHARACTERS = {"null_characters_not_allowed": _("Remove the characters that are not text.")}


def receiving(view):
    """For the view of such a form: never from a cache, because its token is each reader's own."""
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that the form was sent from another site.

    Every browser in use says where a form was sent from; what says nothing is let in.
    """
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site"


class OpenForm(forms.Form):
    """A form that loses nothing: whatever is wrong, everything typed is shown again.

    ``website`` is a trap for programs: people do not see it (:attr:`is_trapped`). ``token`` says
    that the form was shown, and when (:mod:`commons.submission`). ``is_foreign`` is what the
    browser says of a form that was sent from another site.
    """

    use_required_attribute = False

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, is_foreign: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_foreign = is_foreign
        if not self.is_bound:
            self.initial["token"] = submission.new_token()

    @property
    def reader_fields(self):
        """The fields a person sees, in order."""
        return [field for field in self.visible_fields() if field.name != "website"]

    @property
    def is_trapped(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data["website"])

    def clean(self):
        written = super().clean()
        shown = submission.shown_at(self.cleaned_data.get("token", ""))
        if shown is None or self.is_foreign:
            self._give_new_token()
            why = _(
                "We cannot tell that this came from our form. Everything you wrote is still "
                "here: please send it once more."
            )
            self.add_error(None, forms.ValidationError(why, code="unknown_form"))
        elif submission.is_faster_than_a_person(shown):
            why = _(
                "That was quicker than we expect of a person. Everything you wrote is still "
                "here: please send it once more."
            )
            self.add_error(None, forms.ValidationError(why, code="too_fast"))
        return written

    def _give_new_token(self) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("token")] = submission.new_token()
