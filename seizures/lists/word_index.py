# ruff: noqa: S608, S611 - what is put into a statement is a constant here; values are parameters
"""Words of records, found at once: the index that the database keeps over ``RecordWords``.

SQLite's FTS5 (https://www.sqlite.org/fts5.html) is told of new rows by :func:`add` and follows
those that go by a trigger; PostgreSQL has an index on its expression. Words are found by their
beginning, whatever their accents. A migration that makes SQLite rebuild the table has to call
:func:`create` again: its trigger goes with it.
"""

from collections.abc import Sequence

from django.db import connections
from django.db.models.expressions import RawSQL

from commons import words

TABLE = "seizures_recordwords"
INDEX = f"{TABLE}_fts"
MOST_WORDS = 12

_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(words, content='{TABLE}',"
    " content_rowid='seizure_id')",
    # Earlier releases had one for new rows, too: FTS5 then writes its index after each of them.
    f"DROP TRIGGER IF EXISTS {TABLE}_added",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_taken AFTER DELETE ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX}({INDEX}, rowid, words)"
    " VALUES ('delete', old.seizure_id, old.words); END",
)
# PostgreSQL alters no table of which a foreign key is still to be checked.
_CHECK_NOW = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
_POSTGRESQL = (
    *_CHECK_NOW,
    f"CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin (to_tsvector('simple', words))",
)
_DROPPED = {
    "sqlite": (
        f"DROP TRIGGER IF EXISTS {TABLE}_added",
        f"DROP TRIGGER IF EXISTS {TABLE}_taken",
        f"DROP TABLE IF EXISTS {INDEX}",
    ),
    "postgresql": (
        *_CHECK_NOW,
        f"DROP INDEX IF EXISTS {TABLE}_words",
    ),
}
_CREATED = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def create(connection) -> None:
    """Make the index where it is missing, of all words that there are."""
    with connection.cursor() as cursor:
        was_there = INDEX in connection.introspection.table_names(cursor)
        for statement in _CREATED[connection.vendor]:
            cursor.execute(statement)
        if connection.vendor == "sqlite" and not was_there:
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")


def add(connection, rows: Sequence[tuple[int, str]]) -> None:
    """Take rows into the index that were just put into the table: each a key and its words."""
    if connection.vendor == "sqlite" and rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {INDEX}(rowid, words) VALUES (%s, %s)", rows)


def drop(connection) -> None:
    """Take the index away, for as long as all words are written anew."""
    with connection.cursor() as cursor:
        for statement in _DROPPED[connection.vendor]:
            cursor.execute(statement)


def as_kept(texts) -> str:
    """Texts as ``RecordWords`` keeps them: their words in order, without accents."""
    return words.folded(" · ".join(text for text in texts if text))


def records_with(text: str) -> RawSQL:
    """Keys of the records in which every word of a text occurs, to be used with ``__in``.

    What stands together without a space, as in SZ-2022-00017, is looked for together.
    """
    phrases = [found for part in text.split() if (found := words.folded(part).split())]
    phrases = phrases[:MOST_WORDS]
    if connections["default"].vendor == "postgresql":
        asked = " & ".join(
            f"({' <-> '.join([*phrase[:-1], phrase[-1] + ':*'])})" for phrase in phrases
        )
        return RawSQL(
            f"SELECT seizure_id FROM {TABLE}"
            " WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)",
            [asked],
        )
    asked = " AND ".join(f'"{" ".join(phrase)}" *' for phrase in phrases)
    return RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [asked])


def are_many(text: str, number: int) -> bool:
    """Whether more records than that have the words; it reads no more of them."""
    if not has_words(text):
        return False
    found = records_with(text)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM ({found.sql}) f LIMIT {number + 1}) g",
            found.params,
        )
        return cursor.fetchone()[0] > number


def has_words(text: str) -> bool:
    """Whether there is anything to look for: “…” has no word in it."""
    return bool(words.folded(text))
