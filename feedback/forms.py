"""What a reader fills in, and what a member of the desk may change about it."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from commons import submission
from commons.open_forms import NO_NULL_CHARACTERS, OpenForm
from feedback.models import LINK_MAX_LENGTH, TEXT_MAX_LENGTH, Kind, Message

NAME_MAX_LENGTH = Message._meta.get_field("name").max_length
LINK_INVALID = _("Enter a full address, such as https://example.org/story.")


class MessageForm(OpenForm):
    """The reader's form."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what your message is."),
            "invalid_choice": _("Choose what your message is from the list."),
        },
    )
    text = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write your message."), **NO_NULL_CHARACTERS},
        validators=[
            MaxLengthValidator(
                TEXT_MAX_LENGTH,
                ngettext_lazy(
                    "Shorten your message to %(limit_value)d character: it has %(show_value)d.",
                    "Shorten your message to %(limit_value)d characters: it has %(show_value)d.",
                    "limit_value",
                ),
            )
        ],
    )
    link = forms.URLField(
        label=_("Link"),
        help_text=_(
            "If you republished our work: the address where it stands. "
            "For a correction: a source, if you have one."
        ),
        required=False,
        assume_scheme="https",
        validators=[
            URLValidator(schemes=["http", "https"], message=LINK_INVALID),
            MaxLengthValidator(LINK_MAX_LENGTH, _("That address is too long for us to keep.")),
        ],
        error_messages={"invalid": LINK_INVALID, **NO_NULL_CHARACTERS},
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        validators=[
            MaxLengthValidator(
                NAME_MAX_LENGTH,
                ngettext_lazy(
                    "Shorten the name to %(limit_value)d character.",
                    "Shorten the name to %(limit_value)d characters.",
                    "limit_value",
                ),
            )
        ],
        error_messages=NO_NULL_CHARACTERS,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Without an address we cannot answer you. We use it for nothing else."),
        required=False,
        max_length=None,
        error_messages={
            "invalid": _("Enter an e-mail address in the form name@example.org, or leave it out."),
            **NO_NULL_CHARACTERS,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    may_publish = forms.BooleanField(
        label=_("You may publish my message, with my name if I gave it"),
        help_text=_("Never your e-mail address. Without this we publish nothing you write."),
        required=False,
    )

    @property
    def submission_key(self) -> str:
        written = self.cleaned_data
        return submission.submission_key(
            written["token"],
            *(written[field] for field in ("kind", "text", "link", "name", "email")),
            str(written["may_publish"]),
        )

    def clean_text(self) -> str:
        """Browsers send line ends as CR LF; we keep the one that everything else expects."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        limit = Message._meta.get_field("email").max_length
        if len(address) > limit:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"])
        return address

    def clean(self):
        written = super().clean()
        if (
            written.get("kind") == Kind.REPUBLICATION
            and not written.get("link")
            and "link" not in self.errors
        ):
            self.add_error("link", _("Enter the address of the page where you republished it."))
        return written


class TriageForm(forms.ModelForm):
    """What the desk decides about a message. The reader's words are no field of it."""

    class Meta:
        model = Message
        fields = ["state", "owner"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members_of_the_desk()
        self.fields["owner"].empty_label = _("nobody")


def members_of_the_desk():
    """Those who may answer readers."""
    members = get_user_model().objects.with_perm(
        "feedback.change_message", backend="django.contrib.auth.backends.ModelBackend"
    )
    return members.order_by("first_name", "last_name", "username")
