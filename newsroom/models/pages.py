"""The pages around the articles: front page, sections, and what the newsroom says of itself."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from newsroom import policy_parts
from newsroom.blocks import BodyBlock
from newsroom.desk.figure_notice import MovedFiguresPanel
from newsroom.lists import listing
from newsroom.models.article import Article
from newsroom.models.correction import Correction
from newsroom.models.illustrated import Illustrated
from newsroom.models.own_address import OwnAddress
from newsroom.models.served_page import PageWithBody, ServedPage
from seizures.models import Seizure

ARTICLES_A_SECTION_ON_THE_FRONT = 4
RECORDS_ON_THE_FRONT = 5
CORRECTIONS_ON_THE_FRONT = 3
NEWEST_READ_FOR_THE_FRONT = 150
ARTICLE_DEPTH_BELOW_FRONT = 2


class FrontPage(ServedPage):
    """The front page of one language, and the root of its tree."""

    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("Under the name, on every page.")
    )

    template = "newsroom/front_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.StandingPage"]

    content_panels = [*Page.content_panels, FieldPanel("tagline")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request, path_components):
        """Where an address leads. An article is found in one query, not in a walk down the tree."""
        request.front_page = self
        if len(path_components) == ARTICLE_DEPTH_BELOW_FRONT:
            section_slug, slug = path_components
            here = Article.objects.filter(
                slug=slug, url_path=f"{self.url_path}{section_slug}/{slug}/"
            )
            article = here.out().with_page_parts().first() or here.withdrawn().first()
            if article:
                return RouteResult(article)
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        published = Article.objects.published().in_language(self.locale.language_code)
        lead, sections = self._lead_and_sections(Article.objects.published())
        return {
            **super().get_context(request, *args, **kwargs),
            "lead": lead,
            "sections": sections,
            "seizures": Seizure.objects.listed().newest().with_parts()[:RECORDS_ON_THE_FRONT],
            "corrections": (
                Correction.objects.public(published)
                .newest()
                .select_related("page")[:CORRECTIONS_ON_THE_FRONT]
            ),
        }

    def _lead_and_sections(self, published):
        """The newest article, and each section with its newest others."""
        by_section = self._newest_keys_by_section(published)
        keys = [key for keys in by_section.values() for key in keys]
        newest = list(Article.objects.filter(pk__in=keys).newest().with_card_parts())
        lead, others = (newest[0], newest[1:]) if newest else (None, [])
        cards: dict[Section, list[Article]] = {section: [] for section in by_section}
        for article in others:
            cards[article.section].append(article)
        return lead, [
            (section, of_section[:ARTICLES_A_SECTION_ON_THE_FRONT])
            for section, of_section in cards.items()
            if of_section
        ]

    def _newest_keys_by_section(self, published) -> dict["Section", list[int]]:
        """For each section, in their order, its newest articles: one more than is shown, because
        one of them may be the lead.

        Most stand among the newest of all, read at once; a section that is seldom written for is
        asked for its own. Ranking every article by section would take seconds in a large house.
        """
        language = self.locale.language_code
        most = ARTICLES_A_SECTION_ON_THE_FRONT + 1
        newest = published.listed_in(language=language).values_list("pk", "section")
        newest = list(newest[:NEWEST_READ_FOR_THE_FRONT])
        kind = ContentType.objects.get_for_model(Section)  # the index a database should begin with
        every = Section.objects.live().filter(content_type=kind)
        sections = [each for each in every if each.path.startswith(self.path)]
        keys: dict[Section, list[int]] = {}
        for section in sorted(sections, key=lambda each: each.path):
            found = [key for key, of_section in newest if of_section == section.pk][:most]
            if len(found) < most and len(newest) == NEWEST_READ_FOR_THE_FRONT:
                own = published.listed_in(listing.of_section(section.pk), language=language)
                found = list(own.values_list("pk", flat=True)[:most])
            keys[section] = found
        return keys


class Section(OwnAddress, ServedPage):
    """A part of the newsroom’s work: the folder of its articles.

    Once it holds published articles its address and place are fixed: renaming it would change
    the address of every article in it.
    """

    # Named, so that its reverse does not take the name of an article's field, “section”.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, related_name="as_section"
    )
    introduction = models.TextField(_("introduction"), blank=True)

    template = "newsroom/section.html"
    parent_page_types = ["newsroom.FrontPage"]
    subpage_types = ["newsroom.Article"]

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def is_fixed(self) -> bool:
        """Whether its address and place may no longer change: it holds published articles, or
        withdrawn ones, whose addresses say why they are gone."""
        kept = models.Q(live=True) | models.Q(withdrawn_at__isnull=False)
        return bool(self.pk) and Article.objects.child_of(self).filter(kept).exists()

    def clean(self):
        super().clean()
        if not self.pk:
            return
        stored = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if stored is not None and stored != self.slug and self.is_fixed:
            raise ValidationError(
                {
                    "slug": _(
                        "This section holds published articles, so its address stays “%(slug)s”: "
                        "a new one would break the address of every article in it. "
                        "Make a new section instead."
                    )
                    % {"slug": stored}
                }
            )


class StandingPage(OwnAddress, Illustrated, PageWithBody):
    """A page that stands: about us, how we correct, how to republish."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    template = "newsroom/standing_page.html"
    parent_page_types = ["newsroom.FrontPage"]
    subpage_types = []

    content_panels = [
        MovedFiguresPanel(),
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "policy_parts": policy_parts.parts_of(self, request),
        }
