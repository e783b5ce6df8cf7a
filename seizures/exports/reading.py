"""Records read in bulk: a thousand at a time, as plain values, with all that belongs to them.

Memory holds one chunk, however many records there are. A chunk is read by keyset on the primary
key, so that the last costs what the first does; what belongs together is read as of one moment,
so that no record leaves half old and half new.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from seizures.models import Claim, SeizureAgency, SeizurePlace, SubstanceLine, Wording
from seizures.vocabularies import Role

CHUNK = 1000
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
    places_by_role: dict[str, list] = field(init=False)

    def __post_init__(self):
        self.places_by_role = {}
        for place in self.places:
            self.places_by_role.setdefault(place.role, []).append(place)

    @property
    def seized_at(self):
        """The first place of seizure, or ``None``."""
        seized = self.places_by_role.get(SEIZED)
        return seized[0] if seized else None


def keys_in_chunks(records: QuerySet) -> Iterator[list[int]]:
    """The primary keys of records, ascending, without ever holding all of them."""
    keys = records.order_by("pk").values_list("pk", flat=True)
    last = 0
    while chunk := list(keys.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]


def in_chunks(records: QuerySet, line_conditions: Q | None = None) -> Iterator[list[Read]]:
    """Records with their parts. A line's ``asked`` says whether ``line_conditions`` hold for it."""
    for keys in keys_in_chunks(records):
        with steady_reading():
            read = _read(keys, line_conditions)
        yield read


def _read(keys: list[int], line_conditions: Q | None) -> list[Read]:
    from_model = SubstanceLine._meta.get_field("seizure").related_model
    parts = {name: _parts(name, keys, line_conditions) for name in PARTS}
    parents = Exists(from_model.objects.public().filter(pk=OuterRef("parent")))
    rows = (
        from_model.objects.listed()
        .filter(pk__in=keys)
        .order_by("pk")
        # A draft's identifier says that there is a draft: it stays in the house.
        .annotate(part_of=Case(When(parents, then=F("parent__public_id"))))
        .values_list(*RECORD_FIELDS, "part_of", named=True)
    )
    return [Read(row, *(parts[name][row.pk] for name in PARTS)) for row in rows]


def _parts(name: str, keys: list[int], line_conditions: Q | None) -> defaultdict[int, list]:
    model, fields, order = PARTS[name]
    rows = model.objects.filter(seizure__in=keys).order_by("seizure_id", *order)
    if name == "lines":
        rows = rows.annotate(
            asked=Case(When(line_conditions, then=True), default=False)
            if line_conditions
            else Value(True, output_field=BooleanField())
        )
        fields = (*fields, "asked")
    found = defaultdict(list)
    for row in rows.values_list("seizure_id", *fields, named=True):
        found[row.seizure_id].append(row)
    return found


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
