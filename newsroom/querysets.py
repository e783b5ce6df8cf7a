"""Reads of articles, each named for who it serves."""

from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail.query import PageQuerySet

from newsroom.lists.listing import EVERYTHING
from newsroom.models import standing

# What moves an article from one list to another, or within one.
LISTED_BY = frozenset(
    {
        "first_published_at",
        "live",
        "locale",
        "locale_id",
        "section",
        "section_id",
        "series",
        "series_id",
    }
)


def pages_out(pages: PageQuerySet) -> PageQuerySet:
    """Of pages of every kind, those that are live, past their hour and past any embargo.

    What :meth:`ArticleQuerySet.out` is where articles stand among other pages.
    """
    now = timezone.now()
    held = Q(article__embargoed_until__gt=now) | Q(first_published_at__gt=now)
    return pages.live().exclude(held)


def restricted() -> Exists:
    """Whether a page, or one above it, is not for everybody: asked within the same query."""
    path = ExpressionWrapper(OuterRef("path"), output_field=TextField())
    return Exists(
        PageViewRestriction.objects.alias(asked=path).filter(asked__startswith=F("page__path"))
    )


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

    def with_step(self):
        """All of them, each with ``is_behind``: whether it is a translation behind its original."""
        tasks = self.model._meta.get_field("translation_tasks").related_model.objects.open()
        return self.annotate(is_behind=Exists(tasks.filter(translation=OuterRef("pk"))))

    def behind(self):
        """Translations that are behind their originals."""
        tasks = self.model._meta.get_field("translation_tasks").related_model.objects.open()
        return self.filter(pk__in=tasks.values("translation"))

    def listable(self):
        """Those that have a place on lists: live, and under no view restriction.

        Lists still ask ``published()`` when they are read: this is what does not change by itself.
        """
        return self.live().public().filter(first_published_at__isnull=False)

    def listed_in(self, *names: str, language: str = ""):
        """Those on all these lists (:mod:`newsroom.lists.listing`), or on any list at all.

        Read off the index of list entries, and ordered by :attr:`Article.LISTED_ORDERING`.
        """
        names = tuple(dict.fromkeys(names)) or (EVERYTHING,)
        entries = self._list_entries
        read = names[0] if len(names) == 1 else entries.shortest_list(names, language)
        on_list = {"list_entries__list_name": read}
        if language:
            on_list["list_entries__language"] = language
        # Filtered first: what is annotated then is of these very entries.
        listed = self.filter(**on_list).annotate(
            listed_at=F("list_entries__listed_at"), listed_key=F("list_entries__article_id")
        )
        for name in names:
            if name != read:
                others = entries.filter(list_name=name, article=OuterRef("pk"))
                listed = listed.filter(Exists(others))
        return listed.order_by(*self.model.LISTED_ORDERING)

    def nearest(self, lists: dict[str, int], *, language: str, most: int):
        """Readable ones from the top of these lists, each list with what it weighs.

        Only the first ``most`` of each are looked at, so that it costs the same whatever their
        length. First those whose lists weigh most together, then the newest.
        """
        tops, weight = [], Value(0)
        for name, weighs in lists.items():
            entries = self._list_entries.filter(list_name=name, language=language)
            newest = entries.order_by("-listed_at", "-article").values("pk")[:most]
            tops.append(entries.filter(pk__in=newest).values("article"))
            on_list = Exists(entries.filter(article=OuterRef("pk")))
            weight += Case(When(on_list, then=Value(weighs)), default=Value(0))
        # As one set of keys: PostgreSQL answers an “or” of sets by reading every article.
        on_top = tops[0].union(*tops[1:])
        near = self.published().unretracted().filter(pk__in=on_top).annotate(weight=weight)
        return near.order_by("-weight", *self.model.LIST_ORDERING).with_link_parts()

    def on_list_of(self, kind: str):
        """Those on the list of an outer row: ``Exists(articles.on_list_of("author"))``."""
        key = Cast(OuterRef("pk"), CharField())
        return self.filter(list_entries__list_name=Concat(Value(f"{kind}:"), key))

    def update(self, **changes):
        """Wagtail's, and the lists follow what was changed past ``save()``."""
        keys = list(self.values_list("pk", flat=True)) if LISTED_BY & changes.keys() else []
        number = super().update(**changes)
        self._list_entries.rewrite(keys)
        return number

    update.alters_data = True

    @property
    def _list_entries(self):
        return self.model._meta.get_field("list_entries").related_model.objects

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

    def with_link_parts(self):
        """With what a line that leads to an article shows: headline, section and day."""
        return self.select_related("locale", "section").defer("body")

    def with_result_parts(self):
        """With what a search result shows: a card, a passage of the body, and a retraction."""
        return self._with_frame().prefetch_related("corrections")

    def with_page_parts(self):
        """With what stands around the blocks on the article's own page."""
        return (
            self._with_frame()
            .select_related("series")
            .prefetch_related("corrections", "countries", "groups__group__descriptions")
        )

    def with_package_parts(self):
        """With everything that a package of the article carries besides its blocks."""
        return self._with_frame().prefetch_related(
            "corrections", "countries", "groups__group__descriptions"
        )

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
