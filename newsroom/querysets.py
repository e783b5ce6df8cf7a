"""Reads of articles, each named for who it serves."""

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail.query import PageQuerySet


class ArticleQuerySet(PageQuerySet):
    """Articles. ``published()`` is the one definition of what a reader may see."""

    def published(self):
        """Live, past its hour, and under no view restriction, its own or its section's."""
        restricted = Q()
        for path in PageViewRestriction.objects.values_list("page__path", flat=True):
            restricted |= Q(path__startswith=path)
        articles = self.live().filter(first_published_at__lte=timezone.now())
        return articles.exclude(restricted) if restricted else articles

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

    def with_card_parts(self):
        """With what an article card shows: section, bylines and lead image, one query each."""
        return self.select_related("locale", "lead_image", "section").prefetch_related(
            "bylines__author__biographies", "lead_image__renditions"
        )

    def with_package_parts(self):
        """With everything that a package of the article carries besides its blocks."""
        return self.with_card_parts().prefetch_related("corrections", "countries")

    def citing(self, seizure):
        """Published articles that show a card of this record."""
        return self.published().filter(mentions__seizure=seizure).distinct()

    def by_author(self, author):
        return self.filter(bylines__author=author).distinct()
