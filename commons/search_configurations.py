"""PostgreSQL's text search, told to forgive accents.

One configuration for every language: https://www.postgresql.org/docs/current/unaccent.html.
Stems are not PostgreSQL's to make (:mod:`commons.words`). SQLite's index folds accents by itself.
"""

CONFIGURATION = "waybill"
WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


def create(connection) -> None:
    """Make the configuration where it is missing. Other databases than PostgreSQL need none."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [CONFIGURATION])
        if cursor.fetchone():
            return
        cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (COPY = simple)")
        cursor.execute(
            f"ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION} "
            f"ALTER MAPPING FOR {WORDS} WITH unaccent, simple"
        )
