# ruff: noqa: S608 - what is put into a statement is a name of ours; values are parameters
"""Many rows into one table, past the models: what is put in has been checked already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    TextField,
)


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
        adapted = _to_adapt(model, columns)
        prepared = (_adapted(row, adapted) for row in rows) if adapted else rows
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", prepared)


def new_keys(model: type[Model], count: int) -> list[int]:
    """Primary keys that no row has or will be given, for rows that others point to.

    Call it in the transaction that inserts them: on SQLite its write lock keeps others off.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), model._meta.pk.column, count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


class Shape:
    """The columns of a model in one order, with the defaults that it gives them."""

    def __init__(self, model: type[Model]):
        self.model = model
        fields = model._meta.local_concrete_fields
        self._defaults = {
            field.column: field.get_default()
            for field in fields
            if not field.primary_key or field.has_default()
        }

    def insert(self, rows: Iterable[dict], *, keys: Sequence[int] = ()) -> None:
        """Insert rows of values by column; what a row does not name has the model's default."""
        defaults = self._defaults
        columns = [*defaults, self.model._meta.pk.column] if keys else [*defaults]
        names, values_by_default = [*defaults], [*defaults.values()]
        values = [[*map(row.get, names, values_by_default)] for row in rows]
        for each, key in zip(values, keys, strict=False):
            each.append(key)
        insert_rows(self.model, columns, values)


def _to_adapt(model: type[Model], columns: Sequence[str]) -> list[tuple[int, Callable]]:
    """The columns whose values SQLite does not take as they are: days, decimals, JSON, UUIDs."""
    by_column = {field.column: field for field in model._meta.local_concrete_fields}
    plain = (CharField, TextField, IntegerField, BooleanField, ForeignKey)
    return [
        (at, _adapter(by_column[column]))
        for at, column in enumerate(columns)
        if not isinstance(by_column[column], plain)
    ]


def _adapter(field: Field) -> Callable:
    """What a field makes of a value for this database, made once for each value."""
    database = connections[DEFAULT_DB_ALIAS]

    def adapt(value):
        return field.get_db_prep_value(value, database)

    return adapt if isinstance(field, JSONField) else lru_cache(maxsize=4_096)(adapt)


def _adapted(row: Sequence, adapters: list[tuple[int, Callable]]) -> list:
    values = list(row)
    for at, adapt in adapters:
        if values[at] is not None:
            values[at] = adapt(values[at])
    return values
