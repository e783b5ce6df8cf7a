# ruff: noqa: S608 - what is put into a statement is a constant here; values are parameters
"""The search index read in bounded time: which rows match, which of some do, and how well.

Wagtail's own ``search()`` ranks every match before it shows the first: with a word that half of
100,000 articles have, that takes seconds. Here nothing reads more matches than it is told to, and
ranking is for a known handful. Each function is one statement on the tables that Wagtail fills
(:mod:`commons.search_backend`), written for PostgreSQL's ``tsvector`` and for SQLite's FTS5.
"""

from collections.abc import Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.models import Page

from commons.search_configurations import CONFIGURATION
from commons.words import Asked, kind_word, stem

ENTRIES = "wagtailsearch_indexentry"
HEADLINE_WEIGHT = 4.0
# Asked for a single row, PostgreSQL reads the table in the hope of meeting it soon.
SMALLEST_LIMIT = 2_000


def matching(
    model: type[Model],
    asked: Asked,
    languages: Iterable[str],
    *,
    most: int,
    in_title: bool = False,
    within: Collection[int] | None = None,
) -> list[int]:
    """Primary keys of rows that match, in no order, ``most`` of them at most.

    ``languages`` are those in whose stems to look; ``in_title`` looks at titles only; ``within``
    looks at these rows only.
    """
    if not asked or (within is not None and not within):
        return []
    statement, parameters = _SEARCHES[connection.vendor](
        _of_kind(model, asked), tuple(languages), in_title, model, within
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT %s", [*parameters, max(most, SMALLEST_LIMIT)])
        return [int(row[0]) for row in cursor.fetchmany(most)]


def ranks(
    model: type[Model], asked: Asked, languages: Iterable[str], keys: Collection[int]
) -> dict[int, float]:
    """How well each of these rows matches: the higher, the better; titles count most."""
    if not keys:
        return {}
    places = ", ".join(["%s"] * len(keys))
    languages = tuple(languages)
    if connection.vendor == "postgresql":
        statement = (
            f"SELECT e.object_id, %s * ts_rank(e.title, q, 1) + ts_rank(e.body, q, 1)"
            f" FROM {ENTRIES} e, to_tsquery('{CONFIGURATION}', %s) q"
            f" WHERE e.content_type_id = %s AND e.object_id IN ({places})"
        )
        parameters = [HEADLINE_WEIGHT, _tsquery(asked, languages)]
    else:
        # bm25() is better the lower it is; its weights are by column: autocomplete, body, title.
        statement = (
            f"SELECT e.object_id, -bm25({ENTRIES}_fts, 0, 1, %s)"
            f" FROM {ENTRIES}_fts f CROSS JOIN {ENTRIES} e ON e.id = f.rowid"
            f" WHERE {ENTRIES}_fts MATCH %s AND e.content_type_id = %s"
            f" AND e.object_id IN ({places})"
        )
        parameters = [HEADLINE_WEIGHT, _match(asked, languages, in_title=False)]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, _content_type(model), *map(str, keys)])
        return {int(key): float(rank) for key, rank in cursor.fetchall()}


def _of_kind(model: type[Model], asked: Asked) -> Asked:
    """Also asks for the word that every object of a kind has: without it the few records that
    match would be looked for among all the articles that do. Articles are nearly all there is."""
    if issubclass(model, Page):
        return asked
    return Asked((*asked.wanted, (kind_word(model),)), asked.unwanted)


def _content_type(model: type[Model]) -> int:
    return ContentType.objects.get_for_model(model).pk


# --- PostgreSQL ------------------------------------------------------------------------------


def _search_postgresql(asked: Asked, languages, in_title: bool, model, within):
    """Each phrase by itself in title and body: there is an index of each, and none of the two
    joined, which Wagtail's own search asks for."""
    has = f"e.title @@ to_tsquery('{CONFIGURATION}', %s)"
    if not in_title:
        has = f"({has} OR e.body @@ to_tsquery('{CONFIGURATION}', %s))"
    conditions = [has] * len(asked.wanted) + [f"NOT {has}"] * len(asked.unwanted)
    phrases = [_ts_phrase(phrase, languages) for phrase in (*asked.wanted, *asked.unwanted)]
    narrowed = "" if within is None else " AND e.object_id = ANY(%s)"
    return (
        f"SELECT e.object_id FROM {ENTRIES} e WHERE e.content_type_id = %s{narrowed}"
        f" AND {' AND '.join(conditions)}",
        [
            _content_type(model),
            *([] if within is None else [[str(key) for key in within]]),
            *(phrase for phrase in phrases for _column in range(has.count("%s"))),
        ],
    )


def _tsquery(asked: Asked, languages: tuple[str, ...]) -> str:
    """All that is wanted, to rank by."""
    return " & ".join(_ts_phrase(phrase, languages) for phrase in asked.wanted)


def _ts_phrase(phrase: tuple[str, ...], languages: tuple[str, ...]) -> str:
    """One phrase in each language’s stems. Stems are letters and digits: none to escape."""
    stems = _stemmed(phrase, languages)
    return "(" + " | ".join("(" + " <-> ".join(f"'{s}'" for s in way) + ")" for way in stems) + ")"


# --- SQLite ----------------------------------------------------------------------------------


def _search_sqlite(asked: Asked, languages, in_title: bool, model, within):
    match = _match(asked, languages, in_title=in_title)
    if within is None:
        return (
            f"SELECT e.object_id FROM {ENTRIES}_fts f CROSS JOIN {ENTRIES} e ON e.id = f.rowid"
            f" WHERE {ENTRIES}_fts MATCH %s AND e.content_type_id = %s",
            [match, _content_type(model)],
        )
    # FTS5 finds a range of rows at once, but takes as long for each row by itself; rows that are
    # asked for together were written together.
    places = ", ".join(["%s"] * len(within))
    return (
        f"WITH among AS MATERIALIZED (SELECT id, object_id FROM {ENTRIES}"
        f" WHERE content_type_id = %s AND object_id IN ({places}))"
        f" SELECT among.object_id FROM {ENTRIES}_fts f CROSS JOIN among ON among.id = f.rowid"
        f" WHERE {ENTRIES}_fts MATCH %s"
        f" AND f.rowid BETWEEN (SELECT min(id) FROM among) AND (SELECT max(id) FROM among)",
        [_content_type(model), *map(str, within), match],
    )


def _match(asked: Asked, languages: tuple[str, ...], *, in_title: bool) -> str:
    """https://www.sqlite.org/fts5.html#full_text_query_syntax"""
    wanted = " AND ".join(_fts_phrase(phrase, languages) for phrase in asked.wanted)
    expression = f"({wanted})"
    if asked.unwanted:
        unwanted = " OR ".join(_fts_phrase(phrase, languages) for phrase in asked.unwanted)
        expression = f"{expression} NOT ({unwanted})"
    return f"{{{'title' if in_title else 'title body'}}} : ({expression})"


def _fts_phrase(phrase: tuple[str, ...], languages: tuple[str, ...]) -> str:
    stems = _stemmed(phrase, languages)
    return "(" + " OR ".join('"' + " ".join(way) + '"' for way in stems) + ")"


def _stemmed(phrase: tuple[str, ...], languages: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The phrase in the stems of each language, each different way once."""
    return list(
        dict.fromkeys(tuple(stem(word, language) for word in phrase) for language in languages)
    )


_SEARCHES = {"postgresql": _search_postgresql, "sqlite": _search_sqlite}
