"""Finding articles, in a time that does not grow with how many there are.

Three ways, by how many rows of the index match:

- few (:data:`MOST_RANKED`): each is ranked, the best comes first;
- some (:data:`MOST_COLLECTED`): all are known, so they can be counted and sorted; those with the
  words in the headline come first, then the newest;
- more: the newest are read in the order of lists, some at a time, until a page is full. By
  relevance, those with the words in the headline come first, to a depth of
  :data:`DEEPEST_BY_RELEVANCE`.

A word that thousands of articles have says little about any of them; what is new does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from commons.keyset import Cursor, read_page
from commons.search_index import matching, ranks
from commons.words import Asked
from newsroom.models import Article
from newsroom.querysets import ArticleQuerySet
from newsroom.searching.passages import Piece, Wanted, mark, passage, texts_of

ROWS_A_PAGE = 20
MOST_RANKED = 400
MOST_COLLECTED = 2_000
DEEPEST_BY_RELEVANCE = 200
# How many of the newest articles are looked at, ever more, before a page is given as it is.
READ_AT_ONCE = (100, 400, 1_000, 1_500)

RELEVANCE, NEWEST = "relevance", "newest"
ORDERING = Article.LISTED_ORDERING


def _cursor_after(row) -> str:
    values = [getattr(row, name.lstrip("-")) for name in ORDERING]
    return Cursor(tuple(v.isoformat() if hasattr(v, "isoformat") else v for v in values)).encode()


@dataclass(frozen=True)
class FoundArticle:
    """An article with its headline and a passage of its text, the words asked for marked."""

    article: Article
    headline: list[Piece]
    passage: list[Piece]


@dataclass(frozen=True)
class FoundArticles:
    """One page of what was found.

    ``number`` is how many there are, or ``None`` where there are more than are counted. ``cursor``
    and ``next_number`` are where the next page begins: the one or the other, or neither.
    """

    rows: list[FoundArticle] = field(default_factory=list)
    number: int | None = 0
    next_number: int | None = None
    previous_number: int | None = None
    cursor: str | None = None
    is_deepest: bool = False

    @property
    def at_least(self) -> int:
        return MOST_COLLECTED if self.number is None else self.number


@dataclass(frozen=True)
class Search:
    """A search in articles: what is asked, in which languages, and among which articles.

    ``among`` are articles that readers may see, narrowed by the filters and in the order of lists
    (:meth:`newsroom.querysets.ArticleQuerySet.listed_in`).
    """

    asked: Asked
    languages: tuple[str, ...]
    among: ArticleQuerySet
    order: str = RELEVANCE
    page: int = 1
    cursor: str = ""

    def run(self) -> FoundArticles:
        """Raises :class:`commons.keyset.CursorError` for a cursor that no page gave out."""
        keys = matching(Article, self.asked, self.languages, most=MOST_COLLECTED + 1)
        if len(keys) <= MOST_COLLECTED:
            return self._page_of(self._sorted(keys))
        if self.order == NEWEST:
            return self._newest()
        return self._page_of(self._most_relevant(), number=None)

    def number(self) -> int:
        """How many there are, as far as they are counted."""
        keys = matching(Article, self.asked, self.languages, most=MOST_COLLECTED)
        return self.among.order_by().filter(listed_key__in=keys).count()

    # --- Few or some ------------------------------------------------------------------------------

    def _sorted(self, keys: list[int]) -> list[int]:
        # By the entry's key: a database then needs only the index of lists to leave the others out.
        newest_first = list(self.among.filter(listed_key__in=keys).values_list("pk", flat=True))
        if self.order == NEWEST or not newest_first:
            return newest_first
        if len(newest_first) <= MOST_RANKED:
            rank = ranks(Article, self.asked, self.languages, newest_first)
            return sorted(newest_first, key=lambda key: -rank.get(key, 0))
        titled = set(
            matching(
                Article,
                self.asked,
                self.languages,
                most=len(newest_first),
                in_title=True,
                within=newest_first,
            )
        )
        return sorted(newest_first, key=lambda key: key not in titled)

    # --- More than are counted -------------------------------------------------------------------

    def _newest(self) -> FoundArticles:
        found = []
        for read, cursor in self._read_newest(self.cursor):
            found += read
            if len(found) > ROWS_A_PAGE:
                found = found[:ROWS_A_PAGE]
                cursor = _cursor_after(found[-1])
                break
        keys = [article.pk for article in found]
        return FoundArticles(rows=self._rows(keys), number=None, cursor=cursor)

    def _most_relevant(self) -> list[int]:
        """Those with the words in the headline, then others; the newest of each first."""
        wanted = min(self.page * ROWS_A_PAGE + 1, DEEPEST_BY_RELEVANCE)
        titled = matching(
            Article, self.asked, self.languages, most=MOST_COLLECTED + 1, in_title=True
        )
        if len(titled) > MOST_COLLECTED:
            found = self._newest_keys(wanted, in_title=True)
        else:
            found = list(
                self.among.filter(listed_key__in=titled).values_list("pk", flat=True)[:wanted]
            )
        if len(found) < wanted:
            known = set(found)
            others = self._newest_keys(wanted, in_title=False)
            found += [key for key in others if key not in known][: wanted - len(found)]
        return found

    def _newest_keys(self, wanted: int, *, in_title: bool) -> list[int]:
        keys: list[int] = []
        for read, _cursor in self._read_newest("", in_title=in_title):
            keys += [article.pk for article in read]
            if len(keys) >= wanted:
                break
        return keys[:wanted]

    def _read_newest(
        self, cursor: str, *, in_title: bool = False
    ) -> Iterator[tuple[list, str | None]]:
        """The newest articles some at a time: those that match, and where the others begin.

        As rows, not as articles: hundreds are passed over for the twenty that are shown.
        """
        rows = self.among.values_list("pk", "listed_at", "listed_key", named=True)
        for size in READ_AT_ONCE:
            page = read_page(rows, ordering=ORDERING, size=size, cursor=cursor)
            found = set(
                matching(
                    Article,
                    self.asked,
                    self.languages,
                    most=size,
                    in_title=in_title,
                    within=[article.pk for article in page.rows],
                )
            )
            yield [article for article in page.rows if article.pk in found], page.next_cursor
            if not page.next_cursor:
                return
            cursor = page.next_cursor

    # --- Rows -------------------------------------------------------------------------------------

    def _page_of(self, keys: list[int], number: int | None = 0) -> FoundArticles:
        """A page, by its number, of keys in their order. ``number=None``: there are more."""
        start = (self.page - 1) * ROWS_A_PAGE
        end = start + ROWS_A_PAGE
        return FoundArticles(
            rows=self._rows(keys[start:end]),
            number=None if number is None else len(keys),
            next_number=self.page + 1 if len(keys) > end else None,
            previous_number=self.page - 1 if self.page > 1 else None,
            is_deepest=number is None and end >= DEEPEST_BY_RELEVANCE,
        )

    def _rows(self, keys: list[int]) -> list[FoundArticle]:
        """The articles of a page in its order, read with their bodies: only these need them."""
        articles = Article.objects.filter(pk__in=keys).with_result_parts().in_bulk()
        return [self._found(articles[key]) for key in keys if key in articles]

    def _found(self, article: Article) -> FoundArticle:
        """With the passage that matches; none of a text that was taken back."""
        language = article.locale.language_code
        wanted = Wanted(self.asked.stems([language]), language)
        found = []
        if not article.retraction:
            texts = [article.standfirst, *texts_of(article.body.raw_data)]
            found = passage(texts, wanted) or mark(article.standfirst, wanted)
        return FoundArticle(article, headline=mark(article.title, wanted), passage=found)
