"""The form for an uploaded image: what is refused, and what is stripped before it is kept."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class CreditedImageForm(BaseImageForm):
    """Wagtail's image form; credit and licence are asked for where they matter.

    Wagtail's field already refuses what is too heavy, has too many pixels, or is no image.
    """

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("licence_code") and not cleaned.get("credit", "").strip():
            self.add_error("credit", _("An image with a licence needs a credit: whose work is it?"))
        return cleaned
