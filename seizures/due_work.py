"""What the record has to do that nobody waits for."""

from datetime import timedelta

from commons.work import due_work
from seizures.duplicates import finding
from seizures.importers import indexing
from seizures.models import ImportRun


@due_work("index-imported-records", every=timedelta(seconds=10))
def index_imported_records(limit: int) -> int:
    """Site search learns of the records of large imports, some of them a round."""
    done = 0
    for run in ImportRun.objects.order_by("pk"):
        if done < limit:
            done += indexing.index(run, at_most=limit - done)
    return done


@due_work("find-duplicates", every=timedelta(days=1))
def find_duplicates(limit: int) -> int:
    """Pairs that may be one event: one comparison of all records, half a minute for 300,000."""
    finding.find_all()
    return 1
