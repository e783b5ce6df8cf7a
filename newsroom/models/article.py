"""An article: the page that all the rest is for."""

from django.db import models, transaction
from django.db.models import Q
from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from commons import licences
from newsroom.article_forms import ArticleForm
from newsroom.blocks import BodyBlock
from newsroom.desk.behind_panel import BehindPanel
from newsroom.desk.figure_notice import MovedFiguresPanel
from newsroom.models.byline import BylineRole
from newsroom.models.checks_panel import ChecksPanel
from newsroom.models.corrected import Corrected
from newsroom.models.illustrated import Illustrated
from newsroom.models.list_entry import ListEntry
from newsroom.models.published_version import PublishedArticle
from newsroom.models.reading_on import ReadingOn
from newsroom.models.release import Released
from newsroom.models.served_page import PageWithBody
from newsroom.models.settings import NewsroomSettings
from newsroom.models.translated import Translated
from newsroom.querysets import ArticleQuerySet

WORDS_A_MINUTE = 220


class Article(
    Released, Corrected, Translated, PublishedArticle, Illustrated, ReadingOn, PageWithBody
):
    """One article in one language. The page's title is its headline.

    Who may read it is said once, in :meth:`ArticleQuerySet.published`.
    """

    LIST_ORDERING = ("-first_published_at", "-pk")
    # The same order, as ``ArticleQuerySet.listed_in()`` reads it off the lists' own index.
    LISTED_ORDERING = ("-listed_at", "-listed_key")

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("One or two sentences under the headline.")
    )
    dateline = models.CharField(
        _("dateline"), max_length=80, blank=True, help_text=_("Where it was reported from.")
    )
    lead_image = models.ForeignKey(
        "newsroom.CreditedImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("alt text of the lead image"),
        max_length=400,
        blank=True,
        help_text=_("Empty: the image’s own alt text in the language of the article."),
    )
    lead_image_caption = models.CharField(
        _("caption of the lead image"), max_length=400, blank=True
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    section = models.ForeignKey(
        "newsroom.Section",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text="The parent page, kept here so that a list of cards needs no walk of the tree.",
    )
    series = models.ForeignKey(
        "newsroom.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    series_position = models.PositiveSmallIntegerField(
        _("position in the series"), null=True, blank=True
    )

    licence_code = models.CharField(
        _("licence"),
        max_length=licences.LICENCE_CODE_MAX_LENGTH,
        choices=licences.choices(),
        blank=True,
        help_text=_("Empty: the newsroom’s licence of today, kept with the article from then on."),
    )
    origin_outlet = models.CharField(
        _("first published by"),
        max_length=160,
        blank=True,
        help_text=_("Only for an article that we republish ourselves."),
    )
    origin_url = models.URLField(_("address of the original"), max_length=500, blank=True)
    origin_licence_code = models.CharField(
        _("licence of the original"),
        max_length=licences.LICENCE_CODE_MAX_LENGTH,
        choices=licences.choices(),
        blank=True,
    )
    objects = PageManager.from_queryset(ArticleQuerySet)()

    template = "newsroom/article.html"
    base_form_class = ArticleForm
    parent_page_types = ["newsroom.Section"]
    subpage_types = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst", boost=1.5),
        index.SearchField("body"),
        index.AutocompleteField("title"),
        index.FilterField("embargoed_until"),
    ]

    exclude_fields_in_copy = [*Released.exclude_fields_in_copy, "translation_source"]

    content_panels = [
        BehindPanel(),
        MovedFiguresPanel(),
        ChecksPanel(),
        TitleFieldPanel("title", heading=_("Headline"), help_text=_("As readers see it.")),
        FieldPanel("standfirst"),
        InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
            ],
            heading=_("Lead image"),
        ),
        FieldPanel("dateline"),
        FieldPanel("body"),
        InlinePanel(
            "corrections",
            heading=_("Corrections"),
            label=_("Correction"),
            panels=[
                FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
                FieldPanel("text"),
                FieldPanel("key", widget=HiddenInput, classname="w-hidden"),
            ],
        ),
    ]
    promote_panels = [
        FieldPanel("embargoed_until"),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("series_position")], heading=_("Series")),
        InlinePanel("countries", heading=_("Countries it is about"), label=_("Country")),
        InlinePanel("groups", heading=_("Criminal groups it is about"), label=_("Group")),
        FieldPanel("licence_code"),
        MultiFieldPanel(
            [
                FieldPanel("origin_outlet"),
                FieldPanel("origin_url"),
                FieldPanel("origin_licence_code"),
            ],
            heading=_("Republished from another outlet"),
        ),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Search engines"),
        ),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(
                fields=["embargoed_until"],
                condition=Q(embargoed_until__isnull=False),
                name="articles_under_embargo",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin_outlet="", origin_url="")
                | (~Q(origin_outlet="") & ~Q(origin_url="")),
                name="article_origin_is_whole",
                violation_error_message=_(
                    "An article from another outlet needs both the outlet and the address of the "
                    "original."
                ),
            )
        ]

    def clean(self):
        super().clean()
        self.refuse_lead_without_words()

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.section = self._parent_section()
        if not self.licence_code:
            self.licence_code = self.newsroom.default_licence_code
        super().save(*args, **kwargs)
        ListEntry.objects.rewrite([self.pk])

    def _parent_section(self):
        sections = self._meta.get_field("section").related_model.objects
        return sections.filter(path=self.path[: -self.steplen]).first() if self.path else None

    def get_context(self, request, *args, **kwargs):
        if self.section is None:  # a preview of an article that was never saved
            self.section = self._parent_section()
        context = super().get_context(request, *args, **kwargs)
        return {**context, **self.context_for_reading_on()}

    @cached_property
    def is_published(self) -> bool:
        """Whether a reader may see it. ``marked_published()`` asks this of many at once."""
        return type(self).objects.published().filter(pk=self.pk).exists()

    @property
    def newsroom(self) -> NewsroomSettings:
        """The newsroom that publishes it."""
        return NewsroomSettings.load()

    # --- Dates ----------------------------------------------------------------------------------

    @property
    def published(self):
        """When it first went out, or ``None`` for a draft."""
        return self.first_published_at

    @property
    def changed(self):
        """When readers last got another text, or ``None`` if they never did."""
        if self.first_published_at and self.last_published_at != self.first_published_at:
            return self.last_published_at
        return None

    @property
    def reading_minutes(self) -> int:
        words = sum(len(text.split()) for text in self.get_text_parts())
        return max(1, round(words / WORDS_A_MINUTE))

    def get_text_parts(self) -> list[str]:
        """The text of the body, part by part, without markup."""
        return self.body.stream_block.get_searchable_content(self.body)

    # --- Who and on what terms ------------------------------------------------------------------

    @property
    def licence(self) -> licences.Licence:
        return licences.get(self.licence_code or self.newsroom.default_licence_code)

    @property
    def origin_licence(self) -> licences.Licence | None:
        return licences.get(self.origin_licence_code) if self.origin_licence_code else None

    @property
    def byline_names(self) -> tuple[str, ...]:
        """Those who wrote it, in order, named in its language. Other roles are credited apart."""
        language = self.locale.language_code
        return tuple(
            b.author.name_in(language) for b in self.bylines.all() if b.role == BylineRole.BY
        )

    @property
    def bylines_by_role(self) -> list[tuple[BylineRole, list]]:
        """Each role that somebody has, with its authors, in the order of the roles."""
        bylines = list(self.bylines.all())
        return [
            (role, authors)
            for role in BylineRole
            if (authors := [byline.author for byline in bylines if byline.role == role])
        ]

    @property
    def byline_in_words(self) -> str:
        return get_text_list(self.byline_names, gettext("and"))

    @property
    def section_title(self) -> str:
        return self.section.title if self.section else ""

    # --- Records ---------------------------------------------------------------------------------

    def seizures_shown(self) -> list:
        """The public records that the body shows as cards, in order, each once."""
        shown = {
            block.value.shown_as.pk: block.value.shown_as
            for block in self.body
            if block.block_type == "seizure_card" and block.value and block.value.shown_as.is_listed
        }
        return list(shown.values())
