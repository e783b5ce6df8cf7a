"""The form for an uploaded image: what is refused, and what is stripped before it is kept."""

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from newsroom.image_files import clean_image


class CleanImageFormField(WagtailImageField):
    """Wagtail's field, which hands on a file that was looked through and written anew.

    Wagtail's own checks would read every pixel to count them; all is said by :func:`clean_image`.
    """

    def to_python(self, data):
        file = FileField.to_python(self, data)
        return file and clean_image(file)


class CreditedImageForm(BaseImageForm):
    """Wagtail's image form; credit and licence are asked for where they matter."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = CleanImageFormField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("licence_code") and not cleaned.get("credit", "").strip():
            self.add_error("credit", _("An image with a licence needs a credit: whose work is it?"))
        return cleaned
