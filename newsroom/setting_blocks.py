"""The repeated parts of the newsroom's settings, kept in its one row so that a page asks once."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from commons import attribution, languages


class WordingBlock(blocks.StructBlock):
    """The attribution in the newsroom's own words, in one language."""

    language = blocks.ChoiceBlock(label=_("language"), choices=languages.published)
    byline = blocks.CharBlock(
        label=_("byline"),
        required=False,
        max_length=200,
        help_text=_(
            "Must hold {authors} and {newsroom}, as in “By {authors} for {newsroom}”. "
            "Empty: “By {authors}, {newsroom}”."
        ),
    )
    top = blocks.CharBlock(
        label=_("before the text"),
        required=False,
        max_length=400,
        help_text=_(
            "Must hold {newsroom} and a link to the original: {title} is the headline, linked; "
            "{link} is the address, written out."
        ),
    )
    bottom = blocks.CharBlock(
        label=_("after the text"),
        required=False,
        max_length=600,
        help_text=_("Must hold {title}, {authors}, {newsroom} and {licence}."),
    )

    class Meta:
        icon = "openquote"
        label = _("Wording")

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {
            place: ValidationError(found)
            for place in ("byline", "top", "bottom")
            if (found := attribution.problems(cleaned[place], place))
        }
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


class WordingsBlock(blocks.StreamBlock):
    """One wording a language at most."""

    wording = WordingBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        seen = [child.value["language"] for child in cleaned]
        if len(seen) != len(set(seen)):
            raise blocks.StreamBlockValidationError(
                non_block_errors=[_("There are two wordings for one language. Keep one.")]
            )
        return cleaned


class ProfileBlock(blocks.StructBlock):
    """The newsroom's own page elsewhere."""

    label = blocks.CharBlock(label=_("name"), max_length=60, help_text=_("As in “Mastodon”."))
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "link"
        label = _("Profile")


class ProfilesBlock(blocks.StreamBlock):
    """Where else the newsroom is found, in order."""

    profile = ProfileBlock()
