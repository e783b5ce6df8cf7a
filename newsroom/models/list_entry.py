"""Which lists an article stands on: what keeps a list of 100,000 as quick as one of ten.

A section's newest articles could be found by joining pages, articles and what they are about, and
sorting the lot. Here each published article has one row a list, with the language and the moment
that lists are ordered by, so that the first page and any later one are read off an index.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db import models, transaction
from django.db.models import Exists, F, Min, OuterRef
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lists import listing

ARTICLES_AT_ONCE = 500


class ListEntryQuerySet(models.QuerySet):
    def rewrite(self, articles: Iterable[int]) -> None:
        """Make the entries of these articles (by key) what their rows in the database say.

        Called whenever an article is saved, moved or deleted; it changes only what differs.
        """
        keys = list(articles)
        for start in range(0, len(keys), ARTICLES_AT_ONCE):
            with transaction.atomic():
                self._rewrite(keys[start : start + ARTICLES_AT_ONCE])

    rewrite.alters_data = True

    @transaction.atomic
    def take_off(self, articles: Iterable[int]) -> None:
        """Take these articles off every list."""
        gone = list(self.filter(article__in=articles))
        self.filter(article__in=articles).delete()
        ListLength.objects.change(
            {key: -n for key, n in Counter(e.counted_as for e in gone).items()}
        )

    take_off.alters_data = True

    def _rewrite(self, keys: list[int]) -> None:
        standing = {(e.article_id, e.list_name): e for e in self.filter(article__in=keys)}
        wanted = {(e.article_id, e.list_name): e for e in self._wanted(keys)}
        gone = [
            entry
            for key, entry in standing.items()
            if key not in wanted or not entry.says_the_same_as(wanted[key])
        ]
        new = [
            entry
            for key, entry in wanted.items()
            if key not in standing or not entry.says_the_same_as(standing[key])
        ]
        if gone:
            self.filter(pk__in=[entry.pk for entry in gone]).delete()
        self.bulk_create(new)
        change = Counter(entry.counted_as for entry in new)
        change.subtract(Counter(entry.counted_as for entry in gone))
        ListLength.objects.change(change)

    def _wanted(self, keys: list[int]) -> Iterator["ListEntry"]:
        """The entries that these articles should have: none for what nobody may read."""
        articles = self.model._meta.get_field("article").related_model
        listed = articles.objects.listable().filter(pk__in=keys)
        rows = {
            row["pk"]: row
            for row in listed.values(
                "pk", "section_id", "series_id", "first_published_at", "locale__language_code"
            )
        }
        names = _names_of_lists(articles, rows)
        for key, row in rows.items():
            for name in names[key]:
                yield self.model(
                    article_id=key,
                    list_name=name,
                    language=row["locale__language_code"],
                    listed_at=row["first_published_at"],
                )

    def held_back(self) -> Counter:
        """How many entries of each list and language are of articles that readers may not see
        yet. There are few at any time, and mostly none."""
        now = timezone.now()
        early = self.filter(list_name=listing.EVERYTHING, listed_at__gt=now)
        articles = self.model._meta.get_field("article").related_model.objects
        embargoed = articles.filter(live=True, embargoed_until__gt=now).order_by()
        keys = [key for (key,) in early.values_list("article").union(embargoed.values_list("pk"))]
        held = self.filter(article__in=keys) if keys else self.none()
        return Counter(held.values_list("list_name", "language"))

    def shortest_list(self, names: Iterable[str], language: str = "") -> str:
        """The shortest of some lists: the one to read when articles must stand on all of them."""
        of_these = ListLength.objects.filter(list_name__in=names)
        if language:
            of_these = of_these.filter(language=language)
        lengths = Counter(dict.fromkeys(names, 0))
        for name, number in of_these.values_list("list_name", "number"):
            lengths[name] += number
        return min(sorted(lengths), key=lengths.__getitem__)


def _names_of_lists(articles, rows: dict[int, dict]) -> dict[int, set[str]]:
    names = defaultdict(set)
    for key, row in rows.items():
        names[key].add(listing.EVERYTHING)
        if row["section_id"]:
            names[key].add(listing.of_section(row["section_id"]))
        if row["series_id"]:
            names[key].add(listing.of_series(row["series_id"]))
    parts = {name: articles._meta.get_field(name).related_model.objects for name in _PARTS}
    for name, columns in _PARTS.items():
        for key, *values in parts[name].filter(page__in=rows).values_list("page_id", *columns):
            names[key].update(_NAMES_FOR[name](*values))
    return names


_PARTS = {"bylines": ("author_id", "role"), "countries": ("country",), "groups": ("group_id",)}
_NAMES_FOR = {
    "bylines": lambda author, role: (
        listing.of_author(author),
        listing.of_author(author, role),
        listing.of_role(role),
    ),
    "countries": lambda code: (listing.of_country(code),),
    "groups": lambda group: (listing.of_group(group),),
}


class ListEntry(models.Model):
    """An article on one list. Written by :meth:`ListEntryQuerySet.rewrite` and nobody else."""

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="list_entries"
    )
    list_name = models.CharField(
        max_length=listing.LONGEST_NAME, help_text="As newsroom.lists.listing names it."
    )
    language = models.CharField(max_length=10)
    listed_at = models.DateTimeField(help_text="When the article was first published.")

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("list entry")
        verbose_name_plural = _("list entries")
        constraints = [
            models.UniqueConstraint(fields=["list_name", "article"], name="one_entry_a_list")
        ]
        indexes = [
            models.Index(
                fields=["list_name", "language", "-listed_at", "-article"], name="list_in_language"
            ),
            models.Index(fields=["list_name", "-listed_at", "-article"], name="list_in_all"),
        ]

    def __str__(self):
        return f"{self.list_name}: {self.article_id}"

    def says_the_same_as(self, other: "ListEntry") -> bool:
        return (self.language, self.listed_at) == (other.language, other.listed_at)

    @property
    def counted_as(self) -> tuple[str, str]:
        return self.list_name, self.language


class ListLengthQuerySet(models.QuerySet):
    def change(self, differences: dict[tuple[str, str], int]) -> None:
        """Add to the lengths, by list and language; in one order, so that two never deadlock."""
        for (list_name, language), difference in sorted(differences.items()):
            if not difference:
                continue
            self.get_or_create(list_name=list_name, language=language)
            self.filter(list_name=list_name, language=language).update(
                number=Greatest(F("number") + difference, 0)
            )

    change.alters_data = True

    def holding(self, articles):
        """Those lists, by language, that hold at least one of the given articles."""
        held = articles.filter(
            list_entries__list_name=OuterRef("list_name"),
            list_entries__language=OuterRef("language"),
        )
        return self.filter(Exists(held))

    def of_kind(self, kind: str):
        """The lists of a kind, as ``country``: not those of a part of it, as one role is."""
        return self.filter(list_name__regex=f"^{kind}:[^:]+$")

    def each_list_once(self):
        """One row a list, where there would be one for each of its languages."""
        first = self.values("list_name").annotate(first=Min("pk")).values("first")
        return self.model.objects.filter(pk__in=first)

    def numbers(self, language: str = "") -> dict[str, int]:
        """How many articles each list holds in a language, or in all; no empty ones.

        By what comes after the kind in the list's name: ``{"PE": 12}``.
        """
        numbers = Counter()
        for list_name, number in self._that_readers_see(language):
            numbers[listing.key_of(list_name)] += number
        return {key: number for key, number in numbers.items() if number > 0}

    def numbers_by_kind(self, language: str) -> dict[str, dict[str, int]]:
        """The same for every kind of list, in one query: ``{"country": {"PE": 12}}``."""
        numbers = defaultdict(dict)
        for list_name, number in self._that_readers_see(language):
            kind, _colon, key = list_name.partition(":")
            if number > 0 and ":" not in key:  # a colon: an author's work in one role
                numbers[kind][key] = number
        return numbers

    def _that_readers_see(self, language: str) -> Iterator[tuple[str, int]]:
        """Each list with its length, without what is still under an embargo."""
        lengths = self.filter(number__gt=0)
        if language:
            lengths = lengths.filter(language=language)
        held = ListEntry.objects.held_back()
        for list_name, in_language, number in lengths.values_list(
            "list_name", "language", "number"
        ):
            yield list_name, number - held[list_name, in_language]


class ListLength(models.Model):
    """How many articles a list holds in one language: known, because counting takes too long."""

    list_name = models.CharField(max_length=listing.LONGEST_NAME)
    language = models.CharField(max_length=10)
    number = models.PositiveIntegerField(default=0)

    objects = ListLengthQuerySet.as_manager()

    class Meta:
        verbose_name = _("list length")
        verbose_name_plural = _("list lengths")
        constraints = [
            models.UniqueConstraint(fields=["list_name", "language"], name="one_length_a_list")
        ]

    def __str__(self):
        return f"{self.list_name} ({self.language}): {self.number}"

    @property
    def key(self) -> str:
        """What the list is of: a primary key, or a country's code."""
        return listing.key_of(self.list_name)
