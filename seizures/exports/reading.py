"""Records read in bulk: two thousand at a time, as plain values, with all that belongs to them.

Memory holds one chunk, however many records there are. A chunk is read by keyset on the primary
key, so that the last costs what the first does; what belongs together is read as of one moment,
so that no record leaves half old and half new.
"""

from collections import defaultdict, namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from seizures.exports.distinct import Distinct
from seizures.models import Claim, SeizureAgency, SeizurePlace, SubstanceLine, Wording
from seizures.vocabularies import Role

CHUNK = 2000
# Keys that leave out at most every second number are asked for as a range: a list of thousands of
# them costs the database layer more than the rows that are read in vain.
DENSE = 2
SEIZED = Role.SEIZED.value  # plain text: an enumeration asked a million times costs seconds
RECORD_FIELDS = (
    "pk",
    "public_id",
    "kind",
    "status",
    "occurred",
    "occurred_earliest",
    "occurred_latest",
    "announced",
    "announced_earliest",
    "announced_latest",
    "filed_under",
    "mode",
    "vessel",
    "imo_number",
    "container_number",
    "concealment",
    "arrests_low",
    "arrests_high",
    "value_amount",
    "value_currency",
    "value_kind",
    "value_claimed_by",
    "first_published_at",
    "last_published_at",
)
WORDING_FIELDS = ("language", "title", "cover_load")
LINE_FIELDS = (
    "substance",
    "form",
    "named",
    "as_written",
    "reading",
    "qualifier",
    "unit",
    "low",
    "best",
    "high",
    "kg_low",
    "kg_high",
    "conversion_rule",
    "purity_low",
    "purity_high",
)
PLACE_FIELDS = (
    "role",
    "name",
    "country",
    "subdivision",
    "locode",
    "latitude",
    "longitude",
    "precision",
    "site",
)
AGENCY_FIELDS = ("name", "role")
CLAIM_FIELDS = (
    "about",
    "quote",
    "quote_language",
    "figure_as_written",
    "source_name",
    "publisher",
    "url",
    "archived_url",
    "published",
    "retrieved",
    "chosen",
    "reason",
    "from_record",
)
# Of each kind of part: its model, the fields that leave the house, and their order in a record.
PARTS: dict[str, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    "wordings": (Wording, WORDING_FIELDS, ("pk",)),
    "lines": (SubstanceLine, LINE_FIELDS, ("sort_order", "pk")),
    "places": (SeizurePlace, PLACE_FIELDS, ("sort_order", "pk")),
    "agencies": (SeizureAgency, AGENCY_FIELDS, ("sort_order", "pk")),
    "claims": (Claim, CLAIM_FIELDS, ("sort_order", "pk")),
}


@dataclass(slots=True)
class Read:
    """A record as it was read: ``fields`` by name, and its parts in their order."""

    fields: Any
    wordings: list
    lines: list
    places: list
    agencies: list
    claims: list

    @property
    def seized_at(self):
        """The first place of seizure, or ``None``."""
        return next((place for place in self.places if place.role == SEIZED), None)


def keys_in_chunks(records: QuerySet) -> Iterator[list[int]]:
    """The primary keys of records, ascending, without ever holding all of them."""
    keys = records.order_by("pk").values_list("pk", flat=True)
    last = 0
    while chunk := list(keys.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]


def in_chunks(records: QuerySet, line_conditions: Q | None = None) -> Iterator[list[Read]]:
    """Records with their parts. A line's ``asked`` says whether ``line_conditions`` hold for it."""
    reader = _Reader(line_conditions)
    for keys in keys_in_chunks(records):
        with steady_reading():
            read = reader.read(keys)
        yield read


class _Reader:
    """Reads chunk after chunk, and keeps what the database layer made of the latest values."""

    def __init__(self, line_conditions: Q | None):
        self._line_conditions = line_conditions
        self._converted: dict[tuple[str, int], Distinct] = {}

    def read(self, keys: list[int]) -> list[Read]:
        from_model = SubstanceLine._meta.get_field("seizure").related_model
        parts = [self._parts(name, keys) for name in PARTS]
        parents = Exists(from_model.objects.public().filter(pk=OuterRef("parent")))
        records = (
            from_model.objects.listed()
            .filter(_among("pk", keys))
            .order_by("pk")
            # A draft's identifier says that there is a draft: it stays in the house.
            .annotate(part_of=Case(When(parents, then=F("parent__public_id"))))
        )
        wanted = frozenset(keys)
        return [
            Read(row, *[part[row.pk] for part in parts])
            for row in self._rows("records", records, (*RECORD_FIELDS, "part_of"))
            if row.pk in wanted
        ]

    def _parts(self, name: str, keys: list[int]) -> defaultdict[int, list]:
        model, fields, order = PARTS[name]
        rows = model.objects.filter(_among("seizure", keys)).order_by("seizure_id", *order)
        if name == "lines":
            rows = rows.annotate(
                asked=Case(When(self._line_conditions, then=True), default=False)
                if self._line_conditions
                else Value(True, output_field=BooleanField())
            )
            fields = (*fields, "asked")
        found = defaultdict(list)
        for row in self._rows(name, rows, ("seizure_id", *fields)):
            found[row.seizure_id].append(row)
        return found

    def _rows(self, name: str, rows: QuerySet, fields: tuple[str, ...]) -> Iterator[Any]:
        """As ``values_list(*fields, named=True)`` gives them.

        What comes from the database is converted by the fields' own converters, as there, but
        column by column and each distinct value once.
        """
        compiler = rows.values_list(*fields).query.get_compiler(rows.db)
        read = chain.from_iterable(compiler.execute_sql())
        columns = list(zip(*read, strict=True))
        if not columns:
            return iter(())
        selected = [expression for expression, *_rest in compiler.select[: compiler.col_count]]
        for place, (converters, expression) in compiler.get_converters(selected).items():
            converted = self._converted.setdefault(
                (name, place), Distinct(partial(_convert, converters, expression))
            )
            columns[place] = map(converted.__getitem__, columns[place])
        return map(partial(tuple.__new__, _row_class(fields)), zip(*columns, strict=True))


def _convert(converters: list, expression, value):
    for converter in converters:
        value = converter(value, expression, connection)
    return value


@cache
def _row_class(fields: tuple[str, ...]) -> type:
    return namedtuple("Row", fields)


def _among(field: str, keys: list[int]) -> Q:
    """Rows of these ascending keys; where they lie dense, of others between them, too."""
    first, last = keys[0], keys[-1]
    if last - first < DENSE * len(keys):
        return Q(**{f"{field}__gte": first, f"{field}__lte": last})
    return Q(**{f"{field}__in": keys})


@contextmanager
def steady_reading() -> Iterator[None]:
    """What is read within sees one state of the database, whatever others write meanwhile.

    On PostgreSQL a transaction of repeatable reads; on SQLite a deferred one, which takes no
    write lock, as Django's own would. Within a transaction that is open already, that one holds.
    """
    connection.ensure_connection()
    if connection.in_atomic_block or getattr(connection.connection, "in_transaction", False):
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
