"""PostgreSQL's text search, told to forgive accents.

One configuration a language (stemmed) and ``waybill`` for text of any language (not stemmed):
https://www.postgresql.org/docs/current/unaccent.html. SQLite's index folds accents by itself.
"""

CONFIGURATIONS = {
    "waybill": ("simple", "simple"),
    "waybill_en": ("english", "english_stem"),
    "waybill_es": ("spanish", "spanish_stem"),
}


def create(connection) -> None:
    """Make the configurations that are missing. Other databases than PostgreSQL have none."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        for name, (copied, dictionary) in CONFIGURATIONS.items():
            cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [name])
            if cursor.fetchone():
                continue
            cursor.execute(f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {copied})")
            cursor.execute(
                f"ALTER TEXT SEARCH CONFIGURATION {name} "
                "ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part "
                f"WITH unaccent, {dictionary}"
            )
