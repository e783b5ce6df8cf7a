"""Site search for imported records: by identifier, place and what else its index holds.

Lists, filters and their search know a record as soon as its batch is written. Wagtail's index,
which the search of the whole site reads, takes longer than the import itself, so it is filled
afterwards: at once for a small import, else by the worker, or by a command that waits for nothing
(``manage.py index_imported_records``).
"""

from collections.abc import Callable

from wagtail.search.backends import get_search_backends

from commons.bulk_rows import in_batches
from seizures.models import ImportRun, Seizure

RECORDS_AT_ONCE = 500
AT_ONCE_WHEN_UP_TO = 1_000


def index(
    run: ImportRun,
    progress: Callable[[int, int], None] = lambda done, of: None,
    *,
    at_most: int | None = None,
) -> int:
    """Fill the index with a run's records behind those that are in it; goes on where it stopped."""
    waiting = run.rows.filter(seizure__isnull=False, seizure__gt=run.indexed_to)
    keys = waiting.order_by("seizure").values_list("seizure", flat=True)[:at_most]
    number, done = len(keys), 0
    for some in in_batches(keys, RECORDS_AT_ONCE):
        records = list(Seizure.objects.filter(pk__in=some).with_parts())
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Seizure, records)
        run.indexed_to = some[-1]
        run.save(update_fields=["indexed_to"])
        done += len(some)
        progress(done, number)
    return done
