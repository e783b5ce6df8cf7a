"""The form for an uploaded image: what is refused, and what is stripped before it is kept."""

from django.conf import settings
from django.forms import CharField, FileField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from newsroom.images.files import clean_image

ALT_TEXT_MAX_LENGTH = 400


class CleanImageFormField(WagtailImageField):
    """Wagtail's field, which hands on a file that was looked through and written anew.

    Wagtail's own checks would read every pixel to count them; all is said by :func:`clean_image`.
    """

    def to_python(self, data):
        file = FileField.to_python(self, data)
        return file and clean_image(file)


class CreditedImageForm(BaseImageForm):
    """Wagtail's image form, with an alt text in each of the site's languages after the title.

    Each is a field of its own, so that wherever Wagtail shows this form (one image, many, inside
    the chooser) it has its label and keeps what was typed. Credit and licence are asked for where
    they matter.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = CleanImageFormField(
                label=field.label, required=field.required, widget=field.widget
            )
        for language, name in settings.LANGUAGES:
            self.fields[alt_field(language)] = CharField(
                label=_("Alt text in %(language)s") % {"language": name},
                help_text=_("What the picture shows, for someone who does not see it."),
                required=False,
                max_length=ALT_TEXT_MAX_LENGTH,
                widget=AdminAutoHeightTextInput,
                initial=self.instance.alt_in(language),
            )
        self.order_fields(["title", "file", *map(alt_field, dict(settings.LANGUAGES)), "credit"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("licence_code") and not cleaned.get("credit", "").strip():
            self.add_error("credit", _("An image with a licence needs a credit: whose work is it?"))
        self.instance.alt_texts = self._alt_texts(cleaned)
        return cleaned

    def _alt_texts(self, cleaned) -> dict[str, str]:
        """Those typed; one that this form did not ask for stays as it was."""
        texts = dict(self.instance.alt_texts)
        for language, _name in settings.LANGUAGES:
            if self.add_prefix(alt_field(language)) in self.data:
                # One line, whatever the field let through: it becomes an attribute.
                texts[language] = " ".join(cleaned.get(alt_field(language), "").split())
        return {language: text for language, text in texts.items() if text}


def alt_field(language: str) -> str:
    """The name of the form's field for that language."""
    return f"alt_text_{language}"
