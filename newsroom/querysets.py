"""Reads of articles, each named for who it serves."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from wagtail.models import Locale
from wagtail.query import PageQuerySet

from newsroom.models import standing


def pages_out(pages: PageQuerySet) -> PageQuerySet:
    """Of pages of every kind, those that are live, past their hour and past any embargo.

    What :meth:`ArticleQuerySet.out` is where articles stand among other pages.
    """
    now = timezone.now()
    held = Q(article__embargoed_until__gt=now) | Q(first_published_at__gt=now)
    return pages.live().exclude(held)


class ArticleQuerySet(PageQuerySet):
    """Articles. ``published()`` is the one definition of what a reader may see."""

    def published(self):
        """Out, and under no view restriction, its own or its section's."""
        return self.out().public()

    def out(self):
        """Live, past its hour and past any embargo: out, though perhaps not for everybody."""
        now = timezone.now()
        return self.live().filter(
            Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=now),
            first_published_at__lte=now,
        )

    def withdrawn(self):
        """Those that were out and are gone, for everybody: their address says why."""
        return self.filter(live=False, withdrawn_at__isnull=False).public()

    def with_standing(self):
        """All of them, each with its ``standing`` and ``scheduled_for``."""
        return self.annotate(**standing.annotations())

    def standing_as(self, value: str):
        """Those of one standing. The condition is one that search can filter on too."""
        return self.filter(pk__in=self.model.objects.with_standing().filter(standing=value))

    def marked_published(self):
        """All of them, each with ``is_published``: whether a reader may see it."""
        published = self.model._default_manager.published().filter(pk=OuterRef("pk"))
        return self.annotate(is_published=Exists(published))

    def unretracted(self):
        """Those that no retraction took back: what lists that leave the house show."""
        corrections = self.model._meta.get_field("corrections").related_model.objects
        return self.exclude(pk__in=corrections.retractions().values("page"))

    def in_language(self, language: str):
        # By the locale itself and not across it: search can filter on nothing else.
        return self.filter(locale__in=Locale.objects.filter(language_code=language))

    def newest(self):
        """In the order of lists and feeds: newest first, ties by primary key."""
        return self.order_by(*self.model.LIST_ORDERING)

    def in_series_order(self):
        """In the order in which a series is read; what has no position comes last."""
        return self.order_by(F("series_position").asc(nulls_last=True), "first_published_at", "pk")

    def with_card_parts(self):
        """With what an article card shows, and without the body, which it does not."""
        corrections = self.model._meta.get_field("corrections").related_model.objects
        retractions = corrections.retractions().filter(page=OuterRef("pk"))
        return self._with_frame().annotate(was_retracted=Exists(retractions)).defer("body")

    def with_page_parts(self):
        """With what stands around the blocks on the article's own page."""
        return self._with_frame().select_related("series").prefetch_related("corrections")

    def with_package_parts(self):
        """With everything that a package of the article carries besides its blocks."""
        return self._with_frame().prefetch_related("corrections", "countries")

    def _with_frame(self):
        """Section, language, lead image and those who signed it."""
        bylines = self.model._meta.get_field("bylines").related_model.objects
        return self.select_related("locale", "lead_image", "section").prefetch_related(
            Prefetch("bylines", bylines.select_related("author")),
            "bylines__author__biographies",
            "lead_image__renditions",
        )

    def citing(self, seizure):
        """Published articles that show a card of this record."""
        return self.published().filter(mentions__seizure=seizure).distinct()

    def by_author(self, author):
        return self.filter(bylines__author=author).distinct()
