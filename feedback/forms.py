"""What a reader fills in, and what a member of the desk may change about it."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from commons import submission
from commons.open_forms import NO_NULL_CHARACTERS, OpenForm
from feedback import proof
from feedback.models import LINK_MAX_LENGTH, TEXT_MAX_LENGTH, Kind, Message
from feedback.models.message import CORRECT_MAX_LENGTH, PASSAGE_MAX_LENGTH
from seizures.paper.boxes import Box

NAME_MAX_LENGTH = Message._meta.get_field("name").max_length
LINK_INVALID = _("Enter a full address, such as https://example.org/story.")


def _at_most(limit: int) -> MaxLengthValidator:
    return MaxLengthValidator(
        limit,
        ngettext_lazy(
            "Shorten it to %(limit_value)d character: it has %(show_value)d.",
            "Shorten it to %(limit_value)d characters: it has %(show_value)d.",
            "limit_value",
        ),
    )


def _text_field(**options) -> forms.CharField:
    """Words of the reader: line ends as one character, none that is no text."""
    errors = {**NO_NULL_CHARACTERS, **options.pop("error_messages", {})}
    return forms.CharField(error_messages=errors, **options)


class ProvenForm(OpenForm):
    """An open form that a browser proves its work for, or that takes the slower way.

    ``altcha`` is the proof (:mod:`feedback.proof`). Nothing of it is ever an error that a reader
    could not answer by sending the form once more.
    """

    altcha = forms.CharField(required=False, widget=forms.HiddenInput)
    parts: tuple[str, ...] = ()

    @property
    def submission_key(self) -> str:
        written = self.cleaned_data
        return submission.submission_key(
            written["token"], *(str(written[field]) for field in self.parts if field in written)
        )

    def clean(self):
        written = super().clean()
        self.is_proven = not self.errors and proof.is_proven(
            written.get("altcha", ""), self.submission_key
        )
        if not self.errors and not self.is_proven and self._came_too_soon():
            why = _(
                "Your browser gave us no sign that a person is at it, so we wait a moment longer. "
                "Everything you wrote is still here: please send it once more."
            )
            self.add_error(None, forms.ValidationError(why, code="too_fast"))
        return written

    def _came_too_soon(self) -> bool:
        shown = submission.shown_at(self.cleaned_data["token"])
        return timezone.now() - shown < proof.WITHOUT_PROOF


class MessageForm(ProvenForm):
    """The reader's form: about an article it asks for the passage, about a record for its box."""

    parts = (
        "kind",
        "box",
        "passage",
        "text",
        "correct",
        "link",
        "name",
        "email",
        "may_publish",
        "may_name",
    )

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what your message is."),
            "invalid_choice": _("Choose what your message is from the list."),
        },
    )
    box = forms.ChoiceField(
        label=_("Which part of the record?"),
        choices=[("", _("all of it, or none of these")), *Box.choices],
        required=False,
        error_messages={"invalid_choice": _("Choose a part of the record from the list.")},
    )
    passage = _text_field(
        label=_("The passage you mean"),
        help_text=_("Copied from the article, so that the editor finds it at once."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short", "data-passage": ""}),
        validators=[_at_most(PASSAGE_MAX_LENGTH)],
    )
    text = _text_field(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write your message.")},
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
    correct = _text_field(
        label=_("What is right?"),
        help_text=_("What should stand there instead, if you know it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        validators=[_at_most(CORRECT_MAX_LENGTH)],
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
    name = _text_field(
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
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "We write there about this message and for nothing else. Without it you find our "
            "answer on a private page, whose link you are given once you have sent the form."
        ),
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
    may_name = forms.BooleanField(
        label=_("If we correct something because of it, you may thank me by name"),
        help_text=_("Without this we say “a reader”."),
        required=False,
    )

    def __init__(self, *args, article=None, seizure=None, **kwargs):
        super().__init__(*args, **kwargs)
        if article is None:
            del self.fields["passage"]
        if seizure is None:
            del self.fields["box"], self.fields["correct"]

    @property
    def written(self) -> dict:
        """What :func:`feedback.services.receive_message` asks for, as far as the form knows it."""
        return {field: self.cleaned_data[field] for field in self.parts if field in self.fields}

    def clean_text(self) -> str:
        return _unix_line_ends(self.cleaned_data["text"])

    def clean_passage(self) -> str:
        return _unix_line_ends(self.cleaned_data["passage"])

    def clean_correct(self) -> str:
        return _unix_line_ends(self.cleaned_data["correct"])

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        limit = Message._meta.get_field("email").max_length
        if len(address) > limit:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"])
        return address

    def clean(self):
        if (
            self.cleaned_data.get("kind") == Kind.REPUBLICATION
            and not self.cleaned_data.get("link")
            and "link" not in self.errors
        ):
            self.add_error("link", _("Enter the address of the page where you republished it."))
        return super().clean()


class AdditionForm(ProvenForm):
    """What a reader adds to a message of theirs."""

    parts = ("text",)

    text = _text_field(
        label=_("Add to your message"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what you want to add.")},
        validators=[_at_most(TEXT_MAX_LENGTH)],
    )

    def clean_text(self) -> str:
        return _unix_line_ends(self.cleaned_data["text"])


class EraseForm(forms.Form):
    """That a reader means it: what is erased nobody brings back."""

    use_required_attribute = False

    sure = forms.BooleanField(
        label=_("Yes, erase my message. I know that it cannot be brought back."),
        error_messages={"required": _("Tick the box if you want your message erased.")},
    )


def _unix_line_ends(text: str) -> str:
    """Browsers send line ends as CR LF; we keep the one that everything else expects."""
    return text.replace("\r\n", "\n")


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
