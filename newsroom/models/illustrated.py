"""Which pictures a page shows, and what each is in words.

The words for readers who do not see a picture are asked for in one place, here: those written
for this page, or else the image's own in the page's language.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

NO_WORDS = _(
    "Say what the picture shows, for readers who do not see it: here, or once and for all with "
    "the image itself, which has no alt text in the language of this page."
)


@dataclass(frozen=True)
class Picture:
    """An image as one page shows it. ``position`` is its block's in the body, ``None`` the lead."""

    image: object
    alt: str
    position: int | None


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


class Illustrated:
    """A page whose body holds images, and which may have one in the lead."""

    base_form_class = IllustratedPageForm
    lead_image = None
    lead_image_alt = ""

    @property
    def lead_alt(self) -> str:
        """What the lead image shows; empty where there is none, or nobody has said it."""
        own = self.lead_image_alt.strip()
        return own or (self.lead_image.alt_in(self.locale.language_code) if self.lead_image else "")

    def pictures(self, body=None) -> list[Picture]:
        """All it shows, in order. ``body`` is one that is still being written."""
        language = self.locale.language_code
        lead = [Picture(self.lead_image, self.lead_alt, None)] if self.lead_image else []
        return lead + [
            Picture(block.value["image"], block.value.alt_in(language), position)
            for position, block in enumerate(self.body if body is None else body)
            if block.block_type == "image" and block.value["image"]
        ]

    def refuse_lead_without_words(self) -> None:
        if self.lead_image_id and not self.lead_alt:
            raise ValidationError({"lead_image_alt": NO_WORDS})
