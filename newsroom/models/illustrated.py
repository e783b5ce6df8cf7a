"""Which pictures a page shows, and what each is in words.

The words for readers who do not see a picture are asked for in one place, here: those written
for this page, or else the image's own in the page's language.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from newsroom.images.page_forms import NO_WORDS, IllustratedPageForm


@dataclass(frozen=True)
class Picture:
    """An image as one page shows it. ``position`` is its block's in the body, ``None`` the lead."""

    image: object
    alt: str
    position: int | None


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
