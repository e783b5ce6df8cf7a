"""An image that knows whose it is and on what terms it may travel."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to
from wagtail.search import index

from commons import licences
from newsroom.models.image_file import CleanImageField

RANDOM_BYTES_IN_A_NAME = 10


class CreditedImage(AbstractImage):
    """Wagtail's image with a credit, a source and a licence of its own.

    An image with no licence stays at home: it is shown on our pages and left out of every
    package, with its credit and the reason.
    """

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    alt_texts = models.JSONField(
        _("alt texts"),
        default=dict,
        blank=True,
        help_text="What it shows, by language code, for readers who do not see it.",
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Photographer or maker, and agency.")
    )
    source_url = models.URLField(_("source"), blank=True, max_length=500)
    licence_code = models.CharField(
        _("licence"),
        max_length=licences.LICENCE_CODE_MAX_LENGTH,
        choices=licences.choices(),
        blank=True,
        help_text=_("Without one, the image never leaves with a republished article."),
    )

    # Wagtail's one description gives way to an alt text in each language: see CreditedImageForm.
    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "credit",
        "source_url",
        "licence_code",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("every_alt_text"),
        index.AutocompleteField("every_alt_text"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args, **kwargs):
        # The file first: width and height are those of what is kept, not of what was sent.
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        self.alt_texts = {
            language: text.strip() for language, text in self.alt_texts.items() if text.strip()
        }
        super().save(*args, **kwargs)

    def alt_in(self, language: str) -> str:
        """What it shows, in words of that language; empty where nobody has said it yet."""
        return self.alt_texts.get(language, "").strip()

    def every_alt_text(self) -> str:
        """For the desk's search, which finds an image by what it shows."""
        return " ".join(self.alt_texts.values())

    @property
    def default_alt_text(self) -> str:
        """What Wagtail shows with a picture of the desk."""
        return self.alt_in(get_language() or settings.LANGUAGE_CODE) or self.title

    @property
    def licence(self) -> licences.Licence | None:
        return licences.get(self.licence_code) if self.licence_code else None

    def get_upload_to(self, filename: str) -> str:
        """A name that nobody can guess before the picture is published; its sizes inherit it.

        Media are served to whoever knows the address. The random part comes first, because long
        names lose their end.
        """
        return super().get_upload_to(f"{secrets.token_hex(RANDOM_BYTES_IN_A_NAME)}-{filename}")


class ImageRendition(AbstractRendition):
    """A size of an image, made on first use and kept."""

    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]
