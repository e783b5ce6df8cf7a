"""The form for an uploaded image: what is refused, and what is stripped before it is kept."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """Wagtail's field, which fails on a file that stops in the middle; this one says so."""

    def check_image_pixel_size(self, f):
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError) as broken:  # what Pillow raises on damaged data
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from broken


class CreditedImageForm(BaseImageForm):
    """Wagtail's image form; credit and licence are asked for where they matter.

    Wagtail's field already refuses what is too heavy, has too many pixels, or is no image.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = WholeImageField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("licence_code") and not cleaned.get("credit", "").strip():
            self.add_error("credit", _("An image with a licence needs a credit: whose work is it?"))
        return cleaned
