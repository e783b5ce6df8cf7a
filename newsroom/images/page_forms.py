"""The form in which a page with pictures is edited."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

NO_WORDS = _(
    "Say what the picture shows, for readers who do not see it: here, or once and for all with "
    "the image itself, which has no alt text in the language of this page."
)


class IllustratedPageForm(WagtailAdminPageForm):
    """Refuses to publish a picture without words. A draft may be saved without them."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and not self.errors.get("body"):
            without = {
                picture.position: StructBlockValidationError(
                    {"alt_text": ValidationError(NO_WORDS)}
                )
                for picture in self.instance.pictures(cleaned.get("body"))
                if picture.position is not None and not picture.alt
            }
            if without:
                self.add_error("body", StreamBlockValidationError(without))
        return cleaned
