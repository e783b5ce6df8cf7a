# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Many rows into one table, past the models: what is put in has been checked already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection
from django.db.models import Model


def in_batches(items: Iterable, size: int) -> Iterator[list]:
    """The items in lists of that many; the last may be shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def insert_rows(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence]) -> None:
    """Insert rows of plain values into a model's own table; its defaults are not applied.

    PostgreSQL takes them by COPY, SQLite one prepared statement: some five times as fast as
    ``bulk_create``. Nothing is sent to receivers, and no key is returned.
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        fields = [_field_of(model, column) for column in columns]
        prepared = (
            [field.get_db_prep_value(value, connection) for field, value in zip(fields, row)]  # noqa: B905
            for row in rows
        )
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", prepared)


def _field_of(model: type[Model], column: str):
    return next(field for field in model._meta.local_concrete_fields if field.column == column)
