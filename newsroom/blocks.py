"""The blocks an article is made of. Few and stable: each is a promise to every format.

A block is a class, its value's plain questions (a ``StructValue`` where there are any), and a
template of the same name under ``templates/blocks/``. Those that show the record are in
:mod:`newsroom.record_blocks`. How a block leaves the house is said in
``republication/package.py``.
"""

from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from commons import sanitise

# Some are named here for the migrations only.
from newsroom.record_blocks import (  # noqa: F401
    ListAddressBlock,
    SeizureCardBlock,
    SeizureChartBlock,
    SeizureFigureBlock,
    chart_kinds,
)

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class SeeAlsoValue(blocks.StructValue):
    """One of ours, or a link elsewhere."""

    @property
    def is_ours(self) -> bool:
        return bool(self.get("article"))

    @property
    def label(self) -> str:
        return self.get("text") or (self["article"].title if self.is_ours else self["url"])

    @property
    def address(self) -> str:
        return self["article"].full_url if self.is_ours else self["url"]

    @property
    def is_public(self) -> bool:
        """Whether a reader may follow it; an article that was deleted leaves nothing to follow."""
        return self["article"].is_published if self.is_ours else bool(self["url"])


class ArticleChooserBlock(blocks.PageChooserBlock):
    """An article that knows whether readers may see it."""

    def bulk_to_python(self, values):
        articles = self.model_class.objects.marked_published().defer("body").in_bulk(values)
        return [articles.get(pk) for pk in values]


class SeeAlsoBlock(blocks.StructBlock):
    """A line that points the reader on."""

    article = ArticleChooserBlock(label=_("article"), page_type="newsroom.Article", required=False)
    url = blocks.URLBlock(label=_("or a link elsewhere"), required=False)
    text = blocks.CharBlock(
        label=_("text"), required=False, help_text=_("Empty: the headline of the article.")
    )

    class Meta:
        icon = "link"
        label = _("See also")
        template = "blocks/see_also.html"
        value_class = SeeAlsoValue

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("article")) == bool(cleaned.get("url")):
            raise blocks.StructBlockValidationError(
                {
                    "article": ValidationError(
                        _("Choose an article, or give a link: one of the two.")
                    )
                }
            )
        return cleaned


class AnalysisBlock(blocks.StructBlock):
    """A titled part where the newsroom reasons about the facts, marked as such."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "openquote"
        label = _("Analysis")
        template = "blocks/analysis.html"


class CreditedImageChooserBlock(ImageChooserBlock):
    """An image with the sizes that were made of it, for all of a body in two queries."""

    def bulk_to_python(self, values):
        images = self.model_class.objects.prefetch_related("renditions").in_bulk(values)
        return [images.get(pk) for pk in values]


class ImageValue(blocks.StructValue):
    """A picture that knows what it shows."""

    @property
    def alt(self) -> str:
        """In the active language: a page is always shown in its own."""
        return self.alt_in(get_language() or settings.LANGUAGE_CODE)

    def alt_in(self, language: str) -> str:
        """The words written here, or else the image's own in that language; empty for none."""
        own = (self.get("alt_text") or "").strip()
        return own or (self["image"].alt_in(language) if self.get("image") else "")


class ImageBlock(blocks.StructBlock):
    """A picture with the words it needs here; credit and licence are the image's own.

    Whether it has words in the page's language is asked where the language is known: see
    ``newsroom.models.illustrated``.
    """

    image = CreditedImageChooserBlock(label=_("image"))
    alt_text = blocks.CharBlock(
        label=_("alt text"),
        max_length=400,
        required=False,
        help_text=_("Empty: the image’s own alt text in the language of the article."),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=400, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
        value_class = ImageValue


class PullQuoteBlock(blocks.StructBlock):
    """A line lifted out of the text, or somebody's words."""

    text = blocks.TextBlock(label=_("text"), rows=2)
    attribution = blocks.CharBlock(label=_("who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "blocks/pull_quote.html"


class TableValue(blocks.StructValue):
    @property
    def has_headings(self) -> bool:
        return any(column["heading"] for column in self["table"].columns)


class TableBlock(blocks.StructBlock):
    """A table with a caption and the source of its figures."""

    caption = blocks.CharBlock(label=_("caption"), max_length=250)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("text"), required=False)),
            ("figure", blocks.CharBlock(label=_("figure, set to the right"), required=False)),
        ],
        label=_("table"),
    )
    source = blocks.CharBlock(label=_("source"), max_length=300, required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        value_class = TableValue


class EmbedValue(blocks.StructValue):
    @property
    def host(self) -> str:
        return urlsplit(self["url"]).hostname or ""


class EmbedBlock(blocks.StructBlock):
    """Something that lives elsewhere: a film, a post, a map.

    It is shown as a card that links there. Loading it into the page would tell that site who
    reads us, so no reader's browser ever does.
    """

    url = blocks.URLBlock(label=_("link"))
    title = blocks.CharBlock(label=_("title"), max_length=200)
    description = blocks.TextBlock(
        label=_("what it shows"), rows=2, help_text=_("For a reader who does not follow the link.")
    )

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "blocks/embed.html"
        value_class = EmbedValue


class DocumentBlock(blocks.StructBlock):
    """A file that the reader may open: a ruling, a dataset, a letter."""

    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(label=_("title"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class KeptHTMLValue(blocks.StructValue):
    @property
    def clean_html(self) -> SafeString:
        """What readers get: cleaned again, because not everything that is stored came by a form."""
        return mark_safe(sanitise.kept(self["html"]))  # noqa: S308

    @property
    def has_table(self) -> bool:
        """Whether it may be wider than a phone, so that it has to scroll on its own."""
        return "<table" in self["html"] or "<pre" in self["html"]


class CleanHTMLBlock(blocks.TextBlock):
    """HTML of :func:`commons.sanitise.kept`: whatever is written, only that is stored."""

    def clean(self, value):
        cleaned = sanitise.kept(super().clean(value))
        if not strip_tags(cleaned).strip():
            raise ValidationError(_("Nothing is left of this once scripts and frames are out."))
        return cleaned

    def get_searchable_content(self, value):
        return [unescape(strip_tags(value.replace("<", " <")))]


class KeptHTMLBlock(blocks.StructBlock):
    """What came from elsewhere and no block of ours can say, kept as clean HTML.

    An editor may leave it, or say it again in blocks and delete it. ``reason`` is for them alone.
    """

    html = CleanHTMLBlock(
        label=_("HTML"),
        rows=6,
        help_text=_(
            "Tables, definition lists, headings and text. Scripts and frames are taken out."
        ),
    )
    reason = blocks.CharBlock(
        label=_("why it was kept"),
        max_length=250,
        required=False,
        search_index=False,
        help_text=_("For editors only. Where you can, say it in other blocks and delete this one."),
    )

    class Meta:
        icon = "code"
        label = _("Kept as HTML")
        template = "blocks/kept_html.html"
        value_class = KeptHTMLValue


class BodyBlock(blocks.StreamBlock):
    """The body of an article or a standing page, in order."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        features=PARAGRAPH_FEATURES,
        template="blocks/paragraph.html",
        icon="pilcrow",
    )
    heading = blocks.CharBlock(
        label=_("Heading"), max_length=160, template="blocks/heading.html", icon="title"
    )
    analysis = AnalysisBlock()
    see_also = SeeAlsoBlock()
    image = ImageBlock()
    pull_quote = PullQuoteBlock()
    seizure_card = SeizureCardBlock()
    seizure_figure = SeizureFigureBlock()
    seizure_chart = SeizureChartBlock()
    table = TableBlock()
    embed = EmbedBlock()
    document = DocumentBlock()
    kept_html = KeptHTMLBlock()
